import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCount } from './counts-table.ts'
import { proposePlan } from './propose-plan.ts'

const planOf = (csv: string) => {
  const [header, ...rows] = csv
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  return proposePlan({ header: header!, rows })
}
/** Sums as people write them: 2=3+4. */
const written = (sums: { total: number; parts: number[] }[]) =>
  sums.map(({ total, parts }) => `${total}=${parts.join('+')}`)

test('marks in a table are taken for what they say', () => {
  const table: [string, ReturnType<typeof readCount>][] = [
    ['1,234', 1234],
    ['１２', 12],
    [' 7 ', 7],
    ['-', 0],
    ['―', 0],
    ['X', 'hidden'],
    ['ｘ', 'hidden'],
    ['χ', 'hidden'],
    ['秘', 'hidden'],
    ['…', 'absent'],
    ['', 'absent'],
    ['12.5', undefined],
    ['△3', undefined],
    ['約100', undefined],
    ['1,23', undefined],
    ['123456789012', undefined],
  ]
  for (const [text, count] of table) assert.equal(readCount(text), count, text)
})

test('sub-totals and the grand total are found by what adds up, rates are told from counts', () => {
  const plan = planOf(`地区,町字,総数,男,女,高齢化率,世帯数
中央,一丁目,120,60,60,12.5,50
中央,二丁目,52,3,49,20.1,20
中央,計,172,63,109,11,70
北,山,80,38,42,9.9,30
北,川,20,10,10,9.9,9
北,計,100,48,52,9.9,39
総数,,272,111,161,10,109`)
  assert.deepEqual(plan.labelColumns, [0, 1])
  assert.deepEqual(plan.countColumns, [2, 3, 4, 6])
  assert.deepEqual(plan.derivedColumns, [5])
  assert.deepEqual(written(plan.columnSums), ['2=3+4'])
  assert.deepEqual(written(plan.rowSums), ['2=0+1', '5=3+4', '6=2+5'])
})

test('a sum within a sum is found, and codes are no counts', () => {
  const plan = planOf(`全国地方公共団体コード,町字,総数,男,男15歳未満,男65歳以上,女,女15歳未満,女65歳以上
452025,甲,100,40,15,25,60,20,40
452025,乙,50,20,12,8,30,10,20
452025,丙,70,30,10,20,40,15,25`)
  assert.deepEqual(plan.labelColumns, [0, 1])
  assert.deepEqual(written(plan.columnSums), ['2=3+6', '3=4+5', '6=7+8'])
})

test('sex by age, side by side, is added up both ways', () => {
  const plan = planOf(`町字,総数_総数,総数_男,総数_女,若_総数,若_男,若_女,老_総数,老_男,老_女
甲,100,40,60,30,10,20,70,30,40
乙,50,20,30,20,9,11,30,11,19
丙,77,33,44,33,11,22,44,22,22`)
  assert.deepEqual(written(plan.columnSums).toSorted(), ['1=2+3', '1=4+7', '2=5+8', '3=6+9', '4=5+6', '7=8+9'])
})

test('one figure a row: every label that says 総数 is a sum', () => {
  const plan = planOf(`地域,性別,年齢,人数
甲,総数,総数,30
甲,総数,若,10
甲,総数,老,20
甲,男,総数,14
甲,男,若,4
甲,男,老,10
甲,女,総数,16
甲,女,若,6
甲,女,老,10`)
  assert.deepEqual(written(plan.rowSums).toSorted(), ['0=1+2', '0=3+6', '1=4+7', '2=5+8', '3=4+5', '6=7+8'])
})

test('the same column twice, and a total above its rows, are found; chance is not believed', () => {
  const twice = planOf('町字,人数,再掲\n甲,10,10\n乙,20,20\n丙,31,31')
  assert.deepEqual(written(twice.columnSums), ['2=1'])
  assert.deepEqual(written(planOf('町字,人数\n町計,61\n甲,10\n乙,20\n丙,31').rowSums), ['0=1+2+3'])
  assert.deepEqual(planOf('町字,人数\n甲,30\n乙,10\n丙,20').rowSums, [])
  assert.deepEqual(planOf('町字,犬,猫,鳥\n甲,3,1,2\n乙,9,4,4').columnSums, [])
})

test('an empty table, a header alone and rows of uneven length are no fault', () => {
  for (const csv of ['', '町字', '町字,人数', '町字,人数\n甲', '町字,人数\n甲,1,2,3\n\n乙,4'])
    assert.ok(planOf(csv).least >= 3)
})
