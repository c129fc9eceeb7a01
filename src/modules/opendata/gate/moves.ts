import { cellsOf, type Equations } from './equations.ts'
import type { Highs } from 'highs'
import { cheapest, type Problem } from './solver.ts'
import { fits, isHidden, isMovable, roomOf, type Attacker, type Move, type Standing } from './standing.ts'

/** The cells of one sum that are looked at around a cell, and of one search: a far one is seldom needed, and slow. */
const NEAR = 24
const MOST_NEAR = 600

/** Cells of a sum, those close to `cell` in the table first. */
function* outward(all: readonly number[], cell: number): Generator<number> {
  let after = all.findIndex((other) => other >= cell)
  if (after === -1) after = all.length
  let before = after - 1
  while (before >= 0 || after < all.length) {
    const isBefore = after >= all.length || (before >= 0 && cell - all[before]! <= all[after]! - cell)
    yield isBefore ? all[before--]! : all[after++]!
  }
}

function closestMovable(standing: Standing, sum: readonly number[], cell: number): number[] {
  const found: number[] = []
  for (const other of outward(sum, cell)) {
    if (isMovable(standing, other)) found.push(other)
    if (found.length === NEAR) break
  }
  return found
}

/** The movable cells that hang together with one by sums, closest first. */
export function around(standing: Standing, cell: number, most = MOST_NEAR): number[] {
  const found = new Set([cell])
  const done = new Set<number>()
  for (const from of found)
    for (const place of standing.sumsOf[from]!) {
      const { total, parts } = standing.sums[place]!
      const isWhole = most > MOST_NEAR || parts.length <= NEAR
      if (done.has(place)) continue
      if (isWhole) done.add(place)
      const near = isWhole ? parts.filter((other) => isMovable(standing, other)) : closestMovable(standing, parts, from)
      for (const other of isMovable(standing, total) ? [...near, total] : near) if (found.size < most) found.add(other)
    }
  return [...found]
}

/** What is lost to the reader when a count is hidden: large counts and totals tell most. */
export const lossOf = ({ values, sums, sumsOf }: Equations, cell: number): number => {
  const isTotal = sumsOf[cell]!.some((place) => sums[place]!.total === cell)
  return (1 + Math.log2(1 + values[cell]!)) * (isTotal ? 4 : 1)
}

export interface Search {
  /** The cells that may move. */
  cells: readonly number[]
  attacker: Attacker
  /** The cell that must move, and how far: upwards, or downwards below zero. */
  must?: { cell: number; step: number }
  /** What moving a hidden count costs: nothing, but that one may be wished to move up (below zero) or down. */
  wish?: (cell: number) => number
}

/** Two variables for a shown count, so that moving it costs either way; one for a hidden count. */
interface Variable {
  cell: number
  sign: 1 | -1
  low: number
  high: number
  cost: number
}

function variablesOf(standing: Standing, { cells, attacker, must, wish }: Search): Variable[] {
  return cells.flatMap((cell): Variable[] => {
    const room = roomOf(standing, cell, attacker)
    if (must?.cell === cell) {
      if (must.step > 0) room.low = must.step
      else room.high = must.step
    }
    if (isHidden(standing, cell)) return [{ cell, sign: 1, ...room, cost: wish?.(cell) ?? 0 }]
    const cost = lossOf(standing, cell)
    return [
      { cell, sign: 1, low: 0, high: room.high, cost },
      { cell, sign: -1, low: 0, high: -room.low, cost },
    ]
  })
}

function problemOf({ sums, sumsOf }: Standing, cells: readonly number[], variables: readonly Variable[]): Problem {
  const placesOf = new Map<number, [number, number][]>(cells.map((cell) => [cell, []]))
  for (const [at, { cell, sign }] of variables.entries()) placesOf.get(cell)!.push([at, sign])
  const touched = new Set(cells.flatMap((cell) => sumsOf[cell]!))
  const equations = [...touched].map((place) => {
    const { total } = sums[place]!
    const terms = cellsOf(sums[place]!).flatMap((cell) =>
      (placesOf.get(cell) ?? []).map(([at, sign]): [number, number] => [at, cell === total ? -sign : sign]),
    )
    return { terms, equals: 0 }
  })
  return {
    cost: variables.map(({ cost }) => cost),
    low: variables.map(({ low }) => low),
    high: variables.map(({ high }) => high),
    equations,
  }
}

/** The move that hides least more, proven; undefined where there is none among these cells. */
export function findMove(highs: Highs, standing: Standing, search: Search): Move | undefined {
  const variables = variablesOf(standing, search)
  if (variables.some(({ low, high }) => low > high)) return undefined
  const solution = cheapest(highs, problemOf(standing, search.cells, variables))
  if (!solution) return undefined
  const steps = new Map<number, number>()
  for (const [at, { cell, sign }] of variables.entries()) steps.set(cell, (steps.get(cell) ?? 0) + sign * solution[at]!)
  const move = [...steps].filter(([, step]) => step !== 0)
  return fits(standing, move, search.attacker) ? move : undefined
}
