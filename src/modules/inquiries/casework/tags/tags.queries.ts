import { sql } from 'kysely'
import { sectionsFor, type Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Tag } from './tag.ts'

/** A tag as a conversation has it. */
export type Given = Pick<Tag, 'id' | 'name'>

/** Those that are offered in these sections, by name. */
export async function listTags(db: Db<'inquiries'>, sectionIds: number[]): Promise<Omit<Tag, 'used'>[]> {
  return await db
    .selectFrom('inquiries.tags')
    .select(['id', 'section_id as sectionId', 'name', 'version'])
    .where('section_id', '=', sql<number>`any(${sectionIds}::bigint[])`)
    .where('retired_at', 'is', null)
    .orderBy('name')
    .execute()
}

/** Beyond this the number says nothing more. */
const MOST_USED = 1_000

/** With how many conversations have each. */
export async function countTags(db: Db<'inquiries'>, sectionId: number): Promise<Tag[]> {
  const { rows } = await sql<Tag>`
    select t.id, t.section_id as "sectionId", t.name, t.version,
      (select count(*)::int from (select from inquiries.conversation_tags x where x.tag_id = t.id limit ${MOST_USED}) x) as used
    from inquiries.tags t where t.section_id = ${sectionId} and t.retired_at is null order by t.name`.execute(db)
  return rows
}

/** What a conversation that the caller holds was given. */
export const listGiven = (db: Db<'inquiries'>, conversation: { id: number }): Promise<Given[]> =>
  db
    .selectFrom('inquiries.conversation_tags as x')
    .innerJoin('inquiries.tags as t', 't.id', 'x.tag_id')
    .select(['t.id', 't.name'])
    .where('x.conversation_id', '=', conversation.id)
    .orderBy('t.name')
    .execute()

/** Whoever changes it at the same moment waits. @throws Refusal 404, 409 where somebody changed it since it was shown */
export async function holdTag(tx: Tx<'inquiries'>, staff: Staff, id: number, version: number) {
  const tag = await tx
    .selectFrom('inquiries.tags')
    .select(['id', 'section_id as sectionId', 'name', 'version'])
    .where('id', '=', id)
    .where('section_id', '=', sql<number>`any(${sectionsFor(staff, 'answer')}::bigint[])`)
    .where('retired_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!tag) throw new Refusal(404, 'この分類は見つかりませんでした。使うのをやめたか、ほかの課のものかもしれません。')
  if (tag.version !== version)
    throw new Refusal(409, 'ほかの人が先に変えています。いまの名前を確かめて、もう一度変えてください。')
  return tag
}

/** Names of a section change one after the other. */
const holdNames = (tx: Tx<'inquiries'>, sectionId: number) =>
  sql`select pg_advisory_xact_lock(hashtext('inquiries.tags'), ${sectionId}::int)`.execute(tx)

/** @returns undefined where the section has one of this name */
export async function insertTag(tx: Tx<'inquiries'>, sectionId: number, name: string): Promise<number | undefined> {
  await holdNames(tx, sectionId)
  const row = await tx
    .insertInto('inquiries.tags')
    .values({ section_id: sectionId, name })
    .onConflict((conflict) => conflict.columns(['section_id', 'name']).where('retired_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** @returns false where the section has another one of this name */
export async function renameTag(
  tx: Tx<'inquiries'>,
  { id, sectionId }: Pick<Tag, 'id' | 'sectionId'>,
  name: string,
): Promise<boolean> {
  await holdNames(tx, sectionId)
  const { numUpdatedRows } = await tx
    .updateTable('inquiries.tags as t')
    .set((eb) => ({ name, version: eb('t.version', '+', 1) }))
    .where('t.id', '=', id)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('inquiries.tags as o')
            .where('o.section_id', '=', sectionId)
            .where('o.name', '=', name)
            .where('o.id', '<>', id)
            .where('o.retired_at', 'is', null),
        ),
      ),
    )
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function setRetired(tx: Tx<'inquiries'>, now: Temporal.Instant, staffId: number, id: number) {
  await tx
    .updateTable('inquiries.tags')
    .set((eb) => ({ retired_at: now, retired_by: staffId, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** @returns its name; undefined where it is none that the section offers */
export async function findOffered(tx: Tx<'inquiries'>, sectionId: number, id: number): Promise<string | undefined> {
  const row = await tx
    .selectFrom('inquiries.tags')
    .select('name')
    .where('id', '=', id)
    .where('section_id', '=', sectionId)
    .where('retired_at', 'is', null)
    .forShare()
    .executeTakeFirst()
  return row?.name
}

/** To a conversation that the caller holds. @returns false where it had it */
export async function giveTag(tx: Tx<'inquiries'>, conversationId: number, tagId: number): Promise<boolean> {
  const { rows } = await sql`
    insert into inquiries.conversation_tags (conversation_id, tag_id, last_message_at)
    select c.id, ${tagId}, c.last_message_at from inquiries.conversations c where c.id = ${conversationId}
    on conflict do nothing returning 1`.execute(tx)
  return rows.length > 0
}

/** @returns its name; undefined where the conversation did not have it */
export async function takeTag(tx: Tx<'inquiries'>, conversationId: number, tagId: number): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    delete from inquiries.conversation_tags x using inquiries.tags t
    where x.conversation_id = ${conversationId} and x.tag_id = ${tagId} and t.id = x.tag_id returning t.name`.execute(
    tx,
  )
  return rows[0]?.name
}

export async function setUrgent(tx: Tx<'inquiries'>, id: number, urgent: boolean): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('inquiries.conversations')
    .set({ urgent })
    .where('id', '=', id)
    .where('urgent', '<>', urgent)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
