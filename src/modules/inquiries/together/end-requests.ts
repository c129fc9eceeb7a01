import { type Actor, record } from '#kernel/audit/record.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import { notify } from '#kernel/notifications/notify.ts'
import type { Tx } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { concerned } from '../casework/assigning/colleagues.queries.ts'
import { OPINIONS, type Outcome, OUTCOMES } from './opinion.ts'
import { endRequests, listMembers } from './opinion-requests.queries.ts'

interface Ending {
  outcome: Exclude<Outcome, 'given'>
  /** Null: nobody of the staff. */
  by: number | null
  /** One; all that are open otherwise. */
  id?: number
}

/**
 * Ends what other sections are still asked about a conversation that the caller holds, and says so to them: before it is closed, moved or
 * goes on in confidence, or because whoever asked needs it no more.
 * @returns how many
 */
export async function endOpinionRequests(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  conversation: { id: number; residentId: number },
  { outcome, by, id }: Ending,
): Promise<number> {
  const of = { conversationId: conversation.id, ...(id !== undefined && { id }) }
  const ended = await endRequests(tx, now, of, { outcome, by })
  const actor: Actor = by === null ? 'system:worker' : `staff:${by}`
  for (const request of ended) {
    const title = `${OUTCOMES[outcome]}。意見は要りません(相談 ${conversation.id})`
    for (const { id: to } of concerned(await listMembers(tx, request.sectionId, dateInTokyo(now))))
      if (to !== by) await notify(tx as unknown as Tx, now, to, { title, href: OPINIONS })
    await tellScreens(tx, `inquiries:${request.sectionId}`)
    await record(tx, now, actor, 'conversation.opinion_request_ended', `conversation:${conversation.id}`, {
      resident: conversation.residentId,
      request: request.id,
      section: request.sectionId,
      outcome,
    })
  }
  return ended.length
}
