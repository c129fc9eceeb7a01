import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answers } from '../../../definition/answers.ts'
import { choice, definitionOf, nameField, TODAY } from '../../../definition/definition.fixture.ts'
import { onPath } from '../../../definition/path.ts'
import { mistakesOf } from '../../../definition/reading/read-page.ts'
import { reopen } from './reopened.ts'

const text = (id: string, more = {}) => ({ id, kind: 'text', label: id, ...more })
const definition = definitionOf([
  { fields: [choice('use', ['home', 'shop']), text('note', { required: false })] },
  {
    fields: [
      text('company', { when: { field: 'use', is: 'shop' } }),
      text('people', { when: { field: 'use', is: 'home' } }),
      { id: 'start', kind: 'date', label: 'start', earliest: 'today' },
    ],
  },
  {
    fields: [
      {
        id: 'items',
        kind: 'group',
        label: 'items',
        noun: '品',
        fields: [text('item'), text('licence', { when: { field: 'use', is: 'shop' } })],
      },
    ],
  },
])
const NAME = { family: '青空', given: '花子', familyKana: 'アオゾラ', givenKana: 'ハナコ' }
const BEFORE: Answers = {
  [nameField.id]: NAME,
  use: 'home',
  note: 'メモ',
  people: '2',
  start: '2026-01-01',
  items: [{ item: '机' }],
}
type Pages = Record<string, Answers>
const reopened = (remarks: Record<string, string>, pages: Pages = {}) =>
  reopen(definition, {
    before: BEFORE,
    remarks,
    saved: new Map(Object.entries(pages).map(([page, answers]) => [page, { page, number: 1, answers }])),
  })
const openIn = ({ locked }: ReturnType<typeof reopen>) =>
  ['applicant', 'use', 'note', 'company', 'people', 'start', 'items'].filter((id) => !locked.has(id))
const wrongIn = ({ answers, locked }: ReturnType<typeof reopen>) =>
  mistakesOf(definition, answers, TODAY, locked).flatMap(({ mistakes }) => mistakes.map(({ field }) => field))

test('only what was named is open, beside what was never asked; a day that has passed meanwhile is no mistake', () => {
  const round = reopened({ note: '書き直す' })
  assert.deepEqual(openIn(round), ['note', 'company'])
  assert.deepEqual(round.answers, BEFORE)
  assert.deepEqual(wrongIn(round), [])
  assert.deepEqual(wrongIn(reopened({ start: 'これからの日に' })), ['start'], 'but one that is to be corrected')
})

test('an answer that was emptied is gone, and nothing else', () => {
  const { note: _, ...others } = BEFORE
  assert.deepEqual(reopened({ note: '要らない' }, { page1: {} }).answers, others)
})

test('another answer opens what follows from it: new fields, and groups whose rows are asked more', () => {
  const round = reopened({ use: '店では' }, { page1: { use: 'shop' } })
  assert.deepEqual(openIn(round), ['use', 'company', 'items'])
  assert.deepEqual(wrongIn(round), ['company', 'items.0.licence'])
  const whole = reopened(
    { use: '店では' },
    { page1: { use: 'shop' }, page2: { company: '青空商店' }, page3: { items: [{ item: '机', licence: '1' }] } },
  )
  assert.deepEqual(wrongIn(whole), [])
  const after = onPath(definition, whole.answers)
  assert.equal(after['people'], undefined, 'what fell off the path is dropped')
  assert.deepEqual(after, {
    applicant: NAME,
    use: 'shop',
    note: 'メモ',
    company: '青空商店',
    start: '2026-01-01',
    items: [{ item: '机', licence: '1' }],
  })
})

test('whoever takes it back has everything as it was, whatever was written in between', () => {
  const round = reopened(
    { use: '店では' },
    { page1: { use: 'home' }, page2: { company: '青空商店' }, page3: { items: [{ item: '椅子', licence: '1' }] } },
  )
  assert.deepEqual(openIn(round), ['use', 'company'])
  assert.deepEqual(onPath(definition, round.answers), BEFORE)
})
