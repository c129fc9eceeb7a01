import { Refusal } from '#lib/refusal.ts'
import { shorten } from '#lib/text/names.ts'
import { readCount, type CountsTable, type Sum, type SuppressionPlan } from './counts-table.ts'

/** What stands in a cell before the gate: a count, or a mark. */
export const UNKNOWN = -1

/** The cells of a table in one line (row after row, count columns only) and every sum among them. */
export interface Equations {
  width: number
  /** Counts, or UNKNOWN. */
  values: Float64Array
  /** Cells that came hidden, and that a sum gives away or not. */
  cameHidden: Set<number>
  sums: Sum[]
  /** Places in `sums`, by cell. */
  sumsOf: number[][]
}

/** Tables with more count cells are not for one page, nor for this solver. */
export const MOST_CELLS = 100_000

/** Letters of a cell that are told in a message. */
const LONGEST = 20

const placeOf = (header: readonly string[], row: number, column: number) =>
  `${row + 1} 行目の「${header[column] ?? `${column + 1} 列目`}」`

export const cellsOf = ({ total, parts }: Sum): number[] => [total, ...parts]

export function readCounts({ header, rows }: CountsTable, { countColumns }: SuppressionPlan) {
  const values = new Float64Array(rows.length * countColumns.length)
  const cameHidden = new Set<number>()
  for (const [row, cells] of rows.entries())
    for (const [at, column] of countColumns.entries()) {
      const count = readCount(cells[column] ?? '')
      if (count === undefined)
        throw new Refusal(
          422,
          `${placeOf(header, row, column)}の値「${shorten(cells[column] ?? '', LONGEST)}」は、人数として読めません。表を、整数か、- (いない)、X (公表しない)、… (不明) に直して読み込み直してください。人数の列でなければ、この列の選び方を変えてください。`,
          String(column),
        )
      const cell = row * countColumns.length + at
      values[cell] = typeof count === 'number' ? count : UNKNOWN
      if (count === 'hidden') cameHidden.add(cell)
    }
  return { values, cameHidden }
}

export function sumsAmongCells(rowCount: number, { countColumns, columnSums, rowSums }: SuppressionPlan): Sum[] {
  const width = countColumns.length
  const at = new Map(countColumns.map((column, index) => [column, index]))
  const sums: Sum[] = []
  for (const { total, parts } of columnSums) {
    const [of, among] = [at.get(total), parts.map((part) => at.get(part))]
    if (of === undefined || among.includes(undefined))
      throw new Refusal(422, '計の列とその内訳は、人数や件数の列から選んでください')
    for (let row = 0; row < rowCount; row++)
      sums.push({ total: row * width + of, parts: among.map((part) => row * width + part!) })
  }
  for (const { total, parts } of rowSums) {
    if ([total, ...parts].some((row) => row < 0 || row >= rowCount))
      throw new Refusal(422, '計の行とその内訳が、表の中にありません')
    for (let index = 0; index < width; index++)
      sums.push({ total: total * width + index, parts: parts.map((row) => row * width + index) })
  }
  return sums
}

/** What a sum says of its only unknown cell. */
function solvedBy(sum: Sum, values: Float64Array): [number, number] | undefined {
  const unknown = cellsOf(sum).filter((cell) => values[cell] === UNKNOWN)
  if (unknown.length !== 1) return undefined
  const [cell] = unknown as [number]
  const known = sum.parts.reduce((of, part) => of + (part === cell ? 0 : values[part]!), 0)
  return [cell, cell === sum.total ? known : values[sum.total]! - known]
}

/** What came hidden but a sum gives away is known to everybody, so it is known here. */
function solveGivenAway(sums: readonly Sum[], values: Float64Array, cameHidden: ReadonlySet<number>): void {
  for (let isMore = true; isMore;) {
    isMore = false
    for (const sum of sums) {
      const [cell, value] = solvedBy(sum, values) ?? []
      if (cell === undefined || !cameHidden.has(cell) || value! < 0) continue
      values[cell] = value!
      isMore = true
    }
  }
}

function refuseBrokenSums(
  { header }: CountsTable,
  plan: SuppressionPlan,
  sums: readonly Sum[],
  values: Float64Array,
): void {
  const broken = sums.find((sum) => {
    if (cellsOf(sum).some((cell) => values[cell] === UNKNOWN)) return false
    return values[sum.total] !== sum.parts.reduce((of, part) => of + values[part]!, 0)
  })
  if (!broken) return
  const width = plan.countColumns.length
  const place = placeOf(header, Math.floor(broken.total / width), plan.countColumns[broken.total % width]!)
  throw new Refusal(422, `${place}が内訳の合計と合いません。表の数を直して、読み込み直してください。`)
}

/** Places in `sums`, by cell. */
export function sumsByCell(cells: number, sums: readonly Sum[]): number[][] {
  const sumsOf: number[][] = Array.from({ length: cells }, () => [])
  for (const [place, sum] of sums.entries()) for (const cell of cellsOf(sum)) sumsOf[cell]!.push(place)
  return sumsOf
}

/** @throws Refusal 422 where a cell is no count, a sum does not hold, or the table is too large */
export function equationsOf(table: CountsTable, plan: SuppressionPlan): Equations {
  const width = plan.countColumns.length
  if (width * table.rows.length > MOST_CELLS)
    throw new Refusal(422, `表が大きすぎます。数のマスを ${MOST_CELLS.toLocaleString('ja')} までに分けてください`)
  const { values, cameHidden } = readCounts(table, plan)
  const sums = sumsAmongCells(table.rows.length, plan)
  solveGivenAway(sums, values, cameHidden)
  refuseBrokenSums(table, plan, sums, values)
  return { width, values, cameHidden, sums, sumsOf: sumsByCell(values.length, sums) }
}
