import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { findSeen, insertLink } from '../casework/links/links.queries.ts'
import { getThread } from '../conversations/conversations.queries.ts'
import { NO_REPORT } from './change-state.ts'
import { findReport } from './reports.queries.ts'

/** 同じ場所の通報: two reports are about one thing, and are told together how it stands. Twice is once. @throws Refusal 404, 422 */
export function markSamePlace(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  other: number,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { sectionId, residentId } = await getThread(tx, staff, id)
    if (!(await findReport(tx, { id }))) throw new Refusal(422, NO_REPORT, 'street')
    const seen = other === id ? undefined : await findSeen(tx, staff, other)
    if (!seen || !(await findReport(tx, { id: other })))
      throw new Refusal(422, 'その通報は見つかりません。自分の課の、ほかの通報を選んでください。', 'street')
    const link = { between: [id, other] as [number, number], words: '同じ場所の通報', by: staff.id, samePlace: true }
    if (!(await insertLink(tx, now, link))) return
    for (const section of new Set([sectionId, seen.sectionId])) await tellScreens(tx, `inquiries:${section}`)
    await record(tx, now, `staff:${staff.id}`, 'conversation.linked', `conversation:${id}`, {
      resident: residentId,
      other,
      samePlace: true,
    })
  })
}
