import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import type { Joined } from './joined.ts'

/** What was joined to a conversation that the caller holds, the oldest first. */
export async function listJoined(db: Db<'inquiries'>, id: number): Promise<Joined[]> {
  const { rows } = await sql<Joined>`
    select j.id, j.resident_id as "residentId", r.display_name as name, j.channel, r.picture_sha256 as picture, j.following,
      t.name as "mergedBy", j.merged_at as "mergedAt", j.merge_reason as reason,
      exists (select from inquiries.held_replies h where h.conversation_id = j.id and h.state = 'waiting')
        or exists (select from inquiries.proposed_replies p where p.conversation_id = j.id and p.state = 'proposed') as waits
    from inquiries.conversations j join kernel.residents r on r.id = j.resident_id join kernel.staff t on t.id = j.merged_by
    where j.merged_into = ${id} order by j.id`.execute(db)
  return rows
}
