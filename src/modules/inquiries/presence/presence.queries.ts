import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { GONE, type Present, TYPES } from './presence.ts'

type Staff = { id: number }

/** Others who have it open, who came first in front. */
export async function listPresent(
  db: Db<'inquiries'>,
  staff: Staff,
  conversationId: number,
  now: Temporal.Instant,
): Promise<Present[]> {
  const { rows } = await sql<Present>`
    select s.id as "staffId", s.name, d.staff_id is not null as types
    from inquiries.presences p join kernel.staff s on s.id = p.staff_id
    left join inquiries.drafts d on d.conversation_id = p.conversation_id and d.staff_id = p.staff_id and d.saved_at > ${now.subtract(TYPES)}
    where p.conversation_id = ${conversationId} and p.staff_id <> ${staff.id} and p.seen_at > ${now.subtract(GONE)}
    order by s.id`.execute(db)
  return rows
}

/** @returns whether they were not there before. What they left without a word goes. */
export async function putPresent(
  tx: Tx<'inquiries'>,
  staff: Staff,
  conversationId: number,
  now: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql<{ was: boolean }>`
    with gone as (delete from inquiries.presences where staff_id = ${staff.id} and conversation_id <> ${conversationId}
      and seen_at <= ${now.subtract(GONE)}),
    before as (select seen_at from inquiries.presences where conversation_id = ${conversationId} and staff_id = ${staff.id})
    insert into inquiries.presences (conversation_id, staff_id, seen_at) values (${conversationId}, ${staff.id}, ${now})
    on conflict (conversation_id, staff_id) do update set seen_at = excluded.seen_at
    returning exists (select from before where seen_at > ${now.subtract(GONE)}) as was`.execute(tx)
  return !rows[0]!.was
}

/** @returns whether they were there */
export async function deletePresent(tx: Tx<'inquiries'>, staff: Staff, conversationId: number): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('inquiries.presences')
    .where('conversation_id', '=', conversationId)
    .where('staff_id', '=', staff.id)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

/** It is another section's now: those who had it open may not even say that they leave, and whoever may see it still says so again. */
export async function clearPresent(tx: Tx<'inquiries'>, conversationId: number): Promise<void> {
  await tx.deleteFrom('inquiries.presences').where('conversation_id', '=', conversationId).execute()
}
