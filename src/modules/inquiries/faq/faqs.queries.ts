import { sql } from 'kysely'
import { sectionsFor, type Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { type Faq, type FaqWords, type State, wordsOf } from './faq.ts'

const selected = sql`select f.id, f.key, f.section_id as "sectionId", s.name as section, f.state, f.lang, f.category, f.question, f.answer,
    f.keywords, f.version, f.review_on as "reviewOn", e.number as edition, f.changed_at as "changedAt", w.name as "changedBy",
    e.number is not null and (e.lang, e.category, e.question, e.answer, e.keywords)
      is distinct from (f.lang, f.category, f.question, f.answer, f.keywords) as "isAhead"
  from inquiries.faqs f join kernel.sections s on s.id = f.section_id join kernel.staff w on w.id = f.changed_by
  left join inquiries.faq_editions e on e.faq_id = f.id
    and e.number = (select max(number) from inquiries.faq_editions where faq_id = f.id)`

export interface Which {
  state?: State | undefined
  /** Published, and to be looked at again by this day. */
  dueBy?: Temporal.PlainDate | undefined
}

export interface ListFaqs extends Which {
  /** The last one of the page before, or how many stand before this page. */
  after?: number
  from?: number
  limit: number
}

const own = (staff: Staff, { state, dueBy }: Which) =>
  sql`f.section_id = any(${sectionsFor(staff, 'answer')}) ${state ? sql`and f.state = ${state}` : sql``}
    ${dueBy ? sql`and f.state = 'published' and f.review_on <= ${dueBy}` : sql``}`

/** Those of the sections that somebody answers for. */
export async function listFaqs(
  db: Db<'inquiries'>,
  staff: Staff,
  { after = 0, from = 0, limit, ...which }: ListFaqs,
): Promise<Faq[]> {
  const { rows } = await sql<Faq>`${selected}
    where ${own(staff, which)} and f.id > ${after} order by f.id limit ${limit} offset ${from}`.execute(db)
  return rows
}

export async function countFaqs(db: Db<'inquiries'>, staff: Staff, which: Which): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from inquiries.faqs f where ${own(staff, which)}`.execute(db)
  return rows[0]!.count
}

const NOT_FOUND = 'このよくある質問は見つかりません。ほかの課のものかもしれません。'

const CHANGED = 'ほかの人が先に変えています。いまの内容を確かめてから、もう一度行ってください。'

/** The only ways to one in the console. @throws Refusal 404 */
export async function getFaq(db: Db<'inquiries'>, staff: Staff, id: number): Promise<Faq> {
  const { rows } = await sql<Faq>`${selected}
    where f.id = ${id} and f.section_id = any(${sectionsFor(staff, 'answer')})`.execute(db)
  if (!rows[0]) throw new Refusal(404, NOT_FOUND)
  return rows[0]
}

/** Whoever changes it at the same moment waits. @throws Refusal 404, 409 where somebody changed it since it was shown */
export async function holdFaq(tx: Tx<'inquiries'>, staff: Staff, id: number, seen: number): Promise<Faq> {
  await sql`select from inquiries.faqs where id = ${id} for update`.execute(tx)
  const faq = await getFaq(tx, staff, id)
  if (faq.version !== seen) throw new Refusal(409, CHANGED)
  return faq
}

/** Those of these that are of the sections that somebody answers for. */
export async function listOwn(db: Db<'inquiries'>, staff: Staff, ids: readonly number[]): Promise<Faq[]> {
  const { rows } = await sql<Faq>`${selected}
    where f.id = any(${[...ids]}::bigint[]) and f.section_id = any(${sectionsFor(staff, 'answer')})`.execute(db)
  return rows
}

/** Those that ask one of these, not withdrawn, of the sections that somebody answers for. */
export async function listAsking(db: Db<'inquiries'>, staff: Staff, questions: readonly string[]): Promise<Faq[]> {
  const { rows } = await sql<Faq>`${selected}
    where f.question = any(${[...questions]}::text[]) and f.state <> 'withdrawn' and f.section_id = any(${sectionsFor(staff, 'answer')})`.execute(
    db,
  )
  return rows
}

/** Nobody changes one of these sections until the transaction ends. */
export async function holdOwn(tx: Tx<'inquiries'>, staff: Staff): Promise<void> {
  await sql`select from inquiries.faqs where section_id = any(${sectionsFor(staff, 'answer')}) order by id for update`.execute(
    tx,
  )
}

/** With these keys, whoever answers for them, those that were withdrawn too. */
export async function listByKeys(db: Db<'inquiries'>, keys: readonly string[]): Promise<Faq[]> {
  const { rows } = await sql<Faq>`${selected} where f.key = any(${[...keys]}::uuid[]) order by f.id`.execute(db)
  return rows
}

export interface NewFaq extends FaqWords {
  sectionId: number
  /** Of one that is adopted. */
  key?: string
}

export async function insertFaq(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staffId: number,
  { sectionId, key, ...words }: NewFaq,
): Promise<number> {
  const { id } = await tx
    .insertInto('inquiries.faqs')
    .values({
      ...(key && { key }),
      section_id: sectionId,
      ...wordsOf(words),
      changed_at: now,
      changed_by: staffId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** @throws Refusal 409 where somebody changed it since it was read */
export async function updateFaq(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staffId: number,
  { id, version }: Pick<Faq, 'id' | 'version'>,
  change: Partial<FaqWords> & { state?: State; reviewOn?: Temporal.PlainDate },
): Promise<void> {
  const { lang, category, question, answer, keywords, state, reviewOn } = change
  const { numUpdatedRows } = await tx
    .updateTable('inquiries.faqs')
    .set({
      lang,
      category,
      question,
      answer,
      keywords,
      state,
      review_on: reviewOn,
      version: version + 1,
      changed_at: now,
      changed_by: staffId,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Refusal(409, CHANGED)
}

/** @returns its number */
export async function insertEdition(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staffId: number,
  faq: Faq,
): Promise<number> {
  const number = (faq.edition ?? 0) + 1
  await tx
    .insertInto('inquiries.faq_editions')
    .values({
      faq_id: faq.id,
      number,
      ...wordsOf(faq),
      published_at: now,
      published_by: staffId,
    })
    .execute()
  return number
}

/** Where one may put a new one; a section that has none yet is no hindrance. */
export const listCategories = async (db: Db<'inquiries'>): Promise<string[]> =>
  (await db.selectFrom('inquiries.faqs').select('category').distinct().orderBy('category').limit(100).execute()).map(
    ({ category }) => category,
  )

export const hasFaqs = async (db: Db<'inquiries'>): Promise<boolean> =>
  (await db.selectFrom('inquiries.faqs').select('id').limit(1).executeTakeFirst()) !== undefined
