import { sql } from 'kysely'
import { sectionsFor, type Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { SAY_WHY, type Stated, VIEWING_MINUTES } from './viewing.ts'

/**
 * Whether a conversation opens to somebody only once they have said why: their duty covers its section from above the whole town, and they
 * neither answer for it nor do it. What their duty does not cover at all is hidden as ever.
 */
export async function asksForReason(
  db: Db<'inquiries'>,
  staff: Staff,
  id: number,
  now: Temporal.Instant,
): Promise<boolean> {
  if (!Number.isSafeInteger(id)) return false
  const { rows } = await sql`
    select from inquiries.conversations c
    where c.id = (select coalesce(merged_into, id) from inquiries.conversations where id = ${id}) and c.erased_at is null and c.section_id = any (${sectionsFor(staff, 'answer')}::bigint[]) and c.assignee_id is distinct from ${staff.id}
      and not inquiries.answers_itself(${staff.id}, c.section_id)
      and not exists (select from inquiries.viewings v
        where v.conversation_id = c.id and v.staff_id = ${staff.id} and v.began_at <= ${now} and v.ends_at > ${now})`.execute(
    db,
  )
  return rows.length > 0
}

/** @throws Refusal 403 where somebody has not said why they look */
export async function refuseUnreasoned(
  db: Db<'inquiries'>,
  staff: Staff,
  id: number,
  now: Temporal.Instant,
): Promise<void> {
  if (await asksForReason(db, staff, id, now)) throw new Refusal(403, SAY_WHY)
}

export interface NewViewing extends Stated {
  conversationId: number
  sectionId: number
  staffId: number
}

/** @returns until when */
export async function insertViewing(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  { conversationId, sectionId, staffId, reason, words }: NewViewing,
): Promise<Temporal.Instant> {
  const ends_at = now.add({ minutes: VIEWING_MINUTES })
  await tx
    .insertInto('inquiries.viewings')
    .values({
      conversation_id: conversationId,
      section_id: sectionId,
      staff_id: staffId,
      reason,
      words,
      began_at: now,
      ends_at,
    })
    .execute()
  return ends_at
}

/** Until when a conversation is open to somebody who said why. */
export async function findViewing(
  tx: Tx<'inquiries'>,
  staffId: number,
  conversationId: number,
  now: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const row = await tx
    .selectFrom('inquiries.viewings')
    .select('ends_at as endsAt')
    .where('staff_id', '=', staffId)
    .where('conversation_id', '=', conversationId)
    .where('began_at', '<=', now)
    .where('ends_at', '>', now)
    .executeTakeFirst()
  return row?.endsAt
}
