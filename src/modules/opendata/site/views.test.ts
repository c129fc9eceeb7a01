import assert from 'node:assert/strict'
import { test } from 'node:test'
import { factsOf, flagColumns, labelOf, numericColumns, readView } from './views.ts'

const table = {
  columns: ['NO', '名称', '住所', '緯度', '災害種別_洪水', '災害種別_地震', '収容人数', '備考'],
}
const rows = [
  ['1', '中央公園', '中央1-1', '31.5', '1', '1', '200', ''],
  ['2', 'みなと公園', '', '31.6', '', '1', '50', ''],
].map((cells, at) => ({ row: at + 1, cells }))

test('amounts are drawn; numbers that name something, flags and words are not', () => {
  assert.deepEqual(numericColumns(table, rows), [6])
  assert.deepEqual(numericColumns({ columns: ['人数'] }, [{ row: 1, cells: ['X'] }]), [])
  assert.deepEqual(
    numericColumns({ columns: ['人数'] }, [
      { row: 1, cells: ['約3'] },
      { row: 2, cells: ['4'] },
    ]),
    [],
  )
})

test('a place is called by its name, and says where it is and what it is safe from', () => {
  assert.equal(labelOf(table), 1)
  const flags = flagColumns(table, rows)
  assert.deepEqual(
    rows.map((row) => factsOf(table, row, flags)),
    ['中央1-1 / 洪水・地震', '地震'],
  )
})

test('a view that an address does not know is the table from its first row', () => {
  for (const query of ['', 'view=x&after=-1&column=a', 'after=1e9'])
    assert.deepEqual(readView(new URLSearchParams(query)), {
      as: 'table',
      table: undefined,
      after: 0,
      column: undefined,
    })
})
