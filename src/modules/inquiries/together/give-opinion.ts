import { record } from '#kernel/audit/record.ts'
import type { Typed } from '#kernel/http/form-reader.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import { notify } from '#kernel/notifications/notify.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { titleOf } from '../casework/title-of.ts'
import { readOpinion } from './opinion.ts'
import { endRequests, holdAsked } from './opinion-requests.queries.ts'

/** 意見を返す: one for each request, which it ends. Whoever asked and whoever does it are told. Twice is once. @throws Refusal 404, 409, 422 */
export function giveOpinion(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  requestId: number,
  typed: Typed,
): Promise<void> {
  const opinion = readOpinion(typed)
  return db.transaction().execute(async (tx) => {
    const { request, conversation } = await holdAsked(tx, now, staff, requestId)
    if (request.outcome) {
      if (request.opinion === opinion) return
      throw new Refusal(
        409,
        `${request.endedBy}さんが先に意見を返しました。足りないことは、内部メモに書いてください。`,
        'opinion',
      )
    }
    const { id, sectionId, assigneeId, residentId } = conversation
    await endRequests(tx, now, { conversationId: id, id: requestId }, { outcome: 'given', by: staff.id, opinion })
    const title = `${titleOf(conversation)}に、${request.section}の意見が返りました(${staff.name})`
    for (const to of new Set([request.askedById, assigneeId]))
      if (to !== null && to !== staff.id)
        await notify(tx as unknown as Tx, now, to, { title, href: `/console/inquiries/${id}` })
    for (const section of [sectionId, request.sectionId]) await tellScreens(tx, `inquiries:${section}`)
    await record(tx, now, `staff:${staff.id}`, 'conversation.opinion_given', `conversation:${id}`, {
      resident: residentId,
      request: requestId,
      section: request.sectionId,
      characters: opinion.length,
    })
  })
}
