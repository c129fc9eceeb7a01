import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { fold } from '#lib/text/fold.ts'
import { MOST_GROUPS, type SynonymGroup } from './synonyms.ts'

const selected = sql`select g.id, g.version, array_agg(w.word order by w.position) as words
  from inquiries.faq_synonym_groups g join inquiries.faq_synonyms w on w.group_id = g.id`

export async function listGroups(db: Db<'inquiries'>): Promise<SynonymGroup[]> {
  const { rows } = await sql<SynonymGroup>`${selected} group by g.id order by min(w.folded) collate "C"`.execute(db)
  return rows
}

/** @throws Refusal 404 */
export async function getGroup(db: Db<'inquiries'>, id: number): Promise<SynonymGroup> {
  const { rows } = await sql<SynonymGroup>`${selected} where g.id = ${id} group by g.id`.execute(db)
  if (!rows[0]) throw new Refusal(404, 'この類語の組は見つかりません。ほかの人が削除したのかもしれません。')
  return rows[0]
}

/** One after the other, for a word may go from group to group. */
const lock = (tx: Tx<'inquiries'>) =>
  sql`lock table inquiries.faq_synonym_groups in share row exclusive mode`.execute(tx)

/** Whoever changes one at the same moment waits. @throws Refusal 404, 409 */
export async function holdGroup(tx: Tx<'inquiries'>, id: number, seen: number): Promise<SynonymGroup> {
  await lock(tx)
  const group = await getGroup(tx, id)
  if (group.version !== seen)
    throw new Refusal(409, 'ほかの人が先に変えています。いまの内容を確かめてから、もう一度行ってください。')
  return group
}

/** @throws Refusal 409 where there are as many as can be */
export async function insertGroup(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staffId: number,
  words: readonly string[],
): Promise<number> {
  await lock(tx)
  const { rows } = await sql<{ id: number }>`insert into inquiries.faq_synonym_groups (changed_at, changed_by)
    select ${now}, ${staffId} where (select count(*) from inquiries.faq_synonym_groups) < ${MOST_GROUPS} returning id`.execute(
    tx,
  )
  if (!rows[0])
    throw new Refusal(409, `類語は ${MOST_GROUPS.toLocaleString('ja')} 組までです。使わない組を削除してください。`)
  await insertWords(tx, rows[0].id, words)
  return rows[0].id
}

export async function updateGroup(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staffId: number,
  { id, version }: Pick<SynonymGroup, 'id' | 'version'>,
  words: readonly string[],
): Promise<void> {
  await tx
    .updateTable('inquiries.faq_synonym_groups')
    .set({ version: version + 1, changed_at: now, changed_by: staffId })
    .where('id', '=', id)
    .execute()
  await tx.deleteFrom('inquiries.faq_synonyms').where('group_id', '=', id).execute()
  await insertWords(tx, id, words)
}

export async function deleteGroup(tx: Tx<'inquiries'>, id: number): Promise<void> {
  await tx.deleteFrom('inquiries.faq_synonym_groups').where('id', '=', id).execute()
}

/** @throws Refusal 422 where another group has one of the words */
async function insertWords(tx: Tx<'inquiries'>, group: number, words: readonly string[]): Promise<void> {
  const values = words.map((word, at) => ({ folded: fold(word), group_id: group, position: at + 1, word }))
  const taken = await tx
    .insertInto('inquiries.faq_synonyms')
    .values(values)
    .onConflict((conflict) => conflict.column('folded').doNothing())
    .returning('folded')
    .execute()
  const missing = values.find(({ folded }) => !taken.some((one) => one.folded === folded))
  if (missing)
    throw new Refusal(422, `「${missing.word}」は、ほかの組にもう入っています。そちらの組に足してください。`, 'words')
}
