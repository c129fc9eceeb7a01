import { sql } from 'kysely'
import type { Period } from '#kernel/organization/period.ts'
import type { Db } from '#lib/db/connect.ts'

/** 在職期間: whoever belongs to a section works here on that day. */
export async function listEmployment(db: Db<'workplaces'>, staffId: number): Promise<Period[]> {
  const { rows } = await sql<{ from: Temporal.PlainDate; to: Temporal.PlainDate | null }>`
    select valid_from as "from", valid_to as "to" from kernel.memberships where staff_id = ${staffId} order by 1`.execute(
    db,
  )
  return rows.map(({ from, to }) => ({ from, to: to ?? undefined }))
}
