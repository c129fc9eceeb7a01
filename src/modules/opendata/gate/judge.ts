import type { CountsTable, SuppressionPlan } from './counts-table.ts'
import { cellsOf, readCounts, sumsAmongCells, UNKNOWN } from './equations.ts'
import type { Sum } from './counts-table.ts'

/** What a hidden count can be, as the attacker takes it. */
export type Domain = (row: number, column: number) => { low: number; high: number }

const key = (row: number, column: number) => `${row}:${column}`

/** What the sums say of their only unknown count, again and again; undefined where they contradict each other. */
function settled(
  sums: readonly Sum[],
  values: Float64Array,
  fits: (cell: number, value: number) => boolean,
): Float64Array | undefined {
  const now = values.slice()
  for (let isMore = true; isMore;) {
    isMore = false
    for (const sum of sums) {
      const open = cellsOf(sum).filter((cell) => now[cell] === UNKNOWN)
      const parts = sum.parts.reduce((of, part) => of + Math.max(0, now[part]!), 0)
      if (open.length === 0 && parts !== now[sum.total]) return undefined
      if (now[sum.total] !== UNKNOWN && parts > now[sum.total]!) return undefined
      const [cell] = open
      if (open.length !== 1 || cell === undefined) continue
      const value = cell === sum.total ? parts : now[sum.total]! - parts
      if (!fits(cell, value)) return undefined
      now[cell] = value
      isMore = true
    }
  }
  return now
}

/**
 * Tries out whole tables that agree with a published one, by counting and nothing cleverer, and gathers up to two values of each
 * hidden count. For small tables: it judges the gate in tests, and shares nothing with its solver.
 */
export function twoValuesOf(published: CountsTable, plan: SuppressionPlan, domain: Domain): Map<string, Set<number>> {
  const { values } = readCounts(published, plan)
  const width = plan.countColumns.length
  const sums = sumsAmongCells(published.rows.length, plan)
  const placeOf = (cell: number) => [Math.floor(cell / width), plan.countColumns[cell % width]!] as const
  const rangeOf = (cell: number) => domain(...placeOf(cell))
  const fits = (cell: number, value: number) => value >= rangeOf(cell).low && value <= rangeOf(cell).high
  const hidden = [...values.keys()].filter((cell) => values[cell] === UNKNOWN)
  const found = new Map(hidden.map((cell) => [key(...placeOf(cell)), new Set<number>()]))
  const solve = (from: Float64Array): Float64Array | undefined => {
    const now = settled(sums, from, fits)
    const next = now && [...now.keys()].find((cell) => now[cell] === UNKNOWN)
    if (!now || next === undefined) return now
    for (let value = rangeOf(next).low; value <= rangeOf(next).high; value++) {
      const solution = solve(now.with(next, value))
      if (solution) return solution
    }
    return undefined
  }
  for (const cell of hidden) {
    const seen = found.get(key(...placeOf(cell)))!
    for (let value = rangeOf(cell).low; value <= rangeOf(cell).high && seen.size < 2; value++)
      for (const [at, other] of solve(values.with(cell, value))?.entries() ?? [])
        if (values[at] === UNKNOWN) found.get(key(...placeOf(at)))!.add(other)
  }
  return found
}
