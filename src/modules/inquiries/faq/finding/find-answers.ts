import { getProfile } from '#kernel/municipality/profile.queries.ts'
import type { Db } from '#lib/db/connect.ts'
import { confidentOnes } from '#lib/retrieval/confident.ts'
import type { Found, RetrievalIndex } from '#lib/retrieval/bm25f.ts'
import { buildFaqIndex } from '#lib/retrieval/faq-index.ts'
import type { WrittenLanguage } from '#lib/text/language.ts'
import { listPublishedOf, type PublishedFaq } from '../published.queries.ts'
import { listGroups } from '../synonyms/synonyms.queries.ts'
import { listToIndex, versionOfIndexed } from './finding.queries.ts'

interface Kept {
  version: string
  indexes: Promise<Record<WrittenLanguage, RetrievalIndex<number>>>
}

/** One for each town, gone with its connection. */
const kept = new WeakMap<Db<'inquiries'>, Kept>()

async function build(db: Db<'inquiries'>): Promise<Record<WrittenLanguage, RetrievalIndex<number>>> {
  const synonyms = (await listGroups(db)).map(({ words }) => words)
  return { ja: await indexOf(db, 'ja', synonyms), en: await indexOf(db, 'en', synonyms) }
}

async function indexOf(
  db: Db<'inquiries'>,
  lang: WrittenLanguage,
  synonyms: readonly (readonly string[])[],
): Promise<RetrievalIndex<number>> {
  const { name } = await getProfile(db)
  const entries = (await listToIndex(db, lang)).map(({ id, category, question, answer, keywords }) => ({
    id,
    question,
    answer,
    keywords: [category, ...keywords].join('、'),
  }))
  return buildFaqIndex(entries, { names: [name], synonyms })
}

/** The version is read before what is indexed: an index may be newer than it is called, never older. */
async function indexesOf(db: Db<'inquiries'>): Promise<Record<WrittenLanguage, RetrievalIndex<number>>> {
  const version = await versionOfIndexed(db)
  const before = kept.get(db)
  if (before?.version === version) return before.indexes
  const indexes = build(db)
  kept.set(db, { version, indexes })
  indexes.catch(() => kept.delete(db))
  return indexes
}

/**
 * Published answers by the words of a question, the best first. Of everything published an index stays in memory until somebody, in
 * whatever process, publishes, withdraws or changes 類語.
 * @param db of a town, and no transaction: the index is kept with it
 */
export const findAnswers = async (
  db: Db<'inquiries'>,
  lang: WrittenLanguage,
  question: string,
  most: number,
): Promise<Found<number>[]> => (await indexesOf(db))[lang].search(question, most)

/** What would be found if other words meant the same (類語); nothing of it is kept. */
export async function findWith(
  db: Db<'inquiries'>,
  synonyms: readonly (readonly string[])[],
  question: string,
  most: number,
): Promise<Found<number>[]> {
  return (await indexOf(db, 'ja', synonyms)).search(question, most)
}

export const idsOf = (found: readonly Found<number>[]): number[] => found.map(({ id }) => id)

const OFFERED = 3

/** What may be offered to residents themselves: a few, and only where that is likely to be it. */
export async function offerAnswers(
  db: Db<'inquiries'>,
  lang: WrittenLanguage,
  question: string,
): Promise<PublishedFaq[]> {
  const found = await findAnswers(db, lang, question, OFFERED + 1)
  return listPublishedOf(db, idsOf(confidentOnes(found, OFFERED)))
}
