import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { getThread } from '../conversations/conversations.queries.ts'
import { findDraft, LONGEST_DRAFT, putDraft } from '../drafts/drafts.queries.ts'
import { wordOf } from './ask-machine.ts'
import { inReply, isOwn, withReply } from './machine.ts'
import { type Held, holdText, putAway } from './texts.queries.ts'

const GONE = 'もう片づけられているか、見つかりませんでした。読み込み直してください。'

/** One of a conversation that somebody may see; their own, where it belongs to a reply. @throws Refusal 404, 409 */
async function hold(tx: Tx<'inquiries'>, staff: Staff, conversationId: number, id: number): Promise<Held> {
  await getThread(tx, staff, conversationId)
  const text = await holdText(tx, id)
  if (!text || text.conversationId !== conversationId || (isOwn(text.use) && text.askedBy !== staff.id))
    throw new Refusal(409, GONE, 'machine')
  return text
}

/**
 * 返信に入れる: what the machine wrote becomes the draft of whoever asked for it. Nothing goes out by itself.
 * @throws Refusal 404, 409
 */
export function takeText(
  municipality: { db: Db<'inquiries'>; publicUrl: string },
  now: Temporal.Instant,
  staff: Staff,
  conversationId: number,
  id: number,
): Promise<void> {
  const { db, publicUrl } = municipality
  return db.transaction().execute(async (tx) => {
    const text = await hold(tx, staff, conversationId, id)
    if (!isOwn(text.use) || text.state !== 'answered') throw new Refusal(409, GONE, 'machine')
    const draft = await findDraft(tx, staff, conversationId)
    const body = withReply(draft?.body ?? '', text, inReply(text, publicUrl))
    if (body.length > LONGEST_DRAFT)
      throw new Refusal(409, '下書きが長すぎて入れられません。先に送るか、短くしてください。', 'machine')
    await putDraft(tx, staff, conversationId, { body, choices: draft?.choices ?? '', key: null, at: now })
    await putAway(tx, now, id)
    await tellScreens(tx, `staff:${staff.id}`)
  })
}

/** 片づける. @throws Refusal 404, 409 while it is under way */
export function putTextAway(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  conversationId: number,
  id: number,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const text = await hold(tx, staff, conversationId, id)
    if (!text.endedAt) throw new Refusal(409, '言語モデルの答えを待っています。少し待ってください。', 'machine')
    await putAway(tx, now, id)
    await tellScreens(tx, wordOf(text.use, text))
  })
}
