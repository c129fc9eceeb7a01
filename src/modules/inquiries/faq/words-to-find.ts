import { fold } from '#lib/text/fold.ts'

const words = new Intl.Segmenter('ja', { granularity: 'word' })

/** は, です, ください: in every sentence, and so in none of its meaning. */
const SAYS_LITTLE = /^\p{Script=Hiragana}{1,3}$/u
const MOST_WORDS = 24

/** What of a sentence one may look by, the longest first. */
export function wordsToFind(text: string): string[] {
  const found = [...words.segment(text.normalize('NFKC').slice(0, 2000))].flatMap(({ segment, isWordLike }) =>
    isWordLike && !SAYS_LITTLE.test(segment) ? [fold(segment)] : [],
  )
  return [...new Set(found)].toSorted((one, other) => other.length - one.length).slice(0, MOST_WORDS)
}
