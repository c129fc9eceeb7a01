import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CountsTable } from './counts-table.ts'
import type { Earlier } from './earlier-editions.ts'
import { proposePlan } from './propose-plan.ts'
import { suppress } from './suppress.ts'

const tableOf = (csv: string): CountsTable => {
  const [header, ...rows] = csv
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  return { header: header!, rows }
}
const shown = (table: CountsTable, rows = table.rows): Earlier => ({
  header: table.header,
  rows,
  plan: proposePlan(table),
})
const hiddenIn = (rows: readonly (readonly string[])[]) => rows.flat().filter((cell) => cell === 'X').length

const districts = tableOf(`地区,総数,男,女
中央,120,60,60
北,52,3,49
南,80,38,42
計,252,101,151`)
const gated = async (table: CountsTable, earlier: Earlier[] = []) =>
  shown(table, (await suppress(table, proposePlan(table), { earlier })).rows)

test('what two editions tell together gives no hidden count away, whatever columns each of them has', async () => {
  const first = await gated(districts)
  const later = tableOf(`地区名,担当,男,女
中央,A,60,60
北,B,3,49
南,C,38,42`)
  const alone = await suppress(later, proposePlan(later))
  assert.equal(hiddenIn(alone.rows), 1, 'without the first edition, 52 - 49 gives the 3 away')
  const { rows, hidden } = await suppress(later, proposePlan(later), { earlier: [first] })
  assert.deepEqual(
    rows.map((row) => row.slice(2)),
    [
      ['60', '60'],
      ['X', 'X'],
      ['X', 'X'],
    ],
  )
  assert.ok(hidden.every(({ shownBefore }) => !shownBefore))
})

test('what protects a count in an earlier edition is not shown by a later one, unless it is of other years', async () => {
  const first = await gated(districts)
  const women = tableOf(`地区,女\n中央,60\n北,49\n南,42\n東,33`)
  const { rows } = await suppress(women, proposePlan(women), { earlier: [first] })
  assert.deepEqual(
    rows.map((row) => row[1]),
    ['60', 'X', 'X', '33'],
  )
  const later = tableOf(`地区,女\n中央,61\n北,49\n南,42\n東,33`)
  assert.equal(hiddenIn((await suppress(later, proposePlan(later), { earlier: [first] })).rows), 0)
})

test('a rate that an earlier edition hid is not shown by a later one that leaves the count out', async () => {
  const both = tableOf(`地区,総数,女,女の割合\n北,52,4,7.7\n南,80,42,52.5\n中,120,60,50.0`)
  const rate = tableOf(`地区,総数,女の割合\n北,52,7.7\n南,80,52.5\n中,120,50.0`)
  const { rows, derived } = await suppress(rate, proposePlan(rate), { earlier: [await gated(both)] })
  assert.deepEqual(
    rows.map((row) => row[2]),
    ['X', '52.5', '50.0'],
  )
  assert.deepEqual(derived, [[0, 2]])
})

test('an edition before the last shows as much as the last', async () => {
  const onlyWomen = tableOf(`地区,女\n南,42`)
  const nothing = tableOf(`地区,世帯\n南,30`)
  const { rows } = await suppress(districts, proposePlan(districts), { earlier: [nothing, onlyWomen] })
  assert.equal(rows[2]![3], '42')
  assert.equal(rows[0]![2], 'X', 'the first district protects instead')
})

test('where an edition without a gate was public, the same table passes again and again, and it is said that it protects nothing', async () => {
  const first = shown(districts)
  const second = await gated(districts, [first])
  assert.equal(hiddenIn(second.rows), 1)
  for (const earlier of [[first, second], [second]]) {
    const { rows, hidden } = await suppress(districts, proposePlan(districts), { earlier })
    assert.deepEqual(rows, second.rows)
    assert.deepEqual(
      hidden.map(({ value, shownBefore }) => [value, shownBefore]),
      [[3, true]],
    )
  }
})

test('what the gate hid stays hidden in the next edition, and a row that changed is a row of its own', async () => {
  const first = await gated(districts)
  const again = await suppress(districts, proposePlan(districts), { earlier: [first] })
  assert.deepEqual(again.rows, first.rows)
  const nextYear = tableOf(`地区,総数,男,女
中央,121,60,61
北,52,3,49
南,82,40,42
計,255,103,152`)
  const { rows, hidden } = await suppress(nextYear, proposePlan(nextYear), { earlier: [first] })
  assert.equal(hiddenIn(rows), 4)
  assert.ok(hidden.every(({ shownBefore }) => !shownBefore))
})
