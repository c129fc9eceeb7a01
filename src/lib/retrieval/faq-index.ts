import { buildIndex, type RetrievalIndex } from './bm25f.ts'
import { pieces, type Tokenizer, without, words as segmented } from './tokenizer.ts'

/** A question that is answered already. */
export interface Answered<Id> {
  id: Id
  question: string
  answer: string
  /** Other words under which somebody may look for it. */
  keywords?: string
}

export interface FaqIndexOptions {
  /** Words that mean the same. */
  synonyms?: readonly (readonly string[])[]
  /** Names that tell nothing apart, such as the town's own. */
  names?: readonly string[]
  /** Instead of the words that Intl.Segmenter finds. */
  words?: Tokenizer
}

/**
 * Finds answers for questions in everyday words. Weights were chosen by the measures of invented questions (docs/faq-search.md): the words of a question
 * say three times as much as those of an answer.
 */
export const buildFaqIndex = <Id extends string | number>(
  entries: readonly Answered<Id>[],
  { synonyms = [], names = [], words = segmented }: FaqIndexOptions = {},
): RetrievalIndex<Id> =>
  buildIndex(
    entries.map(({ id, question, answer, keywords = '' }) => ({ id, fields: { question, answer, keywords } })),
    {
      weights: {
        question: { weight: 3, lengthMatters: 0.5 },
        answer: { weight: 1, lengthMatters: 0.75 },
        keywords: { weight: 2, lengthMatters: 0.5 },
      },
      words: without(names, words),
      synonyms,
      besides: [{ tokenize: without(names, pieces), weight: 0.5 }],
    },
  )
