import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { check } from './check.ts'
import { choice, definitionJson, definitionOf, nameField, TODAY } from './definition.fixture.ts'
import { findingInWords } from './finding.ts'
import { readDefinition } from './read-definition.ts'

const text = { id: 'why', kind: 'text', label: '理由' }
const shape = (json: unknown): string[] => {
  const read = readDefinition(json)
  return read.ok ? [] : read.findings.map(findingInWords)
}
const within = (field: object) => shape(definitionJson([{ fields: [field] }]))
const checked = (fields: object[], more: Record<string, unknown> = {}) =>
  check(definitionOf([{ fields }], more), TODAY).map(findingInWords)

const misshapen: [name: string, findings: string[], expected: RegExp][] = [
  ['a key that nobody knows', within({ ...text, requierd: true }), /^pages\[0\]\.fields\[1\]: .*requierd/],
  ['a kind that there is not', within({ ...text, kind: 'colour' }), /^pages\[0\]\.fields\[1\]\.kind/],
  [
    'a group in a group',
    within({
      id: 'g',
      kind: 'group',
      label: 'g',
      noun: '行',
      fields: [{ id: 'h', kind: 'group', label: 'h', noun: '行', fields: [text] }],
    }),
    /fields\[1\]\.fields\[0\]\.kind/,
  ],
  [
    'a condition of no known form',
    within({ ...text, when: { field: 'use', equals: 'home' } }),
    /^pages\[0\]\.fields\[1\]\.when: 条件は/,
  ],
  [
    'a day that there is not',
    within({ id: 'd', kind: 'date', label: 'd', latest: '2026-02-30' }),
    /fields\[1\]\.latest: 無効なISO日付/,
  ],
  ['a label over two lines', within({ ...text, label: '理\n由' }), /label: /],
  ['an id that no form can carry', within({ ...text, id: 'why.not' }), /id: 小文字で始まる/],
  ['another schema', shape(definitionJson([{}], { schema: 'urn:madoguchi:procedure:2' })), /^schema: /],
  ['no pages', shape({ ...definitionJson([{}]), pages: [] }), /^pages: /],
]

for (const [name, findings, expected] of misshapen) {
  test(`${name} is told with its place`, () => {
    assert.equal(findings.length, 1, findings.join('\n'))
    assert.match(findings[0]!, expected)
  })
}

test('everything that is wrong is told at once', () => {
  assert.equal(
    shape(
      definitionJson(
        [
          {
            fields: [
              { ...text, label: '' },
              { ...text, kind: 'x' },
            ],
          },
        ],
        { minutes: 1, id: 'A' },
      ),
    ).length,
    4,
  )
})

test('whatever JSON comes is answered, however deep', () => {
  const deep = JSON.parse(`${'{"not":'.repeat(20_000)}{}${'}'.repeat(20_000)}`) as unknown
  assert.match(within({ ...text, when: deep })[0]!, /入れ子は/)
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (json) => assert.equal(typeof readDefinition(json).ok, 'boolean')),
  )
  assert.equal(readDefinition(undefined).ok, false)
})

const use = choice('use', ['home', 'shop'])
const rows = {
  id: 'rows',
  kind: 'group',
  label: 'rows',
  noun: '行',
  fields: [{ id: 'cell', kind: 'text', label: 'cell' }],
}
const unfit: [name: string, findings: string[], expected: RegExp][] = [
  [
    'a field that there is not',
    checked([{ ...text, when: { field: 'gone', filled: true } }]),
    /fields\[1\]\.when: 「gone」という項目はありません/,
  ],
  [
    'a field that is asked later',
    checked([{ ...text, when: { field: 'use', is: 'home' } }, use]),
    /fields\[1\]\.when: 「use」は、この条件より後/,
  ],
  ['the field itself', checked([{ ...use, when: { field: 'use', is: 'home' } }]), /より後で聞く/],
  [
    'a value that is no option',
    checked([
      use,
      {
        ...text,
        when: {
          any: [
            { field: 'use', is: 'home' },
            { field: 'use', oneOf: ['hom'] },
          ],
        },
      },
    ]),
    /when\.any\[1\]: .*「hom」という選択肢/,
  ],
  [
    'a text as a value',
    checked([text, { id: 'more', kind: 'text', label: 'm', when: { not: { field: 'why', is: 'x' } } }]),
    /when\.not: is と oneOf は/,
  ],
  ['a choice as a number', checked([use, { ...text, when: { field: 'use', atLeast: 1 } }]), /atLeast と atMost は/],
  [
    'a field of a row from outside',
    checked([rows, { ...text, when: { field: 'cell', filled: true } }]),
    /繰り返しの中の項目/,
  ],
  [
    'a group from its own row',
    checked([{ ...rows, fields: [{ id: 'cell', kind: 'text', label: 'c', when: { field: 'rows', atLeast: 2 } }] }]),
    /自分を含む繰り返し/,
  ],
  [
    'an id that is there already, in a group too',
    checked([use, { ...rows, fields: [{ ...text, id: 'use' }] }]),
    /fields\[2\]\.fields\[0\]\.id: 項目の id「use」が二度/,
  ],
  ['the same value twice', checked([choice('c', ['a', 'a'])]), /options\[1\]\.value: .*「a」が二度/],
  [
    'fewer than nothing',
    checked([{ id: 'n', kind: 'amount', label: '数', unit: '個', min: 5, max: 3 }]),
    /「数」には誰も答えられません/,
  ],
  [
    'more than there are',
    checked([choice('c', ['a', 'b'], { many: { min: 3 } })]),
    /誰も答えられません: 3つ以上を、2つまで/,
  ],
  [
    'a day after its last',
    checked([{ id: 'd', kind: 'date', label: '日', earliest: 'today', latest: '2020-01-01' }]),
    /誰も答えられません: いちばん早い日\(2026-11-26\)/,
  ],
  ['a group with more rows than it may have', checked([{ ...rows, min: 5, max: 2 }]), /min\(5\)が max\(2\)/],
  [
    'an applicant without a field',
    checked([], { applicant: { name: 'applicant', email: 'mail' } }),
    /^applicant\.email: 「mail」という email の項目はありません/,
  ],
  [
    'an applicant who need not say a name',
    checked([{ ...nameField, id: 'maybe', required: false }], { applicant: { name: 'maybe' } }),
    /applicant\.name: 「maybe」は必須に/,
  ],
  [
    'a variable that there is not',
    checked([], { notices: { received: '{{nmae}} 様', decided: '{{number}}' } }),
    /^notices\.received: {{nmae}} は使えません/,
  ],
  [
    'a brace that does not close',
    checked([], { notices: { received: '{{name 様', decided: 'x' } }),
    /対になっていません/,
  ],
  ['an answer in a notice', checked([use], { notices: { received: '{{use}}', decided: 'x' } }), /{{use}} は使えません/],
]

for (const [name, findings, expected] of unfit) {
  test(`${name}: is found before publishing`, () => {
    assert.equal(findings.length, 1, findings.join('\n'))
    assert.match(findings[0]!, expected)
  })
}

test('a certificate may say what was answered', () => {
  const result = { kind: 'certificate', title: '証明書', body: '{{name}} {{use}} {{number}}' }
  assert.deepEqual(checked([use], { result }), [])
})
