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
  /** Sums that an earlier edition tells of the cells of this table; what else is in them is one constant cell each, after the table's own. */
  sums: Sum[]
  constants: number[]
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

/** The rows of this table by those of an earlier one: what they are called, and their order where rows share a name. */
function sameRows(table: CountsTable, plan: SuppressionPlan, earlier: Earlier): Map<number, number> {
  const shared = sharedLabels(table, plan, earlier)
  const byName = ({ rows }: CountsTable, columns: readonly number[]) =>
    Map.groupBy(rows.keys(), (row) => JSON.stringify(columns.map((column) => plain(rows[row]![column]))))
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
  cell: number | undefined
}

function cellsBefore(table: CountsTable, plan: SuppressionPlan, earlier: Earlier) {
  const rows = sameRows(table, plan, earlier)
  const width = plan.countColumns.length
  const counted = plan.countColumns.map((column) => plain(table.header[column]))
  const columns = earlier.header.map((name) => counted.indexOf(plain(name)))
  return (row: number, column: number): Before => {
    const count = readCount(earlier.rows[row]?.[column] ?? '')
    const [now, at] = [rows.get(row), columns[column]!]
    const cell = now === undefined || at < 0 ? undefined : now * width + at
    return { value: typeof count === 'number' ? count : UNKNOWN, cell }
  }
}

/** A sum of an earlier edition as one of cells of this table; undefined where it tells nothing of them, or they changed since. */
function sumNow(sum: Sum, at: (cell: number) => Before, { values }: Equations, constant: number) {
  const [total, parts] = [at(sum.total), sum.parts.map(at)]
  const here = [total, ...parts].filter(({ cell }) => cell !== undefined)
  const isOld = ({ value, cell }: Before) => value !== UNKNOWN && value !== values[cell!]
  if (here.length === 0 || here.some(isOld) || here.some(({ cell }) => values[cell!] === UNKNOWN)) return undefined
  const now = parts.flatMap(({ cell }) => (cell === undefined ? [] : [cell]))
  const added = now.reduce((of, cell) => of + values[cell]!, 0)
  const gone = parts.filter(({ cell }) => cell === undefined)
  const isTold = ({ value, cell }: Before) => cell !== undefined || value !== UNKNOWN
  const left = gone.reduce((of, { value }) => of + value, 0)
  const rest = total.cell === undefined ? added : values[total.cell]! - added
  if (rest < 0) return undefined
  const told = [total, ...gone].every(isTold)
  // What is told must fit what is true now: else the sum is of other years.
  if (told && (total.cell === undefined ? total.value - left : left) !== rest) return undefined
  return {
    sum: total.cell === undefined ? { total: constant, parts: now } : { total: total.cell, parts: [...now, constant] },
    value: rest,
    told,
  }
}

/** Whoever knows all cells of a sum but one knows that one, too. */
function workOut(known: Set<number>, sums: readonly Sum[], isKnown: (cell: number) => boolean, values: Float64Array) {
  for (let isMore = true; isMore;) {
    isMore = false
    for (const sum of sums) {
      const open = cellsOf(sum).filter((cell) => !known.has(cell) && !isKnown(cell))
      if (open.length !== 1 || values[open[0]!] === UNKNOWN) continue
      known.add(open[0]!)
      isMore = true
    }
  }
}

const keyOf = (sum: Sum, constant: number, value: number): string => {
  const [total = '', ...parts] = cellsOf(sum).map((cell) => (cell === constant ? '' : cell))
  return `${total}=${parts.toSorted().join('+')}+${value}`
}

/**
 * What earlier editions of the table tell, each alone and all together: hiding it now tells nobody less, and it protects nothing.
 * Rows are matched by their labels, columns by their headers, whatever else the tables have; counts that changed are other counts.
 */
export function knownBefore(
  table: CountsTable,
  plan: SuppressionPlan,
  equations: Equations,
  editions: readonly Earlier[],
): Knowledge {
  const { values } = equations
  const [known, told, sums, constants] = [new Set<number>(), new Set<number>(), [] as Sum[], [] as number[]]
  const seen = new Set(editions.length > 0 ? equations.sums.map((sum) => `${keyOf(sum, -1, 0)}`) : [])
  for (const earlier of editions) {
    const before = cellsBefore(table, plan, earlier)
    for (const row of earlier.rows.keys())
      for (const column of earlier.header.keys()) {
        const { value, cell } = before(row, column)
        if (cell !== undefined && value !== UNKNOWN && value === values[cell]) known.add(cell)
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
      if (now.told) told.add(constant)
    }
  }
  const all = Float64Array.from([...values, ...constants])
  if (editions.length > 0) workOut(known, [...equations.sums, ...sums], (cell) => told.has(cell), all)
  for (const at of constants.keys()) known.add(values.length + at)
  return { known, sums, constants }
}
