import type { Staff } from '#kernel/identity/staff.ts'
import { enqueue, tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { type Conversation, getThread } from '../conversations/conversations.queries.ts'
import { isOwn, LANGUAGES, LONGEST_ORIGINAL, LOST_AFTER, type Target, type Use, USES } from './machine.ts'
import { countCalls, findModel } from './model.queries.ts'
import {
  findSaidBy,
  findUnderWay,
  insertText,
  isKeptFromMachines,
  newestSaidIn,
  type NewText,
  setEnded,
} from './texts.queries.ts'

export const THINK = 'inquiries.think'
/** One after the other in a town: a server that hangs holds one place of the worker, and each is counted before the next. */
const THINK_OPTIONS = { queue: THINK, maxAttempts: 3 }

export const LOST = '答えが届きませんでした。もう一度お試しください。'
export const KEPT = '機密を要する相談と、LINE に残さない課の相談は、言語モデルに送りません。'
export const spent = (most: number) =>
  `きょう言語モデルに頼める回数(${most.toLocaleString('ja')}回)を使い切りました。明日また使えます。`
export const isOff = (use: Use) => `「${USES[use]}」は、この町では使わないことになっています。`

/** What somebody wants of it, as it was typed or chosen. */
export interface Wish {
  use: Use
  /** The reply as it is now. */
  original?: string | undefined
  language?: string | undefined
  /** The message that is to be read. */
  message?: number | undefined
}

const refuse = (status: 409 | 422, words: string) => new Refusal(status, words, 'machine')

/** Whose screens hear of it. */
export const wordOf = (use: Use, { askedBy, sectionId }: { askedBy: number; sectionId: number }): string =>
  isOwn(use) ? `staff:${askedBy}` : `inquiries:${sectionId}`

/**
 * 言語モデルに頼む: noted, and asked by a job: nobody waits for it. The same that is under way is asked once. Where something was joined (統合), it is of
 * one thread, like the reply.
 * @returns its number
 * @throws Refusal 404, 409 where it is switched off, used up or kept from machines, 410, 422
 */
export function askMachine(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  conversationId: number,
  wish: Wish,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const conversation = await getThread(tx, staff, conversationId)
    const { use } = wish
    const model = await findModel(tx)
    if (!model?.uses.includes(use)) throw refuse(409, isOff(use))
    if (await isKeptFromMachines(tx, conversationId)) throw refuse(409, KEPT)
    if ((await countCalls(tx, dateInTokyo(now))) >= model.callsADay) throw refuse(409, spent(model.callsADay))
    const fresh = await read(tx, conversation, wish)
    await endLost(tx, now, staff, fresh)
    const id = await insertText(tx, now, staff.id, fresh)
    if (id === undefined) return (await findUnderWay(tx, staff.id, fresh))!.id
    await enqueue(tx, THINK, { id }, THINK_OPTIONS)
    await tellScreens(tx, wordOf(use, { askedBy: staff.id, sectionId: conversation.sectionId }))
    return id
  })
}

async function read(tx: Tx<'inquiries'>, { id }: Conversation, { use, ...wish }: Wish): Promise<NewText> {
  const text: NewText = { conversationId: id, use, messageId: null, language: null, original: '' }
  if (use === 'plain' || use === 'translation') {
    text.original = (wish.original ?? '').replaceAll('\r\n', '\n').replaceAll('\0', '').toWellFormed().trim()
    if (!text.original) throw refuse(422, '返信を書いてから、もう一度押してください。')
    if (text.original.length > LONGEST_ORIGINAL)
      throw refuse(422, `言語モデルに送れる返信は ${LONGEST_ORIGINAL.toLocaleString('ja')} 文字までです。`)
  }
  if (use === 'translation') {
    if (!Object.hasOwn(LANGUAGES, wish.language ?? '')) throw refuse(422, 'どの言語に翻訳するかを選んでください。')
    text.language = wish.language as Target
  }
  if (use === 'reading') {
    const said = await findSaidBy(tx, id, wish.message ?? 0)
    if (!said) throw refuse(422, '翻訳するメッセージが見つかりません。送信が取り消された可能性があります。')
    text.messageId = said.id
  }
  if (use === 'draft' || use === 'summary') {
    const newest = await newestSaidIn(tx, id)
    if (newest === undefined) throw refuse(422, 'この相談には、まだ文字のやりとりがありません。')
    if (use === 'summary') text.messageId = newest
  }
  return text
}

/** One whose job fell silent stands in nobody's way. */
async function endLost(tx: Tx<'inquiries'>, now: Temporal.Instant, staff: Staff, fresh: NewText): Promise<void> {
  const before = await findUnderWay(tx, staff.id, fresh)
  if (before && Temporal.Instant.compare(before.askedAt.add(LOST_AFTER), now) < 0)
    await setEnded(tx, now, before.id, { failure: LOST })
}
