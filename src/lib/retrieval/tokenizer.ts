import { fold } from '../text/fold.ts'
import { SAYS_NOTHING } from './stop-words.ts'

/** Cuts a text into what it is found by; the same word twice counts twice. */
export type Tokenizer = (text: string) => string[]

const LONGEST = 20_000
const HIRAGANA = /^[\p{Script=Hiragana}ー]+$/u
const KANJI = /\p{Script=Han}/u
const segmenter = new Intl.Segmenter('ja', { granularity: 'word' })

/**
 * The words of a text, folded: width, case and ゴミ or ごみ make no difference. A single hiragana and the words that stand in every
 * sentence are none of it; a longer word in hiragana stays, for ごみ and おむつ are what people ask about.
 */
export const words: Tokenizer = (text) =>
  [...segmenter.segment(plain(text))].flatMap(({ segment, isWordLike }) => {
    const word = isWordLike ? foldWord(segment) : ''
    return word === '' || saysNothing(segment) || SAYS_NOTHING.has(word) ? [] : [singular(word)]
  })

/** @param names that stand everywhere and tell nothing apart, such as the town's own */
export function without(names: readonly string[], tokenize: Tokenizer): Tokenizer {
  const dropped = names
    .map(plain)
    .filter(Boolean)
    .toSorted((one, other) => other.length - one.length)
  return (text) => tokenize(dropped.reduce((said, name) => said.replaceAll(name, ' '), plain(text)))
}

const RUNS = /\p{Script=Han}+|[\p{Script=Katakana}ー]+/gu

/**
 * Single kanji, and each two neighbours in kanji or katakana: 捨て and 捨てる, 婚姻届 and 婚姻 have them in common, however the words
 * were cut.
 */
export const pieces: Tokenizer = (text) =>
  [...plain(text).matchAll(RUNS)].flatMap(([run]) => {
    const signs = [...foldWord(run)]
    const pairs = signs.slice(1).map((sign, at) => `${signs[at]}${sign}`)
    return KANJI.test(run) ? signs.concat(pairs) : pairs
  })

/** One thing or several in English (Harman, How effective is suffixing?, 1991: the S stemmer). */
const singular = (word: string): string =>
  /^[a-z]{3,}$/.test(word)
    ? word
        .replace(/(?<![ae])ies$/, 'y')
        .replace(/(?<=x|ch|sh|ss)es$/, '')
        .replace(/(?<![us])s$/, '')
    : word

/** Most words need no folding, and to find that out is cheaper. */
const FOLDED = /^[\p{Script=Han}\p{Script=Hiragana}a-z0-9]+$/u
const foldWord = (word: string): string => (FOLDED.test(word) ? word : fold(word))

const plain = (text: string): string => text.slice(0, LONGEST).normalize('NFKC').trim()

const saysNothing = (segment: string): boolean => segment.length === 1 && HIRAGANA.test(segment)
