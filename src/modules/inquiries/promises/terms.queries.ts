import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { inEach, type Language, languages } from '#lib/text/language.ts'
import { STANDARD, type Terms } from './promise.ts'
import { STANDARD_WORDS } from './promise-words.ts'

/** What holds for a section: its own terms, or those of the town. */
export interface TermsOf extends Terms {
  words: Record<Language, string>
}

/** Terms as somebody wrote them down: of a section, or (null) of the town. */
export interface WrittenTerms extends Terms {
  sectionId: number | null
  /** Null: the standard ones. */
  words: Record<Language, string | null>
  version: number
}

const written = (db: Db<'inquiries'>) =>
  sql<WrittenTerms>`select section_id as "sectionId", amount, unit, warn_hours as "warnHours", answers, version,
    json_build_object('ja', words_ja, 'easy', words_easy, 'en', words_en, 'zh', words_zh, 'ko', words_ko, 'vi', words_vi, 'pt', words_pt) as words
    from inquiries.promise_terms`.execute(db)

export const listTerms = async (db: Db<'inquiries'>): Promise<WrittenTerms[]> => (await written(db)).rows

/** The words are the town's also where a section promises something else. */
export async function termsFor(db: Db<'inquiries'>, sectionId: number): Promise<TermsOf> {
  const all = await listTerms(db)
  const town = all.find((terms) => terms.sectionId === null)
  const holding = all.find((terms) => terms.sectionId === sectionId) ?? town ?? STANDARD
  return { ...holding, words: inEach((language) => town?.words[language] ?? STANDARD_WORDS[language]) }
}

const columnsOf = (words: Record<Language, string | null>) =>
  Object.fromEntries(languages.map((language) => [`words_${language}`, words[language]])) as Record<
    `words_${Language}`,
    string | null
  >

export interface NewTerms extends Terms {
  words: Record<Language, string | null>
}

/**
 * @param version as it was read; 0 where there were none
 * @returns false where somebody else changed them meanwhile
 */
export async function saveTerms(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staff: { id: number },
  sectionId: number | null,
  { amount, unit, warnHours, answers, words }: NewTerms,
  version: number,
): Promise<boolean> {
  const set = {
    amount,
    unit,
    warn_hours: warnHours,
    answers,
    ...columnsOf(words),
    version: version + 1,
    changed_at: now,
    changed_by: staff.id,
  }
  const { numInsertedOrUpdatedRows: inserted = 0n } =
    version === 0
      ? await tx
          .insertInto('inquiries.promise_terms')
          .values({ section_id: sectionId, ...set })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirstOrThrow()
      : {}
  if (version === 0) return inserted > 0n
  const { numUpdatedRows } = await tx
    .updateTable('inquiries.promise_terms')
    .set(set)
    .where('section_id', 'is not distinct from', sectionId)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** A section promises again what the town does. @returns false where they were changed meanwhile, or gone */
export async function deleteTerms(tx: Tx<'inquiries'>, sectionId: number, version: number): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('inquiries.promise_terms')
    .where('section_id', '=', sectionId)
    .where('version', '=', version)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
