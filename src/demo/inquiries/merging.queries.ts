import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'

export const hasMerged = async (db: Db<'inquiries'>): Promise<boolean> =>
  (await db
    .selectFrom('inquiries.conversations')
    .select('id')
    .where('merged_into', 'is not', null)
    .limit(1)
    .executeTakeFirst()) !== undefined

export interface Twice {
  id: number
  sectionId: number
  residentId: number
  name: string
  /** Somebody who answers for its section. */
  staffId: number
}

/** Two talks on LINE of a section that go on, in which nothing waits to be sent, the newest first. */
export async function findTwice(db: Db<'inquiries'>, section: string): Promise<Twice[]> {
  const { rows } = await sql<Twice>`
    select c.id, c.section_id as "sectionId", c.resident_id as "residentId", r.display_name as name,
      (select min(d.staff_id) from kernel.duties d where d.section_id = c.section_id and d.duty = 'answer') as "staffId"
    from inquiries.conversations c join kernel.sections s on s.id = c.section_id join kernel.residents r on r.id = c.resident_id
    where s.code = ${section} and c.channel = 'line' and c.closed_at is null and c.waiting_since is not null and r.display_name <> ''
      and not exists (select from inquiries.confidential_stays y where y.talk_id = c.id)
      and not exists (select from inquiries.held_replies h where h.conversation_id = c.id and h.state in ('proposed', 'waiting'))
    order by c.last_message_at desc, c.id desc limit 2`.execute(db)
  return rows
}
