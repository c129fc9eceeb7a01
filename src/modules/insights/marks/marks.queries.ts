import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { SetMark } from './mark.ts'

/** 基準と目標 in the order in which they were set. */
export async function listMarks(db: Db<'insights'>): Promise<SetMark[]> {
  const rows = await db
    .selectFrom('insights.marks as m')
    .innerJoin('kernel.staff as s', 's.id', 'm.set_by')
    .select([
      'm.measure',
      'm.mark',
      sql<number | null>`m.value::float8`.as('value'),
      'm.from_month as fromMonth',
      'm.note',
      's.name as setBy',
      'm.set_at as setAt',
    ])
    .orderBy('m.id')
    .execute()
  return rows as SetMark[]
}

export async function insertMark(
  tx: Tx<'insights'>,
  now: Temporal.Instant,
  staffId: number,
  { measure, mark, value, fromMonth, note }: Omit<SetMark, 'setBy' | 'setAt'>,
): Promise<number> {
  const { id } = await tx
    .insertInto('insights.marks')
    .values({ measure, mark, value, from_month: fromMonth, note, set_by: staffId, set_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
