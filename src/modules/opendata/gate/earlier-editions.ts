import { readCount, type CountsTable, type SuppressionPlan } from './counts-table.ts'

const keyOf = (cells: readonly string[], columns: readonly number[]): string =>
  JSON.stringify(columns.map((column) => (cells[column] ?? '').normalize('NFKC').trim()))

/** The rows of an earlier table by what they are called; a name that two rows share names none. */
function rowsByName(earlier: CountsTable, columns: readonly number[]): Map<string, readonly string[]> {
  const groups = Map.groupBy(earlier.rows, (cells) => keyOf(cells, columns))
  return new Map([...groups].flatMap(([key, rows]) => (rows.length === 1 ? [[key, rows[0]!] as const] : [])))
}

/**
 * Counts that an earlier edition of the table shows as they are: hiding them now tells nobody less, and they protect nothing.
 * Rows are matched by their labels, columns by their headers. Row and column, as `row column`.
 */
export function shownBefore(table: CountsTable, plan: SuppressionPlan, editions: readonly CountsTable[]): Set<string> {
  const shown = new Set<string>()
  for (const earlier of editions) {
    const placeOf = (column: number) => earlier.header.indexOf(table.header[column] ?? '')
    const rows = rowsByName(earlier, plan.labelColumns.map(placeOf))
    for (const [row, cells] of table.rows.entries()) {
      const before = rows.get(keyOf(cells, plan.labelColumns))
      for (const column of before ? plan.countColumns : []) {
        const count = readCount(before![placeOf(column)] ?? '')
        if (typeof count === 'number' && count === readCount(cells[column] ?? '')) shown.add(`${row} ${column}`)
      }
    }
  }
  return shown
}
