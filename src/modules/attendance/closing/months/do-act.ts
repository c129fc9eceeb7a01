import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { checkMonth } from './check-months.ts'
import { getMonth, refusalOf } from './get-month.ts'
import { lockMonths } from './lock-months.ts'
import type { MonthActName } from './month.ts'
import { reopenMonth } from './reopen-month.ts'
import { submitMonth, type SubmitForm } from './submit-month.ts'

/** One act with one month, by its name. */
export async function doAct(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  staff: Staff,
  staffId: number,
  month: Temporal.PlainYearMonth,
  act: MonthActName,
  form: SubmitForm,
): Promise<void> {
  if (act === 'submit') return submitMonth(db, now, staff, staffId, month, form)
  if (act === 'check') return checkMonth(db, now, staff, staffId, month)
  if (act !== 'lock') return reopenMonth(db, now, staff, staffId, month, act, form.words)
  const refusal = refusalOf(await getMonth(db, now, staff, staffId, month), 'lock')
  if (refusal) throw refusal
  const { refused } = await lockMonths(db, now, staff, month, [staffId])
  if (refused[0]) throw new Refusal(409, refused[0].message)
}
