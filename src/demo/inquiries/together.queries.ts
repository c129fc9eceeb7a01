import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'

export const hasRequests = async (db: Db<'inquiries'>): Promise<boolean> =>
  (await db.selectFrom('inquiries.opinion_requests').select('id').limit(1).executeTakeFirst()) !== undefined

export interface Consulting {
  id: number
  /** Somebody who answers for its section. */
  staffId: number
}

/** Open conversations of a section of which nothing is confidential, the newest first. */
export async function listConsulting(db: Db<'inquiries'>, section: string, limit: number): Promise<Consulting[]> {
  const { rows } = await sql<Consulting>`
    select c.id, (select min(d.staff_id) from kernel.duties d where d.section_id = c.section_id and d.duty = 'answer') as "staffId"
    from inquiries.conversations c join kernel.sections s on s.id = c.section_id
    where s.code = ${section} and c.closed_at is null and c.confidential_of is null
      and not exists (select from inquiries.confidential_stays y where y.talk_id = c.id)
    order by c.last_message_at desc, c.id desc limit ${limit}`.execute(db)
  return rows
}

/** Somebody who answers for a section. */
export async function findAnswerer(db: Db<'inquiries'>, section: string): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    select d.staff_id as id from kernel.duties d join kernel.sections s on s.id = d.section_id
    where s.code = ${section} and d.duty = 'answer' order by d.staff_id desc limit 1`.execute(db)
  return rows[0]?.id
}
