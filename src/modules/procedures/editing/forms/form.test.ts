import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Definition } from '../../definition/definition.ts'
import { readDefinition } from '../../definition/read-definition.ts'
import { shippedDefinitions } from '../../definition/shipped.ts'
import type { Sketch } from '../sketch/sketch.ts'
import { fieldsOf } from '../sketch/sketch.ts'
import { conditionOf, type ConditionRow, rowsOf } from './condition-rows.ts'
import { attributesOf, drawn, fieldTarget, pageTarget, readTarget, type Target } from './node-form.ts'
import { pressedRow } from './typed-rows.ts'

const shipped = shippedDefinitions().map((json) => {
  const read = readDefinition(json)
  assert.ok(read.ok)
  return read.definition
})

const saved = (target: Target, sketch: Sketch) => readTarget(target, sketch, drawn(target, sketch, []).form)

for (const definition of shipped) {
  test(`opening every form of 「${definition.title}」 and saving it unchanged changes nothing`, () => {
    const sketch = definition as Definition as unknown as Sketch
    for (const form of ['about', 'words'] as const) assert.deepEqual(saved({ form }, sketch), sketch)
    for (const page of sketch.pages) assert.deepEqual(saved(pageTarget(sketch, page.id)!, sketch), page)
    for (const field of fieldsOf(sketch)) assert.deepEqual(saved(fieldTarget(sketch, field.id)!, sketch), field)
  })
}

const offered = new Set([
  'use is home',
  'use is shop',
  'use filled',
  'people atLeast',
  'people atMost',
  'people equals',
])
const use = { field: 'use', is: 'home' }

const conditions: [name: string, when: unknown, rows: ConditionRow[]][] = [
  ['none', undefined, []],
  ['one answer', use, [{ answer: 'use is home', number: '', not: false }]],
  ['not that answer', { not: use }, [{ answer: 'use is home', number: '', not: true }]],
  ['not answered', { field: 'use', filled: false }, [{ answer: 'use filled', number: '', not: true }]],
  ['a number', { field: 'people', atLeast: 2 }, [{ answer: 'people atLeast', number: '2', not: false }]],
  [
    'several',
    { any: [use, { field: 'people', is: 3 }] },
    [
      { answer: 'use is home', number: '', not: false },
      { answer: 'people equals', number: '3', not: false },
    ],
  ],
]

for (const [name, when, rows] of conditions) {
  test(`a condition is rows, and the rows are the condition: ${name}`, () => {
    const shown = rowsOf(when, offered)
    assert.deepEqual(shown.rows, rows)
    assert.deepEqual(conditionOf(shown.mode, shown.rows), when)
  })
}

test('what no row can say is kept as it is', () => {
  const when = { all: [use, { any: [use, { not: { all: [use] } }] }, { field: 'gone', is: 'x' }] }
  const { mode, rows } = rowsOf(when, offered)
  assert.deepEqual(
    rows.map((row) => 'kept' in row),
    [false, true, true],
  )
  assert.deepEqual(conditionOf(mode, rows), when)
})

test('whatever stands where a condition should be has rows, and stays', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (when) => {
      const { mode, rows } = rowsOf(when, offered)
      conditionOf(mode, rows)
    }),
  )
})

const choice = (sketch: Sketch, form: Record<string, string>) => {
  const target: Target = {
    form: 'fields',
    field: { id: 'use', kind: 'choice', label: '使いみち', options: [{ value: 'home', label: '家' }] },
    asked: [],
  }
  assert.ok(attributesOf(target).length > 0)
  return readTarget(target, sketch, form)['options']
}

test('an option that is called otherwise keeps its value; a new one gets one of its own; an empty row is none', () => {
  const form = {
    'options.rows': '3',
    'options.0.value': 'home',
    'options.0.label': 'ご家庭',
    'options.1.label': '店',
    'options.1.hint': '住まいを兼ねる店も',
    'options.2.label': ' ',
  }
  assert.deepEqual(choice({ id: 'x', pages: [] }, form), [
    { value: 'home', label: 'ご家庭' },
    { value: 'o1', label: '店', hint: '住まいを兼ねる店も' },
  ])
})

test('the buttons of rows add, take away and move up, and nothing else', () => {
  const form = { label: '題', 'options.rows': '2', 'options.0.label': 'A', 'options.1.label': 'B' }
  assert.equal(pressedRow(form), undefined)
  assert.equal(pressedRow({ ...form, _add: 'options' })?.['options.rows'], '3')
  assert.equal(pressedRow({ ...form, _remove: 'options.0' })?.['options.0.label'], 'B')
  assert.equal(pressedRow({ ...form, _up: 'options.1' })?.['options.0.label'], 'B')
  assert.equal(pressedRow({ ...form, _up: 'options.99' })?.['options.0.label'], 'A')
  assert.equal(pressedRow({ ...form, _add: '__proto__' }), undefined)
})
