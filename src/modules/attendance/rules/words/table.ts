/** What is said: a sentence, or a row whose cells stand under those of the rows around it. */
export type Said = string | readonly string[]

// kana, kanji and full-width forms take two columns of a terminal
const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (one > '\u2E7F' ? 2 : 1), 0)

const isRow = (said: Said): said is readonly string[] => typeof said !== 'string'

/** Text lines, cells of rows padded to the widest of their column; all but the first column are numbers and stand to the right. */
export function inLines(said: readonly Said[]): string[] {
  const rows = said.filter(isRow)
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))))
  const padded = (cell: string, column: number) => {
    const spaces = ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell)))
    return column === 0 ? cell + spaces : spaces + cell
  }
  return said.map((one) => (isRow(one) ? `  ${one.map(padded).join('  ')}`.trimEnd() : one))
}
