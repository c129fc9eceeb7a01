import { wordsOf } from '#lib/text/search-words.ts'

/** What a search is narrowed by. */
export interface Search {
  /** Each of them stands somewhere in the title, the summary, the keywords or the publisher's name. */
  words: string[]
  theme?: string | undefined
  format?: string | undefined
  publisher?: string | undefined
}

const narrowedTo = (query: URLSearchParams, name: string) => query.get(name)?.slice(0, 100) || undefined

/** What an address asks for. A theme or a format that nobody knows is asked for all the same: nothing has it. */
export const readSearch = (query: URLSearchParams): Search => ({
  words: wordsOf(query.get('q') ?? ''),
  theme: narrowedTo(query, 'theme'),
  format: narrowedTo(query, 'format'),
  publisher: narrowedTo(query, 'publisher'),
})
