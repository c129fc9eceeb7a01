import { type RawBuilder, sql } from 'kysely'

/** What of the records of a kind is listed. */
export interface RecordSearch {
  /** Every one of them must be there, however it is written. */
  words: readonly string[]
  /** Of these sections only. */
  sectionIds?: readonly number[] | undefined
  /** Closed or cancelled ones. */
  ended: boolean
}

export const wordsOf = (typed: string): string[] =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .slice(0, 100)
    .split(/\s+/)
    .filter((word) => word !== '')

/** A condition that every word stands in the text. */
export const said = (words: readonly string[], text: RawBuilder<unknown>): RawBuilder<unknown> =>
  words.length === 0
    ? sql``
    : sql.join(
        words.map((word) => sql`and strpos(lower(normalize(${text}, NFKC)), ${word}) > 0`),
        sql` `,
      )
