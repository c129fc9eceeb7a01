import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { record } from '../../audit/record.ts'
import type { Staff } from '../../identity/staff.ts'
import { cutOffAbsence, findAbsence } from './absences.queries.ts'
import { mayRecordFor } from './record-absence.ts'

/** Back earlier, or not away after all. */
export function endAbsence(db: Db, now: Temporal.Instant, staff: Staff, id: number): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const absence = await findAbsence(tx, id)
    if (!absence || !(await mayRecordFor(tx, staff, absence.staffId)))
      throw new Refusal(404, 'この不在は見つかりません。')
    if (Temporal.Instant.compare(absence.endsAt, now) <= 0) throw new Refusal(409, 'この不在はもう終わっています。')
    await cutOffAbsence(tx, now, absence)
    const detail = { from: String(absence.beginsAt), to: String(absence.endsAt) }
    await record(tx, now, `staff:${staff.id}`, 'absence.ended', `staff:${absence.staffId}`, detail)
  })
}
