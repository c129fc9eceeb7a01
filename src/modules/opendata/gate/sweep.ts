import { setImmediate } from 'node:timers/promises'
import type { Highs } from 'highs'
import { findMove } from './moves.ts'
import { accept, type Standing } from './standing.ts'

/** From so many hidden counts on, they are first moved all at once. */
const MANY = 60
const ROUNDS = 3

/** The same wishes every time: a table goes through the gate twice with one result. */
function wishes(seed: number): (cell: number) => number {
  return (cell) => {
    let mixed = Math.imul(cell + 1, 0x9e3779b1) ^ Math.imul(seed, 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
    return ((mixed ^ (mixed >>> 13)) & 1023) / 512 - 1
  }
}

/** Moves what small counts can do for each other, up and down at random, many in one search, without hiding any more. */
export async function sweep(highs: Highs, standing: Standing, hidden: readonly number[]): Promise<void> {
  if (hidden.length < MANY) return
  for (let round = 1; round <= ROUNDS; round++) {
    const wish = wishes(round)
    for (const sign of [1, -1]) {
      const move = findMove(highs, standing, {
        cells: hidden,
        attacker: 'knows kinds',
        wish: (cell) => sign * wish(cell),
      })
      if (move) accept(standing, move, 'knows kinds')
      await setImmediate()
    }
  }
}
