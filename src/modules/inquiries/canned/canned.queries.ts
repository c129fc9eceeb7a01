import { sql } from 'kysely'
import { sectionsFor, type Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { fold } from '#lib/text/fold.ts'
import type { Canned, CannedWords } from './canned.ts'

const selected = sql`select a.id, a.section_id as "sectionId", s.name as section, a.title, a.body, a.version
  from inquiries.canned_answers a left join kernel.sections s on s.id = a.section_id`

const theirs = (staff: Staff) =>
  sql`a.retired_at is null and (a.section_id is null or a.section_id = any(${sectionsFor(staff, 'answer')}::bigint[]))`

const MOST = 2_000

/** Those that somebody may say: of their sections, and of the whole town. `words`: all of them stand in it. */
export async function listCanned(db: Db<'inquiries'>, staff: Staff, words = ''): Promise<Canned[]> {
  // Where somebody covers so many sections that not all have room, the town's own, which everybody says, are never those left out.
  const { rows } = await sql<Canned>`select * from (
      ${selected} where ${theirs(staff)} order by a.section_id nulls first, a.title, a.id limit ${MOST}) a
    order by a."sectionId" nulls last, a.title, a.id`.execute(db)
  const wanted = fold(words).split(/\s+/).filter(Boolean)
  return rows.filter(({ title, body }) => wanted.every((word) => fold(`${title} ${body}`).includes(word)))
}

/** @throws Refusal 404 */
export async function getCanned(db: Db<'inquiries'>, staff: Staff, id: number): Promise<Canned> {
  const { rows } = await sql<Canned>`${selected} where ${theirs(staff)} and a.id = ${id}`.execute(db)
  if (!rows[0]) throw new Refusal(404, 'この定型文は見つかりません。使うのをやめたか、ほかの課のものかもしれません。')
  return rows[0]
}

/** Whoever changes it at the same moment waits. @throws Refusal 404, 409 */
export async function holdCanned(tx: Tx<'inquiries'>, staff: Staff, id: number, seen: number): Promise<Canned> {
  await sql`select from inquiries.canned_answers where id = ${id} for update`.execute(tx)
  const canned = await getCanned(tx, staff, id)
  if (canned.version !== seen)
    throw new Refusal(409, 'ほかの人が先に変えています。いまの内容を確かめて、もう一度変えてください。')
  return canned
}

const TWICE = '同じ題名の定型文があります。題名を変えるか、そちらを直してください。'

/** @throws Refusal 422 where there is one of that title */
async function once<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'one_canned_answer_of_a_title')
      throw new Refusal(422, TWICE, 'title')
    throw error
  }
}

export async function insertCanned(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staffId: number,
  { title, body, sectionId }: CannedWords & { sectionId: number | null },
): Promise<number> {
  const values = { title, body, section_id: sectionId, changed_at: now, changed_by: staffId }
  const insertion = tx.insertInto('inquiries.canned_answers').values(values).returning('id')
  return (await once(insertion.executeTakeFirstOrThrow())).id
}

export async function updateCanned(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staffId: number,
  { id, version }: Pick<Canned, 'id' | 'version'>,
  change: CannedWords | 'retire',
): Promise<void> {
  const set =
    change === 'retire' ? { retired_at: now, retired_by: staffId } : { title: change.title, body: change.body }
  await once(
    tx
      .updateTable('inquiries.canned_answers')
      .set({ ...set, version: version + 1, changed_at: now, changed_by: staffId })
      .where('id', '=', id)
      .execute(),
  )
}
