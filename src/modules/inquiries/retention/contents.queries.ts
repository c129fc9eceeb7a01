import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'

/** What there is of a conversation, in numbers: what goes with it. */
export interface Contents {
  messages: number
  files: number
  bytes: number
  notes: number
  calls: number
  /** Other conversations of the same person, which stay. */
  others: number
}

export async function countContents(db: Db<'inquiries'>, id: number): Promise<Contents> {
  const { rows } = await sql<Contents>`
    select (select count(*) from inquiries.messages m where m.conversation_id = c.id)::int as messages, f.files, f.bytes,
      (select count(*) from inquiries.notes n where n.conversation_id = c.id and n.kind = 'note')::int as notes,
      (select count(*) from inquiries.calls k where k.conversation_id = c.id)::int as calls,
      (select count(*) from inquiries.conversations o where o.resident_id = c.resident_id and o.id <> c.id)::int as others
    from inquiries.conversations c cross join lateral (
      select count(*)::int as files, coalesce(sum(f.bytes), 0)::float8 as bytes
      from inquiries.attachments a join kernel.files f on f.sha256 = a.sha256 where a.conversation_id = c.id) f
    where c.id = ${id}`.execute(db)
  return rows[0]!
}
