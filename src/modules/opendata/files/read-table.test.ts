import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTable } from './read-table.ts'

const read = (text: string) => readTable(new TextEncoder().encode(text))

test('a file is a table: spaces and line ends alike, empty lines none, cells that are missing empty', async () => {
  const { columns, rows } = await read('\uFEFF名称, 数 ,\r\n\r\n"二行\r\nの名前",1\r\n,,\r\nか\u3099,\r\n')
  assert.deepEqual(columns, ['名称', '数'])
  assert.deepEqual(rows, [
    ['二行\nの名前', '1'],
    ['が', ''],
  ])
})

test('what is too much is refused while it is read, and says where', async () => {
  const wide = Array.from({ length: 501 }, (_, at) => `c${at}`).join(',')
  await assert.rejects(read(`${wide}\n1\n`), /500 列まで/)
  await assert.rejects(read(`a\n${'1\n'.repeat(200_001)}`), /200,000 行まで/)
  await assert.rejects(read(`a\nb\n"${'長'.repeat(10_001)}"\n`), /3 行めの 1 つのマス/)
  await assert.rejects(read('a\n1,2\n'), /2 行めに、見出しより多く/)
  await assert.rejects(read(`a\n"${'x'.repeat(1_100_000)}`), /引用符|10,000 文字/)
})

test('while a large file is read, others have their turn', async () => {
  let turns = 0
  const timer = setInterval(() => turns++, 0)
  await read(`a,b,c\n${'一,二,三\n'.repeat(50_000)}`)
  clearInterval(timer)
  assert.ok(turns > 3, `${turns} turns`)
})
