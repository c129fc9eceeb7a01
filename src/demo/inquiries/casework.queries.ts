import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'

export const hasTags = async (db: Db<'inquiries'>): Promise<boolean> =>
  (await db.selectFrom('inquiries.tags').select('id').limit(1).executeTakeFirst()) !== undefined

export const hasCanned = async (db: Db<'inquiries'>): Promise<boolean> =>
  (await db.selectFrom('inquiries.canned_answers').select('id').limit(1).executeTakeFirst()) !== undefined

export const hasMemos = async (db: Db<'inquiries'>): Promise<boolean> =>
  (await db
    .selectFrom('inquiries.calls')
    .select('id')
    .where('conversation_id', 'is not', null)
    .limit(1)
    .executeTakeFirst()) !== undefined

export interface Handled {
  id: number
  staffId: number
  /** The newest message. */
  seen: number
  lastAt: Temporal.Instant
  waits: boolean
}

/** Conversations of a section, the newest first, each with somebody who answers there. */
export async function listHandled(db: Db<'inquiries'>, sectionId: number): Promise<Handled[]> {
  const { rows } = await sql<Handled>`
    select c.id, c.last_message_at as "lastAt", c.waiting_since is not null as waits,
      (select max(m.id) from inquiries.messages m where m.conversation_id = c.id) as seen,
      (select d.staff_id from kernel.duties d where d.section_id = c.section_id and d.duty = 'answer'
        order by (d.staff_id + c.id) % 3, d.staff_id limit 1) as "staffId"
    from inquiries.conversations c where c.section_id = ${sectionId}
    order by c.last_message_at desc, c.id desc`.execute(db)
  return rows.filter(({ staffId }) => staffId !== null)
}
