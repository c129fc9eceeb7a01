import type { Excerpt } from '../search/excerpts.ts'
import { type Row } from './lists.queries.ts'
import { type Counts } from './lengths.queries.ts'

/** Rows that one page shows. */
export const ROWS = 50

/** The list as it is shown, and the way from the open conversation to those beside it. */
export interface InboxView {
  rows: (Row & { excerpt?: Excerpt | undefined })[]
  counts: Counts
  /** Where words are looked for: how far that went. */
  search?: { cut: boolean; behind: boolean }
  /** Addresses, where there is something. */
  newest?: string
  older?: string
  previous?: string
  next?: string
}
