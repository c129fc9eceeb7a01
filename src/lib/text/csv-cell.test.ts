import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { safeCell } from './csv-cell.ts'
import type { Cell } from './csv-cell.ts'

test('text that would start a formula gets an apostrophe', () => {
  const formulas = [
    '=1+1',
    '=HYPERLINK("https://example.com","窓口")',
    '+81-986-23-0000',
    "-1+cmd|' /C calc'!A0",
    '@SUM(A1:A9)',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '\0=1',
    '\uFEFF=1',
    ' =1+1',
    '\u3000=1',
    '\t住民票',
    '-5',
  ]
  for (const text of formulas) assert.equal(safeCell(text), `'${text}`)
})

test('ordinary text is left as it is', () => {
  for (const text of ['', '住民票の写し', '0986-23-0000', '3-5=-2', 'a@example.jp', ' 前に空白', "'引用", 'ー線'])
    assert.equal(safeCell(text), text)
})

test('numbers stay numbers, negative ones too', () => {
  const table: [Cell, ReturnType<typeof safeCell>][] = [
    [-5, -5],
    [0, 0],
    [12.5, 12.5],
    [-3n, -3n],
    [true, true],
    [null, ''],
    [undefined, ''],
    [Number.NaN, ''],
    [Number.NEGATIVE_INFINITY, ''],
  ]
  for (const [value, cell] of table) assert.equal(safeCell(value), cell)
})

test('a long run of spaces does not hang', () => {
  const text = `${' '.repeat(100_000)}窓`
  assert.equal(safeCell(text), text)
})
