/** What is wrong with a file of staff: where, why, and what would be right. */
export interface Fault {
  /** Line of the file, the header being 1. */
  row: number
  column: string
  reason: string
  right: string
}

export const faultInWords = ({ row, column, reason, right }: Fault): string =>
  `${row} 行目 ${column}: ${reason} → ${right}`
