import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wholeNumber } from './whole-number.ts'

test('a whole number is read in full and half width, within its bounds', () => {
  const table: [string, number | undefined][] = [
    ['25', 25],
    [' ２５ ', 25],
    ['0', 0],
    ['300', 300],
    ['301', undefined],
    ['-1', undefined],
    ['2.5', undefined],
    ['1e2', undefined],
    ['', undefined],
    ['25分', undefined],
    ['1'.repeat(30), undefined],
  ]
  for (const [typed, value] of table) assert.equal(wholeNumber(typed, 0, 300), value, typed)
  for (const typed of ['12,000', '１２，０００', '12000']) assert.equal(wholeNumber(typed, 0, 20_000), 12_000, typed)
  for (const typed of ['12,00', '1,2', ',120', '120,', '1200,000'])
    assert.equal(wholeNumber(typed, 0, 2_000_000), undefined, typed)
})
