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

/** A condition that every word stands in the text. @param words folded */
export const said = (words: readonly string[], text: RawBuilder<unknown>): RawBuilder<unknown> =>
  words.length === 0
    ? sql``
    : sql.join(
        words.map((word) => sql`and strpos(opendata.folded(${text}), ${word}) > 0`),
        sql` `,
      )
