import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { pairOf } from '../confidential/pair.queries.ts'
import type { Why } from './decision.ts'

/** Why what is said in a conversation is decided first; undefined where it is not. */
export async function whyDecided(
  db: Db<'inquiries'>,
  { id, sectionId }: { id: number; sectionId: number },
): Promise<Why | undefined> {
  const { rows } = await sql<{ why: Why }>`
    select 'conversation' as why from inquiries.decided_conversations where conversation_id in ${pairOf(id)}
    union all select 'section' from inquiries.decided_sections where section_id = ${sectionId} limit 1`.execute(db)
  return rows[0]?.why
}

/** @returns false where it was marked already */
export async function insertMark(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staff: { id: number },
  conversationId: number,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('inquiries.decided_conversations')
    .values({ conversation_id: conversationId, marked_by: staff.id, marked_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function deleteMark(tx: Tx<'inquiries'>, conversationId: number): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('inquiries.decided_conversations')
    .where(sql<boolean>`conversation_id in ${pairOf(conversationId)}`)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export interface Demand {
  sectionId: number
  by: string
  at: Temporal.Instant
}

/** The sections whose every reply is decided. */
export async function listDemands(db: Db<'inquiries'>): Promise<Demand[]> {
  return await db
    .selectFrom('inquiries.decided_sections as d')
    .innerJoin('kernel.staff as s', 's.id', 'd.demanded_by')
    .select(['d.section_id as sectionId', 's.name as by', 'd.demanded_at as at'])
    .execute()
}

/** @returns false where it is so already */
export async function setDemand(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staff: { id: number },
  sectionId: number,
  demanded: boolean,
): Promise<boolean> {
  if (!demanded) {
    const { numDeletedRows } = await tx
      .deleteFrom('inquiries.decided_sections')
      .where('section_id', '=', sectionId)
      .executeTakeFirst()
    return numDeletedRows > 0n
  }
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('inquiries.decided_sections')
    .values({ section_id: sectionId, demanded_by: staff.id, demanded_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}
