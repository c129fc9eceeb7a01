import { readCount, type CountsTable, type Sum, type SuppressionPlan } from './counts-table.ts'
import { cellsOf, type Equations, sumsAmongCells, UNKNOWN } from './equations.ts'

/** An earlier edition of a table, with the sums by which it went through the gate. */
export interface Earlier extends CountsTable {
  plan?: SuppressionPlan | undefined
}

/** What earlier editions tell of a table. */
export interface Knowledge {
  /** Cells that everybody knows: an earlier edition shows them, or lets them be worked out. */
  known: Set<number>
  /** Cells that an earlier edition hid: shown now, they would give away there what they protected. */
  hidden: Set<number>
  /** The same of rates and the like: row and column. */
  derived: [row: number, column: number][]
  /** Sums that an earlier edition tells of the cells of this table; what else is in them is one constant cell each, after the table's own. */
  sums: Sum[]
  constants: Iterable<number>
}

const plain = (text: string | undefined): string => (text ?? '').normalize('NFKC').trim()
const placeIn = (header: readonly string[], name: string | undefined): number =>
  header.findIndex((other) => plain(other) === plain(name))

/** Label columns of this table and of an earlier one: by their headers, or where all were renamed, in their order. */
function sharedLabels(
  { header }: CountsTable,
  { labelColumns }: SuppressionPlan,
  earlier: Earlier,
): [number, number][] {
  const named = labelColumns.map((column): [number, number] => [column, placeIn(earlier.header, header[column])])
  const shared = named.filter(([, place]) => place >= 0)
  const old = earlier.plan?.labelColumns ?? []
  return shared.length > 0 ? shared : labelColumns.slice(0, old.length).map((column, at) => [column, old[at]!])
}

const byName = ({ rows }: CountsTable, columns: readonly number[]) =>
  Map.groupBy(rows.keys(), (row) => JSON.stringify(columns.map((column) => plain(rows[row]![column]))))

/** The rows of this table by those of an earlier one: what they are called, and their order where rows share a name. */
function sameRows(table: CountsTable, plan: SuppressionPlan, earlier: Earlier): Map<number, number> {
  const shared = sharedLabels(table, plan, earlier)
  const before = byName(
    earlier,
    shared.map(([, place]) => place),
  )
  const now = byName(
    table,
    shared.map(([column]) => column),
  )
  return new Map(
    [...now].flatMap(([name, rows]) => {
      const old = before.get(name) ?? []
      return old.length === rows.length ? rows.map((row, at) => [old[at]!, row] as const) : []
    }),
  )
}

/** What a cell of an earlier table was: a count, or UNKNOWN; and which cell of this table it is, if one. */
interface Before {
  value: number
  isHidden: boolean
  cell: number | undefined
}

interface Shared extends Before {
  cell: number
}

function cellsBefore(
  { header }: CountsTable,
  { countColumns }: SuppressionPlan,
  earlier: Earlier,
  rows: ReadonlyMap<number, number>,
) {
  const counted = countColumns.map((column) => plain(header[column]))
  const columns = earlier.header.map((name) => counted.indexOf(plain(name)))
  return (row: number, column: number): Before => {
    const count = readCount(earlier.rows[row]?.[column] ?? '')
    const [now, at] = [rows.get(row), columns[column]!]
    const cell = now === undefined || at < 0 ? undefined : now * countColumns.length + at
    return { value: typeof count === 'number' ? count : UNKNOWN, isHidden: count === 'hidden', cell }
  }
}

/**
 * A sum of an earlier edition as one of cells of this table; undefined where it tells nothing of them, or they changed since. One
 * that held a count which was hidden and is no more here tells nothing: what was hidden with that count stays hidden.
 */
function sumNow(sum: Sum, at: (cell: number) => Before, { values }: Equations, constant: number) {
  const [total, parts] = [at(sum.total), sum.parts.map(at)]
  const here = [total, ...parts].filter((one): one is Shared => one.cell !== undefined)
  const isOld = ({ value, cell }: Shared) => values[cell] === UNKNOWN || (value !== UNKNOWN && value !== values[cell])
  if (here.length === 0 || here.some(isOld)) return undefined
  const [now, gone] = [parts.flatMap(({ cell }) => cell ?? []), parts.filter(({ cell }) => cell === undefined)]
  if ([...gone, ...(total.cell === undefined ? [total] : [])].some(({ value }) => value === UNKNOWN)) return undefined
  const added = now.reduce((of, cell) => of + values[cell]!, 0)
  const left = gone.reduce((of, { value }) => of + value, 0)
  if (added + left !== (total.cell === undefined ? total.value : values[total.cell]!)) return undefined
  return total.cell === undefined
    ? { sum: { total: constant, parts: now }, value: added }
    : { sum: { total: total.cell, parts: [...now, constant] }, value: left }
}

/** Whoever knows all cells of a sum but one knows that one, too. */
function workOut(known: Set<number>, sums: readonly Sum[], values: Float64Array) {
  for (let isMore = true; isMore;) {
    isMore = false
    for (const sum of sums) {
      const open = cellsOf(sum).filter((cell) => cell < values.length && !known.has(cell))
      if (open.length !== 1 || values[open[0]!] === UNKNOWN) continue
      known.add(open[0]!)
      isMore = true
    }
  }
}

/** What rows of an earlier table say of cells of this one. */
const sharedIn = ({ rows, header }: CountsTable, before: (row: number, column: number) => Before): Shared[][] =>
  rows.map((_, row) =>
    [...header.keys()].map((column) => before(row, column)).filter((one): one is Shared => one.cell !== undefined),
  )

/** Rows that are still what they were: what can be compared is the same, or where nothing can, most of what can elsewhere. */
function unchangedIn(rows: readonly Shared[][], values: Float64Array): number[] {
  const countOf = (cells: readonly Shared[], same: boolean) =>
    cells.filter(({ value, cell }) => value !== UNKNOWN && (value === values[cell]) === same).length
  const isSameTable = countOf(rows.flat(), true) >= countOf(rows.flat(), false)
  const isUnchanged = (cells: readonly Shared[]) =>
    countOf(cells, false) === 0 && (isSameTable || countOf(cells, true) > 0)
  return [...rows.keys()].filter((row) => isUnchanged(rows[row]!))
}

/** Rates and the like that an earlier table hid in a row, by their headers. */
const derivedIn = (
  { header }: CountsTable,
  { derivedColumns }: SuppressionPlan,
  earlier: Earlier,
  row: number,
): number[] =>
  derivedColumns.filter(
    (column) => readCount(earlier.rows[row]![placeIn(earlier.header, header[column])] ?? '') === 'hidden',
  )

const keyOf = ({ total, parts }: Sum, constant: number, value: number): string => {
  const cells = parts.filter((cell) => cell !== constant).toSorted((a, b) => a - b)
  return `${total === constant ? '' : total}=${cells.join('+')}+${value}`
}

/**
 * What earlier editions of the table tell, each alone and all together: hiding it now tells nobody less, and it protects nothing.
 * What one of them hid, another does not show. Rows are matched by their labels, columns by their headers, whatever else the
 * tables have; counts that changed are other counts.
 */
export function knownBefore(
  table: CountsTable,
  plan: SuppressionPlan,
  equations: Equations,
  editions: readonly Earlier[],
): Knowledge {
  const { values } = equations
  const [known, hidden] = [new Set<number>(), new Set<number>()]
  const derived: Knowledge['derived'] = []
  const [sums, constants]: [Sum[], number[]] = [[], []]
  const seen = new Set(editions.length > 0 ? equations.sums.map((sum) => keyOf(sum, -1, 0)) : [])
  for (const earlier of editions) {
    const rows = sameRows(table, plan, earlier)
    const before = cellsBefore(table, plan, earlier, rows)
    const shared = sharedIn(earlier, before)
    for (const { value, cell } of shared.flat()) if (value !== UNKNOWN && value === values[cell]) known.add(cell)
    for (const row of unchangedIn(shared, values)) {
      for (const { isHidden, cell } of shared[row]!) if (isHidden) hidden.add(cell)
      for (const column of rows.has(row) ? derivedIn(table, plan, earlier, row) : [])
        derived.push([rows.get(row)!, column])
    }
    const width = earlier.plan?.countColumns.length ?? 0
    const at = (cell: number) => before(Math.floor(cell / width), earlier.plan!.countColumns[cell % width]!)
    for (const sum of earlier.plan ? sumsAmongCells(earlier.rows.length, earlier.plan) : []) {
      const constant = values.length + constants.length
      const now = sumNow(sum, at, equations, constant)
      const key = now && keyOf(now.sum, constant, now.value)
      if (!now || seen.has(key!)) continue
      seen.add(key!)
      sums.push(now.sum)
      constants.push(now.value)
    }
  }
  if (editions.length > 0) workOut(known, [...equations.sums, ...sums], values)
  for (const at of constants.keys()) known.add(values.length + at)
  return { known, hidden, derived, sums, constants }
}
