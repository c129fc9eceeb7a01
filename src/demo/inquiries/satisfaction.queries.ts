import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'

export const hasTerms = async (db: Db<'inquiries'>): Promise<boolean> =>
  (await db.selectFrom('inquiries.satisfaction_terms').select('asks').executeTakeFirst()) !== undefined

/** The demo town asks how it was, in the standard words. */
export async function insertTerms(tx: Tx<'inquiries'>, now: Temporal.Instant): Promise<void> {
  await sql`insert into inquiries.satisfaction_terms (asks, changed_at, changed_by)
    select true, ${now}, min(id) from kernel.staff`.execute(tx)
}

export interface Ended {
  id: number
  residentId: number
  sectionId: number
  closedAt: Temporal.Instant
}

/** The last closing of each resident in which staff had answered, the oldest first. */
export async function listEnded(db: Db<'inquiries'>): Promise<Ended[]> {
  const { rows } = await sql<Ended>`
    select * from (
      select distinct on (c.resident_id) c.id, c.resident_id as "residentId", c.section_id as "sectionId", c.closed_at as "closedAt"
      from inquiries.conversations c
      where c.closed_at is not null and c.no_reply_at is null and exists (
        select from inquiries.messages m where m.conversation_id = c.id and m.author = 'staff')
      order by c.resident_id, c.closed_at desc) c
    order by "closedAt", id`.execute(db)
  return rows
}

export interface Asked extends Ended {
  words: string
  askedAt: Temporal.Instant
  answer: string | null
  answeredAt: Temporal.Instant | null
  comment: string
}

/** As it stands after it was asked, and perhaps answered. */
export async function insertAsked(tx: Tx<'inquiries'>, asked: Asked): Promise<void> {
  const { id, residentId, sectionId, closedAt, words, askedAt, answer, answeredAt, comment } = asked
  await sql`with said as (
      insert into inquiries.messages (conversation_id, author, kind, body, occurred_at) values (${id}, 'system', 'notice', ${words}, ${askedAt}) returning id)
    insert into inquiries.satisfaction_questions
      (conversation_id, resident_id, section_id, closed_at, signing_key, asked_at, message_id, answer, answered_at, comment)
    select ${id}, ${residentId}, ${sectionId}, ${closedAt}, decode(repeat(replace(gen_random_uuid()::text, '-', ''), 2), 'hex'),
      ${askedAt}, said.id, ${answer}, ${answeredAt}, ${comment} from said`.execute(tx)
}
