import { type Clause, takenApart } from './synonyms.ts'
import type { Tokenizer } from './tokenizer.ts'

export interface FieldWeight {
  /** How much one occurrence here counts. */
  weight: number
  /** b: how far a long text is held against what stands in it, from 0 to 1. */
  lengthMatters: number
}

/** One way to cut texts, and how much counts what is found by it. */
export interface Cut {
  tokenize: Tokenizer
  weight: number
}

/** How fast more of the same word counts less. */
const K1 = 1.2

/** One word: how rare it is (idf, never below 0), the places of the entries in which it stands, and what it scores in each. */
interface Posting {
  rarity: number
  places: Int32Array
  scores: Float64Array
}

const rarity = (having: number, all: number): number => Math.log(1 + (all - having + 0.5) / (having + 0.5))

/** The entries as one way to cut texts sees them. */
export interface Part {
  /** Adds what each entry scores for the question. @returns the most that one could */
  score: (question: string, into: Float64Array) => number
}

export function partOf<Field extends string>(
  entries: readonly Record<Field, string>[],
  weights: Record<Field, FieldWeight>,
  { tokenize, weight }: Cut,
  synonyms: readonly (readonly string[])[] = [],
): Part {
  const postings = postingsOf(entries, weights, tokenize)
  const clausesOf = takenApart(tokenize, synonyms)
  const rarest = rarity(0, entries.length)
  const rarityOf = (words: readonly string[]): number =>
    words.reduce((sum, word) => sum + (postings.get(word)?.rarity ?? rarest), 0)

  function add(words: readonly string[], times: number, into: Float64Array): void {
    for (const word of words) {
      const { places, scores } = postings.get(word) ?? NOWHERE
      for (let at = 0; at < places.length; at++) into[places[at]!]! += times * scores[at]!
    }
  }

  /**
   * By its own words, or by all words of something that means the same, whichever is more. The others count as if the own words
   * stood there, for how rare they are is what was asked.
   */
  function best({ words, others }: Clause): Float64Array {
    const best = new Float64Array(entries.length)
    add(words, 1, best)
    for (const { words: meant, weight: lessened } of others) {
      const sums = new Float64Array(entries.length)
      add(meant, (lessened * rarityOf(words)) / rarityOf(meant), sums)
      for (const at of placesOfAll(meant.map((word) => postings.get(word) ?? NOWHERE)))
        best[at] = Math.max(best[at]!, sums[at]!)
    }
    return best
  }

  return {
    score(question, into) {
      let most = 0
      for (const clause of clausesOf(question)) {
        most += weight * (K1 + 1) * rarityOf(clause.words)
        if (clause.others.length === 0) add(clause.words, weight, into)
        else for (const [at, score] of best(clause).entries()) into[at]! += weight * score
      }
      return most
    },
  }
}

const NOWHERE: Posting = { rarity: 0, places: new Int32Array(), scores: new Float64Array() }

function placesOfAll([first = NOWHERE, ...rest]: readonly Posting[]): number[] {
  const others = rest.map(({ places }) => new Set(places))
  return [...first.places].filter((place) => others.every((one) => one.has(place)))
}

function postingsOf<Field extends string>(
  entries: readonly Record<Field, string>[],
  weights: Record<Field, FieldWeight>,
  tokenize: Tokenizer,
): Map<string, Posting> {
  const fields = Object.entries<FieldWeight>(weights).map(([name, { weight, lengthMatters }]) => {
    const texts = entries.map((entry) => tokenize(entry[name as Field]))
    const average = texts.reduce((sum, { length }) => sum + length, 0) / texts.length
    const once = ({ length }: string[]) => weight / (1 - lengthMatters + (lengthMatters * length) / average)
    return { texts, once }
  })
  /** By word: the entries in which it stands, and how often in each, weighted. */
  const occurrences = new Map<string, { places: number[]; times: number[] }>()
  for (const place of entries.keys())
    for (const { texts, once } of fields) {
      const text = texts[place]!
      const weight = once(text)
      for (const word of text) {
        const found = occurrences.getOrInsertComputed(word, () => ({ places: [], times: [] }))
        if (found.places.at(-1) !== place) {
          found.places.push(place)
          found.times.push(0)
        }
        found.times[found.times.length - 1]! += weight
      }
    }
  return new Map(
    [...occurrences].map(([word, { places, times }]) => {
      const rare = rarity(places.length, entries.length)
      const scores = Float64Array.from(times, (often) => (rare * (K1 + 1) * often) / (K1 + often))
      return [word, { rarity: rare, places: Int32Array.from(places), scores }]
    }),
  )
}
