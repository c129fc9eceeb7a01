import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import {
  corporateNumberCheckDigit,
  individualNumberCheckDigit,
  isCorporateNumber,
  isIndividualNumber,
} from './check-digits.ts'

test('a 個人番号 is known by its last digit', () => {
  for (const digits of ['123456789018', '983205673214']) assert.ok(isIndividualNumber(digits), digits)
  for (const digits of [
    '123456789012',
    '983205673210',
    '000000000000',
    '12345678901',
    '1234567890188',
    '１２３４５６７８９０１８',
    '',
  ])
    assert.ok(!isIndividualNumber(digits), digits)
})

test('a remainder of 0 or 1 gives the check digit 0, others 11 less the remainder', () => {
  const table: [string, number][] = [
    ['00000000000', 0],
    ['00000000006', 0],
    ['10000000003', 0],
    ['00000000005', 1],
    ['10000000001', 3],
  ]
  for (const [digits, check] of table) assert.equal(individualNumberCheckDigit(digits), check)
})

test('one wrong digit in this 個人番号 is always noticed', () => {
  const right = '123456789018'
  const unnoticed = Array.from({ length: 12 }, (_, at) =>
    Array.from({ length: 10 }, (_, digit) => right.slice(0, at) + digit + right.slice(at + 1)),
  )
    .flat()
    .filter((digits) => digits !== right && isIndividualNumber(digits))
  assert.deepEqual(unnoticed, [])
})

test('a 法人番号 is known by its first digit', () => {
  for (const digits of ['7123456789012', '7000012050002', '7010705000725']) assert.ok(isCorporateNumber(digits), digits)
  for (const digits of ['8123456789012', '123456789012', '71234567890123', ''])
    assert.ok(!isCorporateNumber(digits), digits)
})

test('the check digit of a 法人番号 is 1 to 9, never 0', () => {
  assert.equal(corporateNumberCheckDigit('000000000000'), 9)
  assert.equal(corporateNumberCheckDigit('123456789012'), 7)
  assert.equal(corporateNumberCheckDigit('000000000008'), 1)
})
