import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { normalisePhone } from './phone.ts'

test('numbers whose split is certain get their hyphens', () => {
  const table: [string, string][] = [
    ['09012345678', '090-1234-5678'],
    ['０９０１２３４５６７８', '090-1234-5678'],
    ['060-1234-5678', '060-1234-5678'],
    ['070 1234 5678', '070-1234-5678'],
    ['080ー1234ー5678', '080-1234-5678'],
    ['０８０－１２３４－５６７８', '080-1234-5678'],
    ['05012345678', '050-1234-5678'],
    ['0120123456', '0120-123-456'],
    ['0570-012345', '0570-012-345'],
    ['08001234567', '0800-123-4567'],
    ['0352535111', '03-5253-5111'],
    ['06(6208)8181', '06-6208-8181'],
    ['0112112111', '011-211-2111'],
    ['092-711-4111', '092-711-4111'],
    ['+81 3-5253-5111', '03-5253-5111'],
    ['+81(0)90-1234-5678', '090-1234-5678'],
    ['+819012345678', '090-1234-5678'],
  ]
  for (const [typed, phone] of table) assert.equal(normalisePhone(typed), phone, typed)
})

test('elsewhere the hyphens that the person typed are kept', () => {
  const table: [string, string][] = [
    ['0986-23-2111', '0986-23-2111'],
    ['(0986)23-2111', '0986-23-2111'],
    ['（０９８６）２３−２１１１', '0986-23-2111'],
    ['0986 23 2111', '0986-23-2111'],
    ['04-2998-1111', '04-2998-1111'],
    ['042-769-1111', '042-769-1111'],
    ['04992-2-1444', '04992-2-1444'],
    ['+81-986-23-2111', '0986-23-2111'],
    ['0920-47-1111', '0920-47-1111'],
  ]
  for (const [typed, phone] of table) assert.equal(normalisePhone(typed), phone, typed)
})

test('where the split is not certain the digits stay together', () => {
  for (const [typed, phone] of [
    ['0986232111', '0986232111'],
    ['０９８６２３２１１１', '0986232111'],
    ['0429981111', '0429981111'],
    ['0920471111', '0920471111'],
  ] as const)
    assert.equal(normalisePhone(typed), phone)
})

test('what is not a Japanese phone number comes back as typed', () => {
  for (const typed of [
    '',
    '119',
    '23-2111',
    '0986-23-2111 内線12',
    '+1 212 555 0100',
    '123456789018',
    '090-1234-567',
    '0986-232111',
    '会社',
    '04123456789',
    '０４１-２３４５-６７８９',
    '9'.repeat(10_000),
  ])
    assert.equal(normalisePhone(typed), typed)
})

test('normalising twice changes nothing', () => {
  for (const typed of ['09012345678', '(0986)23-2111', '0986232111', '+81 3-5253-5111'])
    assert.equal(normalisePhone(normalisePhone(typed)), normalisePhone(typed))
})
