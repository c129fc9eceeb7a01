import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { refuseWhileProposed } from '../../decisions/refuse-while-proposed.ts'
import { type Conversation, getConversation, holdToChange } from '../../conversations/conversations.queries.ts'
import { leaveNothingWaiting } from '../../held/before-leaving.ts'
import { listOwedIn } from '../../calls/calls.queries.ts'
import { insertNoReply } from '../../conversations/turn.queries.ts'
import { endOpinionRequests } from '../../together/end-requests.ts'
import { planQuestion } from '../../satisfaction/plan-question.ts'
import { insertNote } from '../notes/notes.queries.ts'
import { setClosed } from './closing.queries.ts'
import { reopen } from './reopen.queries.ts'

export interface Closing {
  /** The newest message before the eyes of whoever closes. */
  seen: number
  /** They know that the resident waits, and that no answer follows (返信不要). */
  unanswered: boolean
  /** 満足度をきかない: the resident is not asked how it was. */
  quietly?: boolean
}

/** 完了: it is over, until the resident writes again. Twice is once. @throws Refusal 404, 409 where the resident waits */
export function close(
  municipality: Municipality,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  { seen, unanswered, quietly = false }: Closing,
): Promise<void> {
  const db: Db<'inquiries'> = municipality.db
  return db.transaction().execute(async (tx) => {
    if ((await holdToChange(tx, staff, id)).closedAt) return
    await refuseWhileProposed(tx, id, 'closing')
    await leaveNothingWaiting(tx, municipality, id, now, 'closing')
    const conversation = await getConversation(tx, staff, id) // as it is now that all is said
    const { waitingSince, sectionId, residentId } = conversation
    if ((await listOwedIn(tx, staff, { id })).length > 0)
      throw new Refusal(409, '折り返しが済んでいません。折り返しの結果を記録してから、完了にしてください。', 'closing')
    if (waitingSince && !unanswered)
      throw new Refusal(
        409,
        '相手が返信を待っています。返信しないまま完了にするときは「返信せずに完了にする」を押してください。',
        'closing',
      )
    if (waitingSince && !(await insertNoReply(tx, staff, id, seen, now)))
      throw new Refusal(409, 'その間に新しいメッセージが届きました。内容を確かめてから完了にしてください。', 'closing')
    await endOpinionRequests(tx, now, conversation, { outcome: 'closed', by: staff.id })
    await setClosed(tx, now, staff.id, id)
    await insertNote(tx, now, { conversationId: id, authorId: staff.id, kind: 'closed' })
    if (!quietly) for (const one of answeredIn(conversation)) await planQuestion(tx, now, one)
    await tellScreens(tx, `inquiries:${sectionId}`)
    await record(tx, now, `staff:${staff.id}`, 'conversation.closed', `conversation:${id}`, {
      resident: residentId,
      ...(waitingSince && { unansweredUpTo: seen }),
    })
  })
}

/** Whoever is asked how it was: everybody of what was merged, each once. */
function answeredIn(conversation: Conversation): Conversation[] {
  const asked: Conversation[] = [conversation]
  for (const { id, residentId, following } of conversation.joined)
    if (asked.every((one) => one.residentId !== residentId)) asked.push({ ...conversation, id, residentId, following })
  return asked
}

/** 再開 by staff. Twice is once. @throws Refusal 404 */
export function reopenConversation(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { sectionId } = await getConversation(tx, staff, id)
    if (await reopen(tx, now, id, { staffId: staff.id })) await tellScreens(tx, `inquiries:${sectionId}`)
  })
}
