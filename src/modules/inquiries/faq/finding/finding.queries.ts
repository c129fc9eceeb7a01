import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import type { WrittenLanguage } from '#lib/text/language.ts'
import type { FaqWords } from '../faq.ts'

/**
 * Another one after each publication, withdrawal and change of 類語: editions are only ever added, and nothing is published again
 * without one; of as many groups up to the same last one, versions only rise. What a transaction has not committed is not counted.
 */
export async function versionOfIndexed(db: Db<'inquiries'>): Promise<string> {
  const { rows } = await sql<{ version: string }>`select concat_ws(' ',
      (select count(*) from inquiries.faq_editions), (select count(*) from inquiries.faqs where state = 'published'),
      (select concat_ws('.', count(*), max(id), sum(version)) from inquiries.faq_synonym_groups)) as version`.execute(
    db,
  )
  return rows[0]!.version
}

export type Indexed = FaqWords & { id: number }

/** All that is published. */
export async function listToIndex(db: Db<'inquiries'>, lang: WrittenLanguage): Promise<Indexed[]> {
  const { rows } = await sql<Indexed>`
    select f.id, e.lang, e.category, e.question, e.answer, e.keywords from inquiries.faqs f
    join lateral (select * from inquiries.faq_editions where faq_id = f.id order by number desc limit 1) e on e.lang = ${lang}
    where f.state = 'published'`.execute(db)
  return rows
}
