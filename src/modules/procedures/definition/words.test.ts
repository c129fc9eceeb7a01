import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answers } from './answers.ts'
import type { Condition } from './condition.ts'
import { choice, definitionOf } from './definition.fixture.ts'
import { possibleDocuments, requiredDocuments } from './documents.ts'
import { tell } from './tell.ts'
import { fillTemplate } from './template.ts'
import { inCase } from './words.ts'

const is = (field: string, value: string) => ({ field, is: value })
const proof = { id: 'proof', kind: 'file', label: '証明', what: '資格証の写し' }
const definition = definitionOf([
  {
    fields: [
      choice(
        'use',
        ['家', '店'].map((_, n) => `u${n}`),
        {
          label: '使いみち',
          options: [
            { value: 'home', label: '家庭用' },
            { value: 'shop', label: '店' },
            { value: 'farm', label: '畑' },
          ],
        },
      ),
      { id: 'people', kind: 'amount', label: '人数', unit: '人', max: 2000 },
      { id: 'since', kind: 'date', label: 'いつから', required: false },
      { id: 'note', kind: 'text', label: '注', lines: 3, required: false },
      { id: 'where', kind: 'address', label: '場所', required: false },
    ],
  },
  {
    when: { field: 'use', oneOf: ['shop', 'farm'] },
    fields: [
      { ...proof, when: { field: 'people', atLeast: 2 } },
      {
        id: 'rows',
        kind: 'group',
        label: '品物',
        noun: '品物',
        fields: [
          choice('kind', ['a', 'b'], { label: '種類' }),
          { ...proof, id: 'photo', what: '写真', required: false, when: is('kind', 'b') },
        ],
      },
    ],
  },
])
const fields = definition.pages.flatMap((page) => page.fields)

const table: [Condition, string][] = [
  [is('use', 'home'), '「使いみち」が「家庭用」の場合'],
  [{ field: 'use', oneOf: ['shop', 'farm'] }, '「使いみち」が「店」か「畑」の場合'],
  [{ field: 'people', atLeast: 2 }, '「人数」が2人以上の場合'],
  [{ field: 'rows', atMost: 1 }, '「品物」が1件以下の場合'],
  [{ field: 'note', filled: true }, '「注」に答えた場合'],
  [{ field: 'note', filled: false }, '「注」に答えていない場合'],
  [{ not: is('use', 'home') }, '「使いみち」が「家庭用」でない場合'],
  [{ all: [is('use', 'shop'), { field: 'people', atMost: 3 }] }, '「使いみち」が「店」で、「人数」が3人以下の場合'],
  [
    { any: [is('use', 'shop'), { all: [is('use', 'home'), { field: 'people', atLeast: 3 }] }] },
    '「使いみち」が「店」か、(「使いみち」が「家庭用」で、「人数」が3人以上)の場合',
  ],
]

for (const [condition, words] of table) test(words, () => assert.equal(inCase(condition, fields), words))

const name = { family: '山田', given: '花子', familyKana: 'ヤマダ', givenKana: 'ハナコ' }
const answers: Answers = {
  applicant: name,
  use: 'shop',
  people: 1200,
  since: '2019-05-01',
  note: '一行目\n二行目',
  where: { postalCode: '885-0026', prefecture: '宮崎県', city: '都城市', town: '大王町1', building: '' },
  proof: [{ fileId: 'f1', name: '写し.pdf' }],
  rows: [{ kind: 'a', photo: [{ fileId: 'left-behind', name: 'x' }] }, { kind: 'b' }],
}

test('an application is told in the order it was asked, with its files, and without what is off the path', () => {
  const told = tell(definition, answers).map(({ row, label, lines, files }) => [
    row,
    label,
    lines.join('/'),
    files.map((file) => file.name).join(),
  ])
  assert.deepEqual(told, [
    [undefined, 'お名前', '山田 花子/ヤマダ ハナコ', ''],
    [undefined, '使いみち', '店', ''],
    [undefined, '人数', '1,200人', ''],
    [undefined, 'いつから', '令和元年5月1日', ''],
    [undefined, '注', '一行目/二行目', ''],
    [undefined, '場所', '〒885-0026/宮崎県都城市大王町1', ''],
    [undefined, '証明', '', '写し.pdf'],
    ['品物 1', '種類', 'a', ''],
    ['品物 2', '種類', 'b', ''],
    ['品物 2', '証明', '', ''],
  ])
  assert.equal(tell(definition, { ...answers, use: 'home' }).length, 6)
})

test('documents are asked for by case, and told before anybody begins', () => {
  assert.deepEqual(
    requiredDocuments(definition, answers).map(({ what, row, required }) => [what, row, required]),
    [
      ['資格証の写し', undefined, true],
      ['写真', '品物 2', false],
    ],
  )
  assert.deepEqual(requiredDocuments(definition, { ...answers, use: 'home' }), [])
  assert.deepEqual(possibleDocuments(definition), [
    { what: '資格証の写し', required: true, cases: ['「使いみち」が「店」か「畑」の場合', '「人数」が2人以上の場合'] },
    { what: '写真', required: false, cases: ['「使いみち」が「店」か「畑」の場合', '「種類」が「b」の場合'] },
  ])
})

test('a notice says what is known, once each, and no more', () => {
  assert.equal(
    fillTemplate('{{name}} 様 {{ number }} {{gone}}{{toString}}', { name: '{{number}}', number: 'R8-000123' }),
    '{{number}} 様 R8-000123 ',
  )
})
