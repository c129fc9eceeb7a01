import { sql } from 'kysely'
import { sectionsFor, type Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import type { ChosenFaq } from './export-set.ts'

/** Those of one's own sections that are published, as they were published last; all, or the chosen ones. */
export async function listChosen(
  db: Db<'inquiries'>,
  staff: Staff,
  ids: readonly number[] | undefined,
): Promise<ChosenFaq[]> {
  const { rows } = await sql<ChosenFaq>`
    select f.id, f.key, f.section_id as "sectionId", e.lang, e.category, e.question, e.answer, e.keywords,
      e.published_at as "publishedAt", s.name as section
    from inquiries.faqs f join kernel.sections s on s.id = f.section_id join inquiries.faq_editions e on e.faq_id = f.id
      and e.number = (select max(number) from inquiries.faq_editions where faq_id = f.id)
    where f.state = 'published' and f.section_id = any(${sectionsFor(staff, 'answer')})
      ${ids ? sql`and f.id = any(${[...ids]})` : sql``} order by e.category, f.id limit 1000`.execute(db)
  return rows
}
