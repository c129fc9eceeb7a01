import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'

export interface PayBase {
  staffId: number
  validFrom: Temporal.PlainDate
  monthlyYen: number
}

/** What holds in a month, by person. */
export async function payBasesIn(
  db: Db<'attendance'>,
  staffIds: readonly number[],
  month: Temporal.PlainYearMonth,
): Promise<Map<number, number>> {
  const { rows } = await sql<{ staffId: number; yen: number }>`
    select distinct on (staff_id) staff_id as "staffId", monthly_yen as yen from attendance.pay_bases
    where staff_id = any(${staffIds}::bigint[]) and valid_from <= ${month.toPlainDate({ day: 1 })}
    order by staff_id, valid_from desc`.execute(db)
  return new Map(rows.map(({ staffId, yen }) => [staffId, yen]))
}

export async function savePayBases(tx: Tx<'attendance'>, bases: readonly PayBase[]): Promise<void> {
  await tx
    .insertInto('attendance.pay_bases')
    .values(
      bases.map(({ staffId, validFrom, monthlyYen }) => ({
        staff_id: staffId,
        valid_from: validFrom,
        monthly_yen: monthlyYen,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['staff_id', 'valid_from'])
        .doUpdateSet((update) => ({ monthly_yen: update.ref('excluded.monthly_yen') })),
    )
    .execute()
}
