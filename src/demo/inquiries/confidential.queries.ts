import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'

export const hasStays = async (db: Db<'inquiries'>): Promise<boolean> =>
  (await db.selectFrom('inquiries.confidential_stays').select('id').limit(1).executeTakeFirst()) !== undefined

export interface Talk {
  id: number
  sectionId: number
  /** Somebody who answers there. */
  staffId: number
}

/** The newest talk on LINE of the section where they land that waits for nobody. */
export async function findTalk(db: Db<'inquiries'>): Promise<Talk | undefined> {
  const { rows } = await sql<Talk>`
    select c.id, c.section_id as "sectionId", (
      select d.staff_id from kernel.duties d where d.section_id = c.section_id and d.duty = 'answer' order by d.staff_id limit 1) as "staffId"
    from inquiries.conversations c join inquiries.desk d on d.section_id = c.section_id
    where c.channel = 'line' and c.following and c.waiting_since is null and c.closed_at is null
    order by c.last_message_at desc limit 1`.execute(db)
  return rows[0]
}

/** Gives whoever may change settings of the whole town, of the demo one person, its conversations to oversee too. */
export async function letOversee(tx: Tx<'inquiries'>, signInName: string): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    insert into kernel.duties (staff_id, section_id, duty)
    select t.id, s.id, 'answer' from kernel.staff t cross join kernel.sections s
    where t.sign_in_name = ${signInName} and s.parent_id is null
    returning staff_id as id`.execute(tx)
  return rows[0]?.id
}
