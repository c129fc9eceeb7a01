import { fold } from '#lib/text/fold.ts'
import { FORMATS, type Format, type Theme, THEMES } from '../datasets/vocabulary.ts'

/** What a search is narrowed by. */
export interface Search {
  /** Each of them stands somewhere in the title, the summary, the keywords or the publisher's name. */
  words: string[]
  theme?: Theme | undefined
  format?: Format | undefined
  publisher?: string | undefined
}

export const wordsOf = (typed: string): string[] =>
  fold(typed)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, 10)
    .map((word) => word.slice(0, 100))

const keyOf = <Key extends string>(of: Record<Key, unknown>, typed: string | null): Key | undefined =>
  typed !== null && Object.hasOwn(of, typed) ? (typed as Key) : undefined

/** What an address asks for; what it does not know is as if it were not there. */
export const readSearch = (query: URLSearchParams): Search => ({
  words: wordsOf(query.get('q') ?? ''),
  theme: keyOf(THEMES, query.get('theme')),
  format: keyOf(FORMATS, query.get('format')),
  publisher: query.get('publisher')?.slice(0, 100) || undefined,
})
