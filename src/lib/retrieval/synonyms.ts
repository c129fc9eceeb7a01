import type { Tokenizer } from './tokenizer.ts'

/** What is asked for at one place of a question. */
export interface Clause {
  words: string[]
  /** Other ways to say it; of each, all words have to stand in an entry. */
  others: { words: string[]; weight: number }[]
}

/** What was really said counts more. */
const WEIGHT = 0.8

const startsAt = (question: readonly string[], at: number, words: readonly string[]): boolean =>
  words.every((word, offset) => question[at + offset] === word)

/** Takes a question apart into what it asks for, with the other ways to say each (類語). What is said twice is asked once. */
export function takenApart(
  tokenize: Tokenizer,
  groups: readonly (readonly string[])[] = [],
): (question: string) => Clause[] {
  const ways = groups.map((group) =>
    group.map((word) => [...new Set(tokenize(word))]).filter(({ length }) => length > 0),
  )
  const byFirstWord = Map.groupBy(
    ways.flatMap((group) => group.map((words) => ({ words, group }))),
    ({ words }) => words[0],
  )
  return (question) => {
    const asked = tokenize(question)
    const clauses = new Map<string, Clause>()
    for (let at = 0; at < asked.length;) {
      const fitting = (byFirstWord.get(asked[at]) ?? []).filter(({ words }) => startsAt(asked, at, words))
      const length = Math.max(1, ...fitting.map(({ words }) => words.length))
      const words = asked.slice(at, at + length)
      const others = fitting
        .filter((one) => one.words.length === length)
        .flatMap(({ words: said, group }) => group.filter((way) => way !== said))
      clauses.set(words.join(' '), { words, others: others.map((way) => ({ words: way, weight: WEIGHT })) })
      at += length
    }
    return [...clauses.values()]
  }
}
