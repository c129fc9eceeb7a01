import { type CountsTable, type SuppressionPlan } from './counts-table.ts'
import type { Knowledge } from './earlier-editions.ts'
import { cellsOf, readCounts, sumsAmongCells, UNKNOWN } from './equations.ts'
import { extremes, solver } from './solver.ts'

/** What somebody finds out about a hidden count from what is published. */
export interface Finding {
  row: number
  column: number
  low: number
  /** Infinity where nothing that is published bounds it. */
  high: number
}

/** Hidden counts that hang together, up to which they are worked out exactly. */
const MOST_TOGETHER = 200
/** And in all. */
const MOST = 2_000

const OPEN = 1e7

/** Splits the sums that still hold something unknown into groups that share no unknown count. */
function groupsOf(sums: readonly { terms: [number, number][]; equals: number }[]) {
  const group = new Map<number, number>()
  const rootOf = (cell: number): number => {
    let root = cell
    while (group.get(root)! !== root) root = group.get(root)!
    group.set(cell, root)
    return root
  }
  for (const { terms } of sums) {
    for (const [cell] of terms) if (!group.has(cell)) group.set(cell, cell)
    for (const [cell] of terms) group.set(rootOf(cell), rootOf(terms[0]![0]))
  }
  return Map.groupBy(sums, ({ terms }) => rootOf(terms[0]![0]))
}

/**
 * Works hidden counts out of a table as it is published, knowing its sums and those of earlier editions, and that counts are whole and hidden
 * ones not below `lowest`. Groups that are too large are left out.
 */
export async function attack(
  published: CountsTable,
  plan: SuppressionPlan,
  before: Pick<Knowledge, 'sums' | 'constants'> = { sums: [], constants: [] },
): Promise<Finding[]> {
  const { values: own, cameHidden } = readCounts(published, plan)
  const values = Float64Array.from([...own, ...before.constants])
  const width = plan.countColumns.length
  const lowest = plan.hideZeros ? 0 : 1
  const all = [...sumsAmongCells(published.rows.length, plan), ...before.sums]
  const open = all.flatMap((sum) => {
    const weight = (cell: number) => (cell === sum.total ? -1 : 1)
    const cells = cellsOf(sum)
    const terms = cells.filter((cell) => values[cell] === UNKNOWN).map((cell): [number, number] => [cell, weight(cell)])
    if (terms.length === 0) return []
    return [
      {
        terms,
        equals: -cells.reduce((of, cell) => of + (values[cell] === UNKNOWN ? 0 : weight(cell) * values[cell]!), 0),
      },
    ]
  })
  const highs = await solver()
  const findings: Finding[] = []
  for (const equations of groupsOf(open).values()) {
    const cells = [...new Set(equations.flatMap(({ terms }) => terms.map(([cell]) => cell)))]
    if (cells.length > MOST_TOGETHER || findings.length + cells.length > MOST) continue
    const at = new Map(cells.map((cell, index) => [cell, index]))
    const found = extremes(highs, {
      cost: cells.map(() => 0),
      low: cells.map((cell) => (cameHidden.has(cell) ? lowest : 0)),
      high: cells.map(() => OPEN),
      equations: equations.map(({ terms, equals }) => ({
        terms: terms.map(([cell, weight]): [number, number] => [at.get(cell)!, weight]),
        equals,
      })),
    })
    for (const [index, cell] of cells.entries()) {
      const [low, high] = found[index] ?? []
      if (low === undefined || !cameHidden.has(cell)) continue
      const [row, column] = [Math.floor(cell / width), plan.countColumns[cell % width]!]
      findings.push({ row, column, low, high: high! >= OPEN / 2 ? Infinity : high! })
    }
  }
  return findings
}

/** What the attacker knows to the last person. */
export const recovered = (findings: readonly Finding[]): Finding[] => findings.filter(({ low, high }) => low === high)
