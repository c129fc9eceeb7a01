import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inOrderOfReference } from './table-order.ts'

const table = (name: string, ...references: string[]) => ({ name, references })
const names = (tables: { name: string }[]) => tables.map(({ name }) => name).join(' ')

test('a table comes after every table that it refers to', () => {
  const tables = [
    table('messages', 'conversations', 'staff'),
    table('conversations', 'residents'),
    table('residents'),
    table('staff'),
  ]
  assert.equal(names(inOrderOfReference(tables)), 'residents staff conversations messages')
})

test('a tree that refers to itself is no obstacle', () => {
  assert.equal(names(inOrderOfReference([table('sections', 'sections')])), 'sections')
})

test('a ring of tables is named, not filled halfway', () => {
  assert.throws(() => inOrderOfReference([table('a', 'b'), table('b', 'a'), table('c')]), /ring: a, b$/)
})
