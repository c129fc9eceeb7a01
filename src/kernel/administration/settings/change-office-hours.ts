import type { Db } from '#lib/db/connect.ts'
import { record } from '../../audit/record.ts'
import type { OfficeHours } from '../../calendar/office-calendar.ts'
import type { Staff } from '../../identity/staff.ts'
import { typedFrom } from './hours-form.ts'
import { replaceOfficeHours, takeVersion } from './settings.queries.ts'

/** 開庁時間 of every weekday at once. @throws Refusal 409 where somebody else was first */
export function changeOfficeHours(
  db: Db,
  now: Temporal.Instant,
  staff: Staff,
  hours: OfficeHours,
  version: number,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await takeVersion(tx, version)
    await replaceOfficeHours(tx, hours)
    await record(tx, now, `staff:${staff.id}`, 'municipality.hours_changed', 'municipality', typedFrom(hours))
  })
}
