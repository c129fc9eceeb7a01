import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Refusal } from '#lib/refusal.ts'
import { attack, recovered } from './attack.ts'
import type { CountsTable, Sum, SuppressionPlan } from './counts-table.ts'
import { twoValuesOf } from './judge.ts'
import { proposePlan } from './propose-plan.ts'
import { suppress, type Suppression } from './suppress.ts'

const tableOf = (csv: string): CountsTable => {
  const [header, ...rows] = csv
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  return { header: header!, rows }
}

const districts = tableOf(`地区,総数,男,女
中央,120,60,60
北,52,3,49
南,80,38,42
計,252,101,151`)

const hiddenIn = (rows: readonly (readonly string[])[]) => rows.flat().filter((cell) => cell === 'X').length

test('one small count takes three others with it, since both its row and its column are added up', async () => {
  const { rows, hidden, attacked } = await suppress(districts, proposePlan(districts))
  assert.deepEqual(rows, [
    ['中央', '120', '60', '60'],
    ['北', '52', 'X', 'X'],
    ['南', '80', 'X', 'X'],
    ['計', '252', '101', '151'],
  ])
  assert.deepEqual(
    hidden.map(({ kind, value }) => [kind, value]),
    [
      ['small', 3],
      ['protecting', 49],
      ['protecting', 38],
      ['protecting', 42],
    ],
  )
  for (const { low, high } of hidden) assert.ok(high - low >= 4, 'at least five values are possible')
  assert.equal(attacked, 4)
})

test('with only the small counts hidden the attacker knows them, which is what the others are hidden for', async () => {
  const plan = proposePlan(districts)
  const { rows } = await suppress(districts, plan, { complementary: false })
  assert.equal(hiddenIn(rows), 1)
  assert.deepEqual(recovered(await attack({ ...districts, rows }, plan)), [{ row: 1, column: 2, low: 3, high: 3 }])
  assert.deepEqual(
    [...twoValuesOf({ ...districts, rows }, plan, () => ({ low: 0, high: 300 })).values()],
    [new Set([3])],
  )
})

test('without a sum, a small count is hidden alone; zeros, marks and what is not known stay', async () => {
  const table = tableOf(`町字,人数\n甲,4\n乙,0\n丙,-\n丁,…\n戊,40\n己,X`)
  const { rows, hidden, left } = await suppress(table, proposePlan(table))
  assert.deepEqual(
    rows.map((row) => row[1]),
    ['X', '0', '-', '…', '40', 'X'],
  )
  assert.deepEqual(
    hidden.map(({ low, high }) => [low, high]),
    [[1, 9]],
  )
  assert.equal(left, 2)
})

test('zeros are hidden too where the plan says so', async () => {
  const table = tableOf(`町字,人数\n甲,4\n乙,0\n丙,40`)
  const { rows } = await suppress(table, { ...proposePlan(table), hideZeros: true })
  assert.deepEqual(
    rows.map((row) => row[1]),
    ['X', 'X', '40'],
  )
})

test('a rate is hidden in a row with a hidden count, and only there', async () => {
  const table = tableOf(`町字,65歳以上人口,高齢化率(%)\n甲,4,12.5\n乙,40,20.0\n丙,90,31.0`)
  const { rows, derived } = await suppress(table, proposePlan(table))
  assert.deepEqual(rows, [
    ['甲', 'X', 'X'],
    ['乙', '40', '20.0'],
    ['丙', '90', '31.0'],
  ])
  assert.deepEqual(derived, [[0, 2]])
})

test('a count that came hidden but that its sum gives away is protected like any other', async () => {
  const cameHidden = districts.rows.map((row) => row.map((cell) => (cell === '3' ? '秘' : cell)))
  const { rows } = await suppress({ ...districts, rows: cameHidden }, proposePlan(districts))
  assert.equal(hiddenIn(rows), 4)
})

test('what an earlier edition shows protects nothing, and is reported where it was small', async () => {
  const plan = proposePlan(districts)
  const earlier = tableOf(`地区,男,女\n北,3,49\n南,38,41`)
  const { rows, hidden } = await suppress(districts, plan, { earlier: [earlier] })
  assert.deepEqual(
    hidden.filter(({ shownBefore }) => shownBefore).map(({ row, column }) => [row, column]),
    [[1, 2]],
  )
  assert.equal(hiddenIn(rows), 1, 'everybody can read the others, too')
  const onlyWomen = tableOf(`地区,女\n南,42`)
  const second = await suppress(districts, plan, { earlier: [onlyWomen] })
  assert.equal(second.rows[2]![3], '42')
  assert.equal(second.rows[0]![2], 'X', 'the first district protects instead')
})

test('what cannot be published, or not be read, is refused in words', async () => {
  const refused: [string, Partial<SuppressionPlan>, RegExp][] = [
    ['町字,人数\n甲,4\n乙,5', {}, /すべての数が隠れて/],
    ['町字,人数\n甲,4', {}, /すべての数が隠れて/],
    ['町字,人数\n甲,40\n乙,約50', { countColumns: [1] }, /2 行目の「人数」/],
    ['町字,人数\n甲,40\n乙,△5', { countColumns: [1] }, /2 行目の「人数」/],
    ['町字,人数\n甲,40', { least: 2 }, /3 から 100/],
    ['町字,人数\n甲,40', { least: 10.5 }, /3 から 100/],
    ['町字,人数\n甲,40', { countColumns: [] }, /1 つ以上/],
    ['町字,人数\n甲,40', { columnSums: [{ total: 0, parts: [1] }] }, /人数や件数の列から/],
    ['町字,人数\n甲,40', { rowSums: [{ total: 9, parts: [0] }] }, /表の中にありません/],
    [
      '町字,計,男,女\n甲,41,20,20',
      { columnSums: [{ total: 1, parts: [2, 3] }] },
      /1 行目の「計」が内訳の合計と合いません/,
    ],
  ]
  for (const [csv, change, words] of refused) {
    const table = tableOf(csv)
    await assert.rejects(
      suppress(table, { ...proposePlan(table), ...change }),
      (error) => error instanceof Refusal && error.status === 422 && words.test(error.message),
      csv,
    )
  }
})

const add = (rows: number[][]) => rows[0]!.map((_, column) => rows.reduce((sum, row) => sum + row[column]!, 0))

/** Some rows of three ages, with totals of rows, of columns, of districts; every sum true. */
const towns = fc
  .record({
    people: fc.array(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 14 })), {
        minLength: 3,
        maxLength: 3,
      }),
      { minLength: 2, maxLength: 5 },
    ),
    least: fc.integer({ min: 3, max: 6 }),
    hideZeros: fc.boolean(),
    totals: fc.constantFrom('rows', 'columns', 'both', 'districts'),
  })
  .map(({ people, least, hideZeros, totals }) => {
    const rows = people.map((row) => [...row])
    const rowSums: Sum[] = []
    const total = (parts: number[]) =>
      rowSums.push({ total: rows.push(add(parts.map((part) => rows[part]!))) - 1, parts })
    const all = [...people.keys()]
    if (totals === 'both' || totals === 'columns') total(all)
    if (totals === 'districts') {
      total(all.slice(0, 1))
      total(all.slice(1))
      total([people.length, people.length + 1])
    }
    const isAdded = totals !== 'columns'
    const counts = rows.map((row) => (isAdded ? [row[0]! + row[1]! + row[2]!].concat(row) : row))
    const header = ['町字', ...(isAdded ? ['計'] : []), '年少', '生産', '老年']
    const countColumns = header.map((_, column) => column).slice(1)
    const plan = { least, hideZeros, labelColumns: [0], countColumns, derivedColumns: [], rowSums }
    const columnSums = isAdded ? [{ total: 1, parts: [2, 3, 4] }] : []
    return {
      table: { header, rows: counts.map((row, at) => [`${at}`].concat(row.map(String))) },
      plan: { ...plan, columnSums },
    }
  })

/** Every second value is found by trying out; the kind of a count is known to the attacker where the gate says it holds against that. */
function assertSafe(table: CountsTable, plan: SuppressionPlan, { rows, hidden }: Suppression): void {
  const most = Math.max(...table.rows.flat().map(Number)) + 2 * plan.least
  const lowest = plan.hideZeros ? 0 : 1
  const strong = hidden.every(({ against }) => against === 'knows kinds')
  const kinds = new Map(hidden.map(({ row, column, kind }) => [`${row}:${column}`, kind]))
  const tables = twoValuesOf({ ...table, rows }, plan, (row, column) => {
    if (!strong) return { low: lowest, high: most }
    return kinds.get(`${row}:${column}`) === 'small'
      ? { low: lowest, high: plan.least - 1 }
      : { low: plan.least, high: most }
  })
  assert.equal(tables.size, hidden.length)
  for (const [place, values] of tables)
    assert.ok(values.size > 1, `${place} is ${[...values].join()} in ${JSON.stringify(rows)}`)
}

test('whatever the table, whoever tries out every table that agrees with the published one finds two values of each hidden count', async () => {
  let suppressed = 0
  let weaker = 0
  await fc.assert(
    fc.asyncProperty(towns, async ({ table, plan }) => {
      const result = await suppress(table, plan).catch((error: unknown) => {
        if (error instanceof Refusal) return undefined
        throw error
      })
      if (!result) return
      for (const [at, row] of table.rows.entries())
        for (const column of plan.countColumns) {
          const isSmall = Number(row[column]) < plan.least && (plan.hideZeros || row[column] !== '0')
          if (isSmall) assert.equal(result.rows[at]![column], 'X')
          else assert.ok([row[column], 'X'].includes(result.rows[at]![column]!))
        }
      assertSafe(table, plan, result)
      if (result.hidden.length > 1) suppressed += 1
      if (result.hidden.some(({ against }) => against === 'knows no kinds')) weaker += 1
    }),
    { numRuns: 120 },
  )
  assert.ok(suppressed > 40, `only ${suppressed} tables had something to protect`)
  assert.ok(weaker < suppressed / 2)
})

test('the same judge condemns tables in which only the small counts are hidden', async () => {
  let condemned = 0
  await fc.assert(
    fc.asyncProperty(towns, async ({ table, plan }) => {
      const result = await suppress(table, plan, { complementary: false }).catch(() => undefined)
      if (!result) return
      try {
        assertSafe(table, plan, result)
      } catch {
        condemned += 1
      }
    }),
    { numRuns: 100 },
  )
  assert.ok(condemned > 20, `only ${condemned}`)
})
