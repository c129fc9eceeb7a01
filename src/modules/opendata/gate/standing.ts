import { knownBefore, type Earlier, type Knowledge } from './earlier-editions.ts'
import type { CountsTable, SuppressionPlan } from './counts-table.ts'
import { equationsOf, sumsByCell, UNKNOWN, type Equations } from './equations.ts'

/** Why a count is hidden: it is small, or it protects a small one (第二次秘匿, 補完的な秘匿). */
export const KINDS = { shown: 0, small: 1, protecting: 2 } as const

/**
 * What the attacker is taken to know of a hidden count besides every shown one, the sums, and that counts are whole and not below
 * zero: how small is too small, and of each hidden count even whether it is small; or not that last thing.
 */
export type Attacker = 'knows kinds' | 'knows no kinds'

/** Values that a hidden count can have in tables that fit all that is shown. */
export interface Range {
  low: number
  high: number
}

/** A table at the gate: what is hidden so far, and between which values each count has been shown to be movable. */
export interface Standing extends Equations {
  least: number
  /** The least that a hidden count can be. */
  lowest: number
  kinds: Uint8Array
  /** How many cells are the table's own: the others stand for what only an earlier edition says. */
  own: number
  /** Rates and the like that earlier editions hid. */
  hiddenBefore: Knowledge['derived']
  /** The first of the sums that only earlier editions tell. */
  toldFrom: number
  /** Cells that earlier editions tell: everybody knows them, whether they are hidden now or not. */
  known: Set<number>
  ranges: Record<Attacker, { low: Float64Array; high: Float64Array }>
}

export function standingOf(table: CountsTable, plan: SuppressionPlan, earlier: readonly Earlier[] = []): Standing {
  const equations = equationsOf(table, plan)
  const { known, hidden, derived: hiddenBefore, sums: told, constants } = knownBefore(table, plan, equations, earlier)
  const { cameHidden } = equations
  const own = equations.values.length
  const values = Float64Array.from([...equations.values, ...constants])
  const sums = [...equations.sums, ...told]
  const lowest = plan.hideZeros ? 0 : 1
  const isSmall = (value: number, cell: number) =>
    value !== UNKNOWN &&
    value >= lowest &&
    (value < plan.least || cameHidden.has(cell) || (hidden.has(cell) && !known.has(cell)))
  const kinds = Uint8Array.from(values, (value, cell) => {
    if (cell >= own || !isSmall(value, cell)) return KINDS.shown
    return value < plan.least ? KINDS.small : KINDS.protecting
  })
  const ranges = () => ({ low: values.slice(), high: values.slice() })
  return {
    ...equations,
    values,
    sums,
    sumsOf: sumsByCell(values.length, sums),
    own,
    hiddenBefore,
    toldFrom: equations.sums.length,
    least: plan.least,
    lowest,
    kinds,
    known,
    ranges: { 'knows kinds': ranges(), 'knows no kinds': ranges() },
  }
}

export const isHidden = ({ kinds }: Standing, cell: number): boolean => kinds[cell] !== KINDS.shown

/** Hidden, or large enough to be hidden for the sake of another: a zero that is shown stays, and what nobody knows is left alone. */
export const isMovable = (standing: Standing, cell: number): boolean =>
  !standing.known.has(cell) && (isHidden(standing, cell) || standing.values[cell]! >= standing.least)

/** How far a count may be moved and still be what the attacker knows it to be. */
export function roomOf({ values, kinds, least, lowest }: Standing, cell: number, attacker: Attacker): Range {
  const value = values[cell]!
  const far = 4 * least
  if (attacker === 'knows no kinds') return { low: Math.max(lowest - value, -far), high: far }
  if (kinds[cell] === KINDS.small) return { low: lowest - value, high: least - 1 - value }
  return { low: Math.max(least - value, -far), high: far }
}

/** Some counts changed at once: cell and step. */
export type Move = readonly (readonly [cell: number, step: number])[]

/** A move is a second table that fits all that is shown: proven by adding up, whoever proposed it. */
export function fits(standing: Standing, move: Move, attacker: Attacker): boolean {
  const steps = new Map(move)
  const isInRoom = move.every(([cell, step]) => {
    const { low, high } = roomOf(standing, cell, attacker)
    return isMovable(standing, cell) && Number.isInteger(step) && step >= low && step <= high
  })
  const touched = new Set(move.flatMap(([cell]) => standing.sumsOf[cell]!))
  return (
    isInRoom &&
    [...touched].every((place) => {
      const { total, parts } = standing.sums[place]!
      return (steps.get(total) ?? 0) === parts.reduce((sum, part) => sum + (steps.get(part) ?? 0), 0)
    })
  )
}

/** Hides what a proven move needs, and remembers how far it moved each count. */
export function accept(standing: Standing, move: Move, attacker: Attacker): void {
  const against: Attacker[] = attacker === 'knows kinds' ? ['knows kinds', 'knows no kinds'] : [attacker]
  for (const [cell, step] of move) {
    if (!isHidden(standing, cell)) standing.kinds[cell] = KINDS.protecting
    const value = standing.values[cell]! + step
    for (const { low, high } of against.map((one) => standing.ranges[one])) {
      low[cell] = Math.min(low[cell]!, value)
      high[cell] = Math.max(high[cell]!, value)
    }
  }
}

export const spreadOf = (standing: Standing, cell: number, attacker: Attacker): number =>
  standing.ranges[attacker].high[cell]! - standing.ranges[attacker].low[cell]!
