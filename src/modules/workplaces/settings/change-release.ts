import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { wholeNumber } from '#lib/text/whole-number.ts'
import { updateReleaseMinutes } from './settings.queries.ts'

/** 来なかった席を空けるまでの時間. */
export async function changeRelease(
  db: Db<'workplaces'>,
  now: Temporal.Instant,
  staff: Staff,
  typed: string,
): Promise<void> {
  const minutes = wholeNumber(typed, 15, 600)
  if (minutes === undefined)
    throw new Refusal(422, '席を空けるまでの時間は、15 から 600 までの分で入力してください。例: 60', 'minutes')
  await db.transaction().execute(async (tx) => {
    await updateReleaseMinutes(tx, minutes)
    await record(tx, now, `staff:${staff.id}`, 'workplaces.changed', 'workplaces', { minutes })
  })
}
