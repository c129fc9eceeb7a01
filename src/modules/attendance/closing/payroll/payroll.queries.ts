import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { MonthFigures } from '../figures/month-figures.ts'
import type { PayrollLayout } from './layout.ts'

/** Without the days, which no payroll system asks for. */
export type LockedFigures = Omit<MonthFigures, 'days'>

/** What was locked of a month, by sign-in name, so many people after another one. */
export async function listLocked(
  db: Db<'attendance'>,
  month: Temporal.PlainYearMonth,
  after: string,
  limit: number,
): Promise<{ code: string; figures: LockedFigures }[]> {
  const { rows } = await sql<{ code: string; figures: LockedFigures }>`
    select p.sign_in_name as code, a.figures - 'days' as figures
    from attendance.months o join attendance.month_acts a on a.id = o.act_id join kernel.staff p on p.id = o.staff_id
    where o.month = ${month.toPlainDate({ day: 1 })} and o.state = 'locked' and p.sign_in_name > ${after}
    order by p.sign_in_name limit ${limit}`.execute(db)
  return rows
}

/** Validated when it was stored; undefined where the town has set none. */
export async function findLayout(db: Db<'attendance'>): Promise<PayrollLayout | undefined> {
  const row = await db.selectFrom('attendance.payroll_layout').select('layout').executeTakeFirst()
  return row?.layout as PayrollLayout | undefined
}

export async function saveLayout(tx: Tx<'attendance'>, layout: PayrollLayout): Promise<void> {
  const value = JSON.stringify(layout)
  await tx
    .insertInto('attendance.payroll_layout')
    .values({ layout: value })
    .onConflict((conflict) => conflict.column('only_row').doUpdateSet({ layout: value }))
    .execute()
}
