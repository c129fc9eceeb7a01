/** What the row of a finding was made from, and where that is put right. */
export interface Origin {
  name: string
  href: string
}

/** What the check found in a cell, as it is kept with an edition. */
export interface KeptFinding {
  severity: 'error' | 'warning'
  /** Line of the file, the first being 1. */
  row: number
  column: string
  message: string
  /** What would be right, where it is known. */
  suggestion?: string | undefined
  /** The record, where the rows are made from records. */
  origin?: Origin | undefined
}

/** Findings that are kept: the rest is counted. */
export const KEPT = 200
