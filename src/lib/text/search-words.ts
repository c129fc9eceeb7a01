import { fold } from './fold.ts'

/** A search of more, or longer, words is asked for with the first of them. */
const [MOST_WORDS, LONGEST_WORD] = [10, 100]

/** The words that somebody looks for, folded. They hold neither spaces nor what no database takes. */
export const wordsOf = (typed: string): string[] =>
  fold(typed.replaceAll('\0', '').toWellFormed())
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
    .map((word) => word.slice(0, LONGEST_WORD).toWellFormed())

/** What finds the word anywhere in a folded text, for `like`. */
export const patternOf = (word: string): string => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
