import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import type { WrittenLanguage } from '#lib/text/language.ts'
import type { FaqWords } from './faq.ts'

/** As residents read it: the newest edition of one that is published. */
export interface PublishedFaq extends FaqWords {
  id: number
  section: string
  publishedAt: Temporal.Instant
}

const published = sql`select f.id, e.lang, e.category, e.question, e.answer, e.keywords, e.published_at as "publishedAt", s.name as section
  from inquiries.faqs f join kernel.sections s on s.id = f.section_id join inquiries.faq_editions e on e.faq_id = f.id
    and e.number = (select max(number) from inquiries.faq_editions where faq_id = f.id)
  where f.state = 'published'`

const columns = sql`id, lang, category, question, answer, keywords, "publishedAt", section`

export async function findPublished(db: Db<'inquiries'>, id: number): Promise<PublishedFaq | undefined> {
  const { rows } = await sql<PublishedFaq>`select ${columns} from (${published}) p where id = ${id}`.execute(db)
  return rows[0]
}

/** In which languages there is anything to read. */
export async function publishedLanguages(db: Db<'inquiries'>): Promise<WrittenLanguage[]> {
  const { rows } = await sql<{ lang: WrittenLanguage }>`
    select lang from unnest(array['ja', 'en']) as lang
    where exists (select from inquiries.faqs f where f.state = 'published' and f.lang = lang)`.execute(db)
  return rows.map(({ lang }) => lang)
}

/** Categories of a language with how many each has, as they read in the alphabet. */
export async function countByCategory(
  db: Db<'inquiries'>,
  lang: WrittenLanguage,
): Promise<{ category: string; count: number }[]> {
  const { rows } = await sql<{ category: string; count: number }>`
    select category, count(*)::int as count from (${published}) p where lang = ${lang} group by category order by category`.execute(
    db,
  )
  return rows
}

export interface Wanted {
  lang: WrittenLanguage
  category?: string | undefined
  /** How many stand before these. */
  from?: number
  limit: number
}

const wanted = ({ lang, category }: Pick<Wanted, 'lang' | 'category'>) =>
  sql`lang = ${lang} ${category === undefined ? sql`` : sql`and category = ${category}`}`

export async function listPublished(
  db: Db<'inquiries'>,
  { from = 0, limit, ...which }: Wanted,
): Promise<PublishedFaq[]> {
  const { rows } = await sql<PublishedFaq>`select ${columns} from (${published}) p
    where ${wanted(which)} order by category, id limit ${limit} offset ${from}`.execute(db)
  return rows
}

/** Those of these that are published still, in this order. */
export async function listPublishedOf(
  db: Db<'inquiries'>,
  ids: readonly number[],
  { category }: { category?: string | undefined } = {},
): Promise<PublishedFaq[]> {
  const { rows } = await sql<PublishedFaq>`select ${columns} from (${published}) p
    where id = any(${[...ids]}::bigint[]) ${category === undefined ? sql`` : sql`and category = ${category}`}
    order by array_position(${[...ids]}::bigint[], id)`.execute(db)
  return rows
}
