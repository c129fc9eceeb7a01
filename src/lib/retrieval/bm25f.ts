import { type Cut, type FieldWeight, partOf } from './part.ts'
import type { Tokenizer } from './tokenizer.ts'

export interface Entry<Id, Field extends string> {
  id: Id
  fields: Record<Field, string>
}

export interface Found<Id> {
  id: Id
  score: number
  /** Of the most that any entry could score for this question, from 0 to 1: what is asked in words that nobody wrote stays low. */
  share: number
}

export interface RetrievalIndex<Id> {
  size: number
  /** The best first; entries without a word of the question are not among them. */
  search: (question: string, top: number) => Found<Id>[]
}

export interface IndexOptions<Field extends string> {
  weights: Record<Field, FieldWeight>
  words: Tokenizer
  /** Words that mean the same: asked for by one, found by all. */
  synonyms?: readonly (readonly string[])[]
  /** What else is compared, beside the words. */
  besides?: readonly Cut[]
}

/**
 * BM25F: occurrences of a word are added up over the fields, each by its weight and length, before more of them count less
 * (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009, section 3.6). What a word scores in an entry does not depend
 * on the question, and is computed once. The order in which entries are given changes nothing.
 */
export function buildIndex<Id extends string | number, Field extends string>(
  entries: readonly Entry<Id, Field>[],
  { weights, words, synonyms = [], besides = [] }: IndexOptions<Field>,
): RetrievalIndex<Id> {
  const sorted = entries.toSorted((one, other) => compareIds(one.id, other.id))
  const fields = sorted.map((one) => one.fields)
  const parts = [
    partOf(fields, weights, { tokenize: words, weight: 1 }, synonyms),
    ...besides.map((cut) => partOf(fields, weights, cut)),
  ]
  return {
    size: sorted.length,
    search(question, top) {
      const scores = new Float64Array(sorted.length)
      let most = 0
      for (const part of parts) most += part.score(question, scores)
      return firstOf(scores, top).map((at) => ({
        id: sorted[at]!.id,
        score: scores[at]!,
        share: Math.min(1, scores[at]! / most),
      }))
    },
  }
}

/** Places of the highest scores above 0; of equal ones, the first. */
function firstOf(scores: Float64Array, top: number): number[] {
  const least = scores.toSorted().at(-top) ?? 0
  const places: number[] = []
  for (const [at, score] of scores.entries()) if (score > 0 && score >= least) places.push(at)
  return places.toSorted((one, other) => scores[other]! - scores[one]! || one - other).slice(0, top)
}

/** Numbers by size, before words. */
function compareIds(one: string | number, other: string | number): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  if (typeof one !== typeof other) return typeof one === 'number' ? -1 : 1
  return one < other ? -1 : one > other ? 1 : 0
}
