import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import { notify } from '#kernel/notifications/notify.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { holdToChange } from '../../conversations/conversations.queries.ts'
import { titleOf } from '../title-of.ts'
import { setAssignee } from './assignee.queries.ts'
import { listColleagues } from './colleagues.queries.ts'

export interface Assignment {
  /** Whose it shall be; null: nobody's. */
  to: number | null
  /** Whose it was before the eyes of whoever says so. */
  was: number | null
}

/**
 * 担当を決める, 引き受ける and 手放す: whose a conversation is. Of many who claim it at once one gets it, and the others are told who. Twice is once.
 * @throws Refusal 404, 409 where somebody was first, 422 for whoever may not answer there
 */
export function assign(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  { to, was }: Assignment,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const conversation = await holdToChange(tx, staff, id)
    const { assigneeId, assignee, sectionId, residentId } = conversation
    if (assigneeId === to) return
    if (assigneeId !== was)
      throw new Refusal(
        409,
        assignee
          ? `いまは ${assignee}さんが担当しています。`
          : 'その間に担当がいなくなりました。もう一度お試しください。',
        'assignee',
      )
    if (to !== null && !(await listColleagues(tx, sectionId, dateInTokyo(now))).some(({ id: other }) => other === to))
      throw new Refusal(422, '担当にできるのは、この課の相談に答える職員だけです。選び直してください。', 'assignee')
    await setAssignee(tx, id, to)
    const tell = (whom: number | null, title: string) =>
      whom !== null && whom !== staff.id
        ? notify(tx as unknown as Tx, now, whom, { title, href: `/console/inquiries/${id}` })
        : undefined
    await tell(to, `${titleOf(conversation)}の担当になりました(${staff.name})`)
    await tell(assigneeId, `${titleOf(conversation)}の担当を外れました(${staff.name})`)
    await tellScreens(tx, `inquiries:${sectionId}`)
    const action = to === null ? 'released' : to === staff.id ? 'claimed' : 'assigned'
    await record(tx, now, `staff:${staff.id}`, `conversation.${action}`, `conversation:${id}`, {
      resident: residentId,
      from: assigneeId,
      to,
    })
  })
}
