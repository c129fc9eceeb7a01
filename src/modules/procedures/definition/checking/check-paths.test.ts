import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Answers } from '../answers.ts'
import { check } from '../check.ts'
import type { Condition } from '../condition.ts'
import { choice, definitionJson, definitionOf, nameField, TODAY } from '../definition.fixture.ts'
import type { Definition, Field } from '../definition.ts'
import { findingInWords } from '../finding.ts'
import { pathOf } from '../path.ts'
import { readDefinition } from '../read-definition.ts'
import { checkPaths } from './check-paths.ts'
import { checkConditions } from './check-references.ts'

const is = (field: string, value: string | number) => ({ field, is: value })
const text = (id: string, more: object = {}) => ({ id, kind: 'text', label: id, ...more })
const amount = (id: string, min: number, max: number, more: object = {}) => ({
  id,
  kind: 'amount',
  label: id,
  unit: '個',
  min,
  max,
  ...more,
})

/** Findings of a first page with these fields. */
const found = (...fields: object[]) => check(definitionOf([{ fields }]), TODAY).map(findingInWords)

const use = choice('use', ['home', 'shop'])

const table: [name: string, fields: object[], finding: RegExp | undefined][] = [
  ['a case that can be', [use, text('why', { when: is('use', 'shop') })], undefined],
  [
    'two cases that exclude each other',
    [use, text('why', { when: { all: [is('use', 'shop'), is('use', 'home')] } })],
    /「why」が聞かれる答え方がありません/,
  ],
  [
    'not a value that is the only one',
    [choice('one', ['yes']), text('why', { when: { not: is('one', 'yes') } })],
    /「why」が聞かれる答え方がありません/,
  ],
  [
    'a field within the case of a field that is not asked then',
    [
      use,
      choice('size', ['s', 'l'], { when: is('use', 'shop') }),
      text('why', { when: { all: [is('use', 'home'), is('size', 'l')] } }),
    ],
    /「why」が聞かれる/,
  ],
  [
    'the empty answer to a required question',
    [text('note'), text('why', { when: { field: 'note', filled: false } })],
    /「why」が聞かれる/,
  ],
  [
    'the empty answer to a question that is not always asked',
    [use, text('note', { when: is('use', 'shop') }), text('why', { when: { field: 'note', filled: false } })],
    undefined,
  ],
  [
    'the empty answer to a question that need not be answered',
    [text('note', { required: false }), text('why', { when: { field: 'note', filled: false } })],
    undefined,
  ],
  [
    'more than an amount can be',
    [amount('n', 1, 9), text('why', { when: { field: 'n', atLeast: 10 } })],
    /「why」が聞かれる/,
  ],
  ['the most an amount can be', [amount('n', 1, 9), text('why', { when: { field: 'n', atLeast: 9 } })], undefined],
  [
    'between two thresholds',
    [
      amount('n', 0, 9),
      text('why', { when: { all: [{ field: 'n', atLeast: 4 }, { field: 'n', atMost: 4 }, { not: is('n', 4) }] } }),
    ],
    /「why」が聞かれる/,
  ],
  [
    'two of several at once',
    [choice('many', ['a', 'b', 'c'], { many: {} }), text('why', { when: { all: [is('many', 'a'), is('many', 'b')] } })],
    undefined,
  ],
  [
    'two of several where one may be chosen',
    [
      choice('many', ['a', 'b', 'c'], { many: { max: 1 } }),
      text('why', { when: { all: [is('many', 'a'), is('many', 'b')] } }),
    ],
    /「why」が聞かれる/,
  ],
  [
    'none of all where two must be chosen',
    [
      choice('many', ['a', 'b', 'c'], { many: { min: 2 } }),
      text('why', { when: { not: { field: 'many', oneOf: ['a', 'b'] } } }),
    ],
    /「why」が聞かれる/,
  ],
  [
    'more rows than a group has',
    [
      { id: 'rows', kind: 'group', label: 'rows', noun: '行', max: 3, fields: [text('cell')] },
      text('why', { when: { field: 'rows', atLeast: 4 } }),
    ],
    /「why」が聞かれる/,
  ],
  [
    'a row’s own case',
    [
      {
        id: 'rows',
        kind: 'group',
        label: 'rows',
        noun: '行',
        fields: [choice('kind', ['a', 'b']), text('why', { when: is('kind', 'b') })],
      },
    ],
    undefined,
  ],
  [
    'a row’s case that cannot be',
    [
      {
        id: 'rows',
        kind: 'group',
        label: 'rows',
        noun: '行',
        fields: [choice('kind', ['a', 'b']), text('why', { when: { all: [is('kind', 'a'), is('kind', 'b')] } })],
      },
    ],
    /「why」が聞かれる/,
  ],
]

for (const [name, fields, finding] of table) {
  test(`a question that is asked for ${name} is ${finding ? 'found never to be asked' : 'asked of somebody'}`, () => {
    const findings = found(...fields)
    if (!finding) return assert.deepEqual(findings, [])
    assert.equal(findings.length, 1, findings.join('\n'))
    assert.match(findings[0]!, finding)
  })
}

test('a page that nobody comes to is found, once, and not each of its fields', () => {
  const pages = [
    { fields: [use] },
    { when: { all: [is('use', 'home'), is('use', 'shop')] }, fields: [text('a'), text('b')] },
  ]
  assert.deepEqual(check(definitionOf(pages), TODAY).map(findingInWords), [
    'pages[1].when: ページ「2」に至る答え方がありません',
  ])
})

test('an end at which somebody was never asked for their name is found', () => {
  const json = definitionJson([{ fields: [] }])
  json['pages'] = [
    { id: 'a', title: 'a', fields: [{ ...use, required: false, when: { field: 'use0', filled: true } }] },
    { id: 'b', title: 'b', when: is('use', 'home'), fields: [nameField] },
  ]
  const wrong = readDefinition(json)
  assert.ok(wrong.ok)
  assert.match(check(wrong.definition, TODAY).map(findingInWords).join(), /「use0」という項目はありません/)
  json['pages'] = [
    { id: 'a', title: 'a', fields: [use] },
    { id: 'b', title: 'b', when: is('use', 'home'), fields: [nameField] },
  ]
  const read = readDefinition(json)
  assert.ok(read.ok)
  assert.match(
    check(read.definition, TODAY).map(findingInWords).join(),
    /^applicant\.name: 「applicant」を聞かない答え方/,
  )
})

test('forty questions, each with its own case, are tried without multiplying them out', () => {
  const fields = Array.from({ length: 13 }, (_, n) => [
    choice(`c${n}`, ['a', 'b', 'c']),
    text(`t${n}`, { when: { any: [is(`c${n}`, 'a'), ...(n > 0 ? [is(`c${n - 1}`, 'b')] : [])] } }),
    amount(`n${n}`, 0, 1000, { when: { not: is(`c${n}`, 'c') } }),
  ]).flat()
  assert.deepEqual(found(...fields), [])
})

test('conditions that hang together in too many ways are refused instead of taking for ever', () => {
  const halves = Array.from({ length: 36 }, (_, n) => choice(`c${n}`, ['a', 'b', 'c']))
  const alike = Array.from({ length: 18 }, (_, n) => ({
    any: ['a', 'b'].map((value) => ({ all: [is(`c${n}`, value), is(`c${n + 18}`, value)] })),
  }))
  assert.match(found(...halves, text('why', { when: { all: alike } }))[0]!, /条件が絡み合いすぎて/)
  const many = choice(
    'many',
    Array.from({ length: 12 }, (_, n) => `v${n}`),
    { many: {} },
  )
  const each = Array.from({ length: 12 }, (_, n) => text(`w${n}`, { when: is('many', `v${n}`) }))
  assert.match(found(many, ...each)[0]!, /条件が絡み合いすぎて/)
})

// The same question asked the slow way: every combination of answers of small definitions, walked by pathOf itself.
const VALUES = ['a', 'b']
const fieldAt = (n: number) =>
  fc
    .record({
      many: fc.boolean(),
      required: fc.boolean(),
      numeric: fc.boolean(),
      when: fc.option(conditionBefore(n), { nil: undefined }),
    })
    .map(({ many, required, numeric, when }): object =>
      numeric
        ? amount(`f${n}`, 0, 2, { required, ...(when && { when }) })
        : choice(`f${n}`, VALUES, { required, ...(many && { many: {} }), ...(when && { when }) }),
    )

function conditionBefore(n: number): fc.Arbitrary<Condition> {
  const ids = fc.integer({ min: 0, max: Math.max(0, n - 1) }).map((index) => (n === 0 ? 'applicant' : `f${index}`))
  return fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 2 },
      fc.record({ field: ids, filled: fc.boolean() }),
      fc.record({ field: ids, is: fc.constantFrom('a', 'b', 0, 1, 2) }),
      fc.record({ field: ids, is: fc.constantFrom('a', 'b') }),
      fc.record({ field: ids, atLeast: fc.integer({ min: 0, max: 3 }) }),
      fc.record({ field: ids, atMost: fc.integer({ min: -1, max: 2 }) }),
      fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 2 }) }),
      fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 2 }) }),
      fc.record({ not: tie('condition') }),
    ),
  })).condition
}

const possible = (field: Field): (Answers[string] | undefined)[] => {
  if (field.kind === 'amount') return [0, 1, 2, ...(field.required ? [] : [undefined])]
  if (field.kind !== 'choice') return [{ family: '山', given: '花', familyKana: 'ヤマ', givenKana: 'ハナ' }]
  const chosen = field.many ? [['a'], ['b'], ['a', 'b']] : ['a', 'b']
  return [...chosen, ...(field.required ? [] : [undefined])]
}

const answered = (answers: Answers, id: string, answer: Answers[string] | undefined): Answers =>
  answer === undefined ? answers : { ...answers, [id]: answer }

function askedOfSomebody(definition: Definition): Set<string> {
  let all: Answers[] = [{}]
  for (const field of definition.pages.flatMap((page) => page.fields)) {
    all = all.flatMap((answers) => possible(field).map((answer) => answered(answers, field.id, answer)))
  }
  return new Set(
    all.flatMap((answers) => pathOf(definition, answers).flatMap((step) => step.fields.map(({ id }) => id))),
  )
}

test('what the diagram says is never asked is what trying every combination says', () => {
  fc.assert(
    fc.property(fc.tuple(fieldAt(0), fieldAt(1), fieldAt(2), fieldAt(3)), (fields) => {
      const definition = definitionOf([{ fields: [...fields] }])
      fc.pre(checkConditions(definition).length === 0)
      const asked = askedOfSomebody(definition)
      const never = definition.pages[0]!.fields.filter(({ id }) => !asked.has(id)).map(
        ({ id }) => `「${id}」が聞かれる答え方がありません`,
      )
      assert.deepEqual(
        checkPaths(definition).map(({ message }) => message),
        never,
      )
    }),
    { numRuns: 300 },
  )
})
