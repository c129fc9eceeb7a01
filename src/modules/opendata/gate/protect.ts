import { setImmediate } from 'node:timers/promises'
import type { Highs } from 'highs'
import { Refusal } from '#lib/refusal.ts'
import { around, findMove } from './moves.ts'
import { accept, isHidden, KINDS, roomOf, spreadOf, type Attacker, type Standing } from './standing.ts'
import { sweep } from './sweep.ts'

/** Searches over a whole large table that are made before giving up. */
const MOST_WIDE_SEARCHES = 200
const LARGE = 2_000

/** Half of what a small count can be, at the least: five values of nine, where the table lets it. */
const wideEnough = ({ least, lowest }: Standing): number => Math.ceil((least - 1 - lowest) / 2)

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
  throw new Refusal(422, '表の計が入り組んでいて、隠しきれません。行をまとめるか、表を分けて、読み込み直してください。')
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
  throw new Refusal(
    422,
    '隠しても、計や前の版から、もとの数が分かってしまいます。小さい地区や年齢などをほかとまとめた表を、読み込み直してください。まとめても変わらないときは、「これまでの版」で前の版を取り下げてから、もう一度確かめてください。',
  )
}

/** A small count that is part of no sum can be any other small count. */
function leaveAlone(standing: Standing, cell: number): void {
  if (standing.sumsOf[cell]!.length > 0) return
  const { low, high } = roomOf(standing, cell, 'knows kinds')
  for (const step of [low, high]) accept(standing, [[cell, step]], 'knows kinds')
}

/** Hides what must be hidden with the small counts, until each has been proven to be movable. @throws Refusal 422 where that cannot be */
export async function protectAll(
  highs: Highs,
  standing: Standing,
  onProgress: (done: number, of: number) => void = () => {},
): Promise<void> {
  const hidden = [...standing.kinds.keys()].filter((cell) => isHidden(standing, cell) && !standing.known.has(cell))
  for (const cell of hidden) leaveAlone(standing, cell)
  const waiting = hidden.filter((cell) => standing.sumsOf[cell]!.length > 0)
  await sweep(highs, standing, waiting)
  const wideSearches = { left: MOST_WIDE_SEARCHES }
  for (const [done, cell] of waiting.entries()) {
    if (done % 20 === 0) {
      onProgress(done, waiting.length)
      // The solver holds the thread: whoever else waits for this process comes in between.
      await setImmediate()
    }
    const enough = standing.kinds[cell] === KINDS.small ? wideEnough(standing) : 1
    if (spreadOf(standing, cell, 'knows kinds') < enough) protect(highs, standing, cell, wideSearches)
  }
  onProgress(waiting.length, waiting.length)
}
