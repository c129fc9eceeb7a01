/** What the check found in a cell, as it is kept with an edition. */
export interface KeptFinding {
  severity: 'error' | 'warning'
  /** Line of the file, the first being 1. */
  row: number
  column: string
  message: string
  /** What would be right, where it is known. */
  suggestion?: string | undefined
}

/** Findings that are kept: the rest is counted. */
export const KEPT = 200
