import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { maskIdentityNumbers } from '#lib/text/identity-numbers.ts'
import { getThread } from '../conversations/conversations.queries.ts'
import { LONGEST_TYPED } from '../choices/choices.ts'
import { noteTyping } from '../presence/attend.ts'
import { findSent } from '../sending/outgoing.queries.ts'
import { deleteDraft, findDraft, LONGEST_DRAFT, putDraft, type SeenDraft } from './drafts.queries.ts'

const NEWER = 'この相談の下書きは、ほかの端末で新しくなっています。読み込み直すと、新しい下書きが出ます。'
const SENT = 'この下書きは、もう送られたか、ほかの端末で消されています。'

const plain = (typed: string): string =>
  maskIdentityNumbers(typed.replaceAll('\r\n', '\n').replaceAll('\0', '').toWellFormed()).text

/**
 * 下書きを保存: keeps what is typed; nothing where all of it was deleted. It is no record of the town's and nobody else's business, so the
 * trail says nothing of it.
 * @returns its version, none where nothing is kept
 * @throws Refusal 409 where another machine saved a newer one, or the reply went out; 422 where it is too long
 */
export function saveDraft(
  db: Db<'inquiries'>,
  staff: Staff,
  conversationId: number,
  typed: { text: string; choices?: string } & SeenDraft,
  now: Temporal.Instant,
): Promise<string | undefined> {
  const [body, choices] = [plain(typed.text), plain(typed.choices ?? '')]
  return db.transaction().execute(async (tx) => {
    await getThread(tx, staff, conversationId)
    if (body.length > LONGEST_DRAFT)
      throw new Refusal(422, `下書きは ${LONGEST_DRAFT.toLocaleString('ja')} 文字までです。`, 'text')
    if (choices.length > LONGEST_TYPED) throw new Refusal(422, '返事のボタンが長すぎます。', 'choices')
    if (typed.key && (await findSent(tx, conversationId, typed.key)) !== undefined) throw new Refusal(409, SENT, 'text')
    const kept = await findDraft(tx, staff, conversationId)
    if ((kept?.version ?? '') !== (typed.version ?? '')) {
      if (kept?.body === body && kept.choices === choices) return kept.version
      throw new Refusal(409, kept ? NEWER : SENT, 'text')
    }
    if ((kept?.body ?? '') === body && (kept?.choices ?? choices) === choices) return kept?.version
    const begins = body.trim() !== ''
    if (!begins) await deleteDraft(tx, staff, conversationId)
    if (begins === !kept) await tellScreens(tx, `staff:${staff.id}`) // the list says that there is one, to nobody else
    if (begins) await noteTyping(tx, staff, conversationId, now, kept?.savedAt)
    return begins
      ? await putDraft(tx, staff, conversationId, { body, choices, key: typed.key ?? null, at: now })
      : undefined
  })
}
