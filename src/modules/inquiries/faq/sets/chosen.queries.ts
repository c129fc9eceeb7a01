import { sql } from 'kysely'
import { sectionsFor, type Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import type { ChosenFaq } from './export-set.ts'

/** Those of one's own sections that are published, as they were published last. */
const exportable = (staff: Staff) => sql`
  from inquiries.faqs f join kernel.sections s on s.id = f.section_id join inquiries.faq_editions e on e.faq_id = f.id
    and e.number = (select max(number) from inquiries.faq_editions where faq_id = f.id)
  where f.state = 'published' and f.section_id = any(${sectionsFor(staff, 'answer')})`

const columns = sql`f.id, f.key, f.section_id as "sectionId", e.lang, e.category, e.question, e.answer, e.keywords,
  e.published_at as "publishedAt", s.name as section`

export async function listChosen(db: Db<'inquiries'>, staff: Staff, ids: readonly number[]): Promise<ChosenFaq[]> {
  const { rows } = await sql<ChosenFaq>`
    select ${columns} ${exportable(staff)} and f.id = any(${[...ids]}) order by e.category, f.id`.execute(db)
  return rows
}

export interface OnePage {
  /** What is chosen already stands first. */
  chosen: { ids?: readonly number[]; keys?: readonly string[] }
  from: number
  limit: number
}

export async function listExportable(
  db: Db<'inquiries'>,
  staff: Staff,
  { chosen: { ids = [], keys = [] }, from, limit }: OnePage,
): Promise<ChosenFaq[]> {
  const { rows } = await sql<ChosenFaq>`select ${columns} ${exportable(staff)}
    order by (f.id = any(${[...ids]}) or f.key = any(${[...keys]}::uuid[])) desc, e.category, f.id
    limit ${limit} offset ${from}`.execute(db)
  return rows
}

export async function countExportable(db: Db<'inquiries'>, staff: Staff): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count ${exportable(staff)}`.execute(db)
  return rows[0]!.count
}

/** What those of one's own sections ask, for telling which of them cannot be chosen. */
export async function listQuestions(
  db: Db<'inquiries'>,
  staff: Staff,
  ids: readonly number[],
): Promise<{ id: number; question: string }[]> {
  const { rows } = await sql<{ id: number; question: string }>`select id, question from inquiries.faqs
    where id = any(${[...ids]}) and section_id = any(${sectionsFor(staff, 'answer')})`.execute(db)
  return rows
}
