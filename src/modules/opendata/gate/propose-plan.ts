import { Refusal } from '#lib/refusal.ts'
import { findColumnSums, type Column } from './column-sums.ts'
import { isTotalWord, readCount, USUAL_LEAST, type CountsTable, type SuppressionPlan } from './counts-table.ts'
import { proposeRoles } from './propose-roles.ts'
import { isCounted, type Role } from './roles.ts'
import { findRowSums } from './row-sums.ts'

const countOrNaN = (text: string | undefined): number => {
  const count = readCount(text ?? '')
  return typeof count === 'number' ? count : Number.NaN
}

/** The plan for a table whose columns are known: every sum that holds among its counted columns and among its rows. */
export function planOf(
  { header, rows }: CountsTable,
  roles: readonly Role[],
  { least, hideZeros }: Pick<SuppressionPlan, 'least' | 'hideZeros'>,
): SuppressionPlan {
  const where = (wanted: (role: Role) => boolean) => roles.flatMap((role, column) => (wanted(role) ? [column] : []))
  const [labelColumns, countColumns] = [where((role) => role === 'label'), where(isCounted)]
  const columns = new Map<number, Column>(
    countColumns.map((column) => [column, Float64Array.from(rows, (row) => countOrNaN(row[column]))]),
  )
  const lines = rows.map((row) => ({
    labels: labelColumns.map((column) => row[column] ?? ''),
    counts: countColumns.map((column) => countOrNaN(row[column])),
  }))
  const lastWord = (column: number) => (header[column] ?? '').split(/[_・\s/]/).at(-1) ?? ''
  return {
    least,
    hideZeros,
    labelColumns,
    countColumns,
    derivedColumns: where((role) => role === 'derived'),
    columnSums: findColumnSums(columns, (column) => roles[column] === 'total' || isTotalWord(lastWord(column))),
    rowSums: findRowSums(lines),
  }
}

/** Columns that turned out to be sums of others are totals. */
export const withTotals = (roles: readonly Role[], { columnSums }: SuppressionPlan): Role[] =>
  roles.map((role, column) => (columnSums.some(({ total }) => total === column) ? 'total' : role))

/** @throws Refusal 422 where a column is said to be a total and is the sum of none */
export function refuseOddTotals(
  { header }: CountsTable,
  roles: readonly Role[],
  { columnSums }: SuppressionPlan,
): void {
  const odd = roles.findIndex((role, column) => role === 'total' && !columnSums.some(({ total }) => total === column))
  if (odd < 0) return
  throw new Refusal(
    422,
    `「${header[odd]}」は「合計」になっていますが、どの人数の列を足しても、この列の数になりません。表の数を直すか、「人数」を選んでください。`,
    String(odd),
  )
}

/**
 * What a table looks like to whoever adds it up. A proposal: the section knows what each column is, and what else follows from
 * what, in this table or another.
 */
export const proposePlan = (table: CountsTable): SuppressionPlan =>
  planOf(table, proposeRoles(table), { least: USUAL_LEAST, hideZeros: false })
