import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { DUTIES, type Duty, type Staff } from './staff.ts'

export interface StaffRow {
  id: number
  name: string
  signInName: string
  sectionIds: number[]
  duties: { duty: Duty; section: number }[]
}

/** A member of staff who may work today: not disabled, with today's memberships and duties. */
export const staffRow = (
  id: RawBuilder<number | null>,
  today: RawBuilder<Temporal.PlainDate>,
): RawBuilder<StaffRow> => sql`
    with recursive covered as (
      select duty, section_id as section from kernel.duties where staff_id = ${id}
      union select c.duty, s.id from covered c join kernel.sections s on s.parent_id = c.section)
    select s.id, s.name, s.sign_in_name as "signInName",
      (select coalesce(json_agg(m.section_id), '[]') from kernel.memberships m where m.staff_id = s.id
        and daterange(m.valid_from, m.valid_to) @> ${today}) as "sectionIds",
      (select coalesce(json_agg(covered), '[]') from covered) as duties
    from kernel.staff s where s.id = ${id} and s.disabled_at is null`

export async function findStaff(db: Db, id: number, now: Temporal.Instant): Promise<Staff | undefined> {
  const { rows } =
    await sql<StaffRow>`/* prepared */ ${staffRow(sql`${id}::bigint`, sql`${dateInTokyo(now)}::date`)}`.execute(db)
  return rows[0] && staffOf(rows[0])
}

export function staffOf(row: StaffRow): Staff {
  const covers = Object.fromEntries(
    DUTIES.map((duty) => [duty, row.duties.filter((held) => held.duty === duty).map((held) => held.section)]),
  ) as Staff['covers']
  return { id: row.id, name: row.name, signInName: row.signInName, sectionIds: row.sectionIds, covers }
}

/** False where they are disabled already, or not there. */
export async function markDisabled(tx: Tx, id: number, now: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('kernel.staff')
    .set({ disabled_at: now })
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
