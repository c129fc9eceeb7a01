import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'

export const hasProviders = async (db: Db<'workation'>): Promise<boolean> =>
  (await db.selectFrom('workation.providers').select('id').limit(1).executeTakeFirst()) !== undefined

/** The section that handles workation, where one was chosen. */
export async function findDeskMember(db: Db<'workation'>): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`select d.staff_id as id from workation.settings s
    join kernel.duties d on d.section_id = s.section_id and d.duty = 'answer' order by d.staff_id limit 1`.execute(db)
  return rows[0]?.id
}
