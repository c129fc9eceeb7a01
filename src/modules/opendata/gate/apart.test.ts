import assert from 'node:assert/strict'
import { setTimeout as passes } from 'node:timers/promises'
import { test } from 'node:test'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { workApart } from './apart.ts'
import type { GateWork } from './gate-work.ts'
import { MOST_CELLS, MOST_ROWS } from './look-at-gate.ts'

const WIDTH = MOST_CELLS / MOST_ROWS

/** As large as a table may be, with totals of rows and of districts, and a small count here and there. */
function largest(): GateWork {
  const rows: string[][] = []
  let district: number[][] = []
  const add = (name: string, counts: number[]) =>
    rows.push([name, String(counts.reduce((of, count) => of + count, 0)), ...counts.map(String)])
  for (let at = 0; rows.length < MOST_ROWS; at++) {
    const counts = Array.from({ length: WIDTH - 2 }, (_, column) => ((at * 31 + column * 17) % 97) + 3)
    district.push(counts)
    add(`${at}番`, counts)
    if (district.length < 20 || rows.length === MOST_ROWS) continue
    add(
      '計',
      counts.map((_, column) => district.reduce((of, row) => of + row[column]!, 0)),
    )
    district = []
  }
  const header = ['地区', '総数', ...Array.from({ length: WIDTH - 2 }, (_, column) => `区分${column}`)]
  return { table: { header, rows }, chosen: [], least: 10, hideZeros: false }
}

async function* nothing() {}

test('while a table at the limit goes through the gate, others have their turn; what takes too long is refused in words', async () => {
  const work = largest()
  assert.equal(work.table.rows.length * work.table.header.length, MOST_CELLS)
  let isDone = false
  let turns = 0
  const answer = orRefusal(workApart(work, nothing(), 3_000)).finally(() => (isDone = true))
  while (!isDone) {
    await passes(10)
    turns += 1
  }
  assert.ok(turns > 30, `${turns} turns`)
  const refusal = await answer
  assert.ok(refusal instanceof Refusal && refusal.status === 422)
  assert.match(refusal.message, /隠すマスを決めきれませんでした。表を分けるか/)
  const small: GateWork = {
    ...work,
    table: {
      header: ['地区', '人数'],
      rows: [
        ['甲', '4'],
        ['乙', '40'],
      ],
    },
  }
  assert.deepEqual((await workApart(small, nothing())).passed?.suppression.rows, [
    ['甲', 'X'],
    ['乙', '40'],
  ])
})
