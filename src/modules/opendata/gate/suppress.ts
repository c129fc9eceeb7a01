import { setImmediate } from 'node:timers/promises'
import type { Highs } from 'highs'
import { Refusal } from '#lib/refusal.ts'
import { attack, recovered } from './attack.ts'
import { HIDDEN_MARK, LEAST_OF_ALL, MOST_OF_ALL, type CountsTable, type SuppressionPlan } from './counts-table.ts'
import { around, findMove } from './moves.ts'
import { solver } from './solver.ts'
import {
  accept,
  isHidden,
  KINDS,
  roomOf,
  spreadOf,
  standingOf,
  type Attacker,
  type Range,
  type Standing,
} from './standing.ts'
import { sweep } from './sweep.ts'

export interface HiddenCell extends Range {
  /** Places in the table, from 0. */
  row: number
  column: number
  kind: 'small' | 'protecting'
  /** The count itself: for the section, never for the public. */
  value: number
  /** Somebody who knows all that is shown, and this, cannot narrow the count down to fewer values than from low to high. */
  against: Attacker
}

/** 秘匿処理の結果. */
export interface Suppression {
  least: number
  hidden: HiddenCell[]
  /** Rates and differences hidden with them: row and column. */
  derived: [row: number, column: number][]
  /** Cells that came hidden or unknown and stay as they are. */
  left: number
  /** How many count cells there are. */
  counts: number
  /** How many of the hidden counts were attacked with the published table alone, in vain. */
  attacked: number
  /** The rows as they may be published. */
  rows: string[][]
}

export interface SuppressOptions {
  /** Told now and then how many of the hidden counts are safe. */
  onProgress?: (done: number, of: number) => void
  /** Off only to show what happens without it. */
  complementary?: boolean
}

/** Searches over a whole large table that are made before giving up. */
const MOST_WIDE_SEARCHES = 200
const LARGE = 2_000

/** Half of what a small count can be, at the least: five values of nine, where the table lets it. */
const wideEnough = ({ least, lowest }: Standing): number => Math.ceil((least - 1 - lowest) / 2)

function refuseOddPlan({ least, countColumns }: SuppressionPlan): void {
  if (!Number.isInteger(least) || least < LEAST_OF_ALL || least > MOST_OF_ALL)
    throw new Refusal(422, `最小集計単位は ${LEAST_OF_ALL} から ${MOST_OF_ALL} までの整数にしてください`, 'least')
  if (countColumns.length === 0) throw new Refusal(422, '人数や件数の列を 1 つ以上選んでください', 'countColumns')
}

/** How far to move, what is best first. */
function stepsFor(standing: Standing, cell: number): number[] {
  const { values, lowest, least } = standing
  const wide = wideEnough(standing)
  const roomAbove = least - 1 - values[cell]!
  const roomBelow = values[cell]! - lowest
  const far = roomAbove >= roomBelow ? [wide, -wide] : [-wide, wide]
  return [...far, ...(wide > 1 ? far.map(Math.sign) : [])]
}

function tooHard(): never {
  throw new Refusal(422, '表の計が入り組んでいて、隠しきれません。行をまとめるか、表を分けてください')
}

/** Moves one count, nearby if that can be, and anywhere in the table if not. */
function protect(highs: Highs, standing: Standing, cell: number, wideSearches: { left: number }): void {
  const near = around(standing, cell)
  const attempt = (cells: readonly number[], steps: readonly number[], attacker: Attacker): boolean =>
    steps.some((step) => {
      const move = findMove(highs, standing, { cells, attacker, must: { cell, step } })
      if (move) accept(standing, move, attacker)
      return move !== undefined
    })
  const steps = stepsFor(standing, cell)
  if (attempt(near, steps, 'knows kinds')) return
  if (spreadOf(standing, cell, 'knows kinds') > 0) return
  const all = around(standing, cell, Infinity)
  if (all.length > LARGE && --wideSearches.left < 0) tooHard()
  if (all.length > near.length && attempt(all, [1, -1], 'knows kinds')) return
  if (spreadOf(standing, cell, 'knows no kinds') > 0) return
  if (attempt(near, [1, -1], 'knows no kinds') || attempt(all, [1, -1], 'knows no kinds')) return
  throw new Refusal(422, '隠しても、計からもとの数が分かってしまいます。小さい行や列をほかとまとめてください')
}

/** A small count that is part of no sum can be any other small count. */
function leaveAlone(standing: Standing, cell: number): void {
  if (standing.sumsOf[cell]!.length > 0) return
  const { low, high } = roomOf(standing, cell, 'knows kinds')
  for (const step of [low, high]) accept(standing, [[cell, step]], 'knows kinds')
}

async function protectAll(highs: Highs, standing: Standing, onProgress: SuppressOptions['onProgress']): Promise<void> {
  const hidden = [...standing.kinds.keys()].filter((cell) => isHidden(standing, cell))
  for (const cell of hidden) leaveAlone(standing, cell)
  const waiting = hidden.filter((cell) => standing.sumsOf[cell]!.length > 0)
  await sweep(highs, standing, waiting)
  const wideSearches = { left: MOST_WIDE_SEARCHES }
  for (const [done, cell] of waiting.entries()) {
    if (done % 20 === 0) {
      onProgress?.(done, waiting.length)
      // The solver holds the thread: whoever else waits for this process comes in between.
      await setImmediate()
    }
    const enough = standing.kinds[cell] === KINDS.small ? wideEnough(standing) : 1
    if (spreadOf(standing, cell, 'knows kinds') < enough) protect(highs, standing, cell, wideSearches)
  }
  onProgress?.(waiting.length, waiting.length)
}

function hiddenCell(standing: Standing, { countColumns }: SuppressionPlan, cell: number): HiddenCell {
  const against: Attacker = spreadOf(standing, cell, 'knows kinds') > 0 ? 'knows kinds' : 'knows no kinds'
  return {
    row: Math.floor(cell / standing.width),
    column: countColumns[cell % standing.width]!,
    kind: standing.kinds[cell] === KINDS.small ? 'small' : 'protecting',
    value: standing.values[cell]!,
    low: standing.ranges[against].low[cell]!,
    high: standing.ranges[against].high[cell]!,
    against,
  }
}

function derivedWith({ rows }: CountsTable, plan: SuppressionPlan, hidden: readonly HiddenCell[]): [number, number][] {
  const touched = [...new Set(hidden.map(({ row }) => row))]
  const isSaid = (row: number, column: number) => (rows[row]![column] ?? '').trim() !== ''
  return touched.flatMap((row) =>
    plan.derivedColumns.filter((column) => isSaid(row, column)).map((column): [number, number] => [row, column]),
  )
}

function publishable({ rows }: CountsTable, places: readonly (readonly [number, number])[]): string[][] {
  const published = rows.map((cells) => [...cells])
  for (const [row, column] of places) published[row]![column] = HIDDEN_MARK
  return published
}

/** The proof does not rest on it: what it finds of our own is a fault that must not be published. */
async function attackInVain(
  published: CountsTable,
  plan: SuppressionPlan,
  hidden: readonly HiddenCell[],
): Promise<number> {
  const findings = await attack(published, plan)
  const known = recovered(findings)
  const isOurs = ({ row, column }: { row: number; column: number }) =>
    hidden.some((cell) => cell.row === row && cell.column === column)
  if (known.some(isOurs)) throw new Error('The gate left hidden counts that can be worked out')
  const [first] = known
  if (first)
    throw new Refusal(
      422,
      `もとの表で隠れている ${first.row + 1} 行目の「${published.header[first.column]}」は、計から分かってしまいます。もとの数を入れ直してください`,
    )
  return findings.length
}

/**
 * 秘匿処理: hides every small count, and as few others as it finds necessary for nobody to work out a hidden one. For each hidden
 * count there is then a second table, checked by adding up, that agrees with all that is shown and differs in it.
 * @throws Refusal 422 where the plan does not fit the table, or nothing would be left to publish
 */
export async function suppress(
  table: CountsTable,
  plan: SuppressionPlan,
  options: SuppressOptions = {},
): Promise<Suppression> {
  refuseOddPlan(plan)
  const standing = standingOf(table, plan)
  const isProtected = options.complementary ?? true
  if (isProtected) await protectAll(await solver(), standing, options.onProgress)
  const cells = [...standing.kinds.keys()]
  const hidden = cells.filter((cell) => isHidden(standing, cell)).map((cell) => hiddenCell(standing, plan, cell))
  if (hidden.length > 0 && !cells.some((cell) => standing.values[cell]! > 0 && !isHidden(standing, cell)))
    throw new Refusal(422, 'すべての数が隠れてしまいます。行や列をまとめて、数を大きくしてください')
  const derived = derivedWith(table, plan, hidden)
  const rows = publishable(table, [...hidden.map(({ row, column }) => [row, column] as const), ...derived])
  return {
    least: plan.least,
    hidden,
    derived,
    left: standing.values.filter((value) => value < 0).length,
    counts: standing.values.length,
    attacked: isProtected ? await attackInVain({ header: table.header, rows }, plan, hidden) : 0,
    rows,
  }
}
