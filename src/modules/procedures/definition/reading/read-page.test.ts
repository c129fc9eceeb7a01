import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Answer, Answers } from '../answers.ts'
import { choice, definitionOf, TODAY } from '../definition.fixture.ts'
import { onPath, pathOf } from '../path.ts'
import { tell } from '../tell.ts'
import type { Form } from './form.ts'
import { formOf } from './form-of.ts'
import { mistakesOf, readPage } from './read-page.ts'

/** The answer to one field of a second page, or the mistakes with where they are. */
function read(field: object, form: Form, files = {}) {
  const definition = definitionOf([{}, { fields: [{ id: 'x', label: '項目', ...field }] }])
  const result = readPage(definition, definition.pages[1]!, { form, files, today: TODAY }, {})
  return 'answers' in result
    ? result.answers['x']
    : result.mistakes.map(({ field: at, message }) => `${at} ${message}`).join('\n')
}

const person = (family: string, given: string, familyKana: string, givenKana: string): Form => ({
  'x.family': family,
  'x.given': given,
  'x.familyKana': familyKana,
  'x.givenKana': givenKana,
})
const day = (era: string, year: string, month = '', date = ''): Form => ({
  'x.era': era,
  'x.year': year,
  'x.month': month,
  'x.day': date,
})
const place = (postalCode: string, more: Form = {}): Form => ({
  'x.postalCode': postalCode,
  'x.prefecture': '宮崎県',
  'x.city': 'あおぞら市',
  'x.town': '本町1-2-3',
  ...more,
})
const address = { postalCode: '885-0026', prefecture: '宮崎県', city: 'あおぞら市', town: '本町1-2-3', building: '' }
const file = { fileId: 'f1', name: '写し.pdf' }
const use = {
  kind: 'choice',
  options: [
    { value: 'home', label: '家' },
    { value: 'shop', label: '店' },
    { value: 'other', label: 'ほか' },
  ],
}

const table: [field: object, form: Form, expected: Answer | undefined | RegExp][] = [
  [{ kind: 'text' }, { x: '  水道\t番号 ' }, '水道 番号'],
  [{ kind: 'text' }, { x: '一行目\r\n 二行目' }, '一行目 二行目'],
  [{ kind: 'text', lines: 3 }, { x: '一行目\r\n二行目\u2028三行目' }, '一行目\n二行目\n三行目'],
  [{ kind: 'text' }, { x: 'あ\u0000い\u001B[31m\u202Eう\uD800' }, 'あい[31mう\uFFFD'],
  [{ kind: 'text' }, { x: ' 　\n' }, /^x 「項目」を入力してください。/],
  [{ kind: 'text', required: false }, {}, undefined],
  [{ kind: 'text', maxLength: 3 }, { x: '👨‍👩‍👧‍👦𠮷葛󠄀' }, '👨‍👩‍👧‍👦𠮷葛󠄀'],
  [{ kind: 'text', maxLength: 3 }, { x: '一二三四' }, /^x 「項目」は3字まで/],
  [{ kind: 'text', maxLength: 3 }, { x: `あ${'\u0301'.repeat(5000)}` }, /3字まで/],
  [
    { kind: 'name' },
    person('髙𠮷', '葛󠄀', 'たかよし', 'ｶﾂﾗ'),
    { family: '髙𠮷', given: '葛󠄀', familyKana: 'タカヨシ', givenKana: 'カツラ' },
  ],
  [
    { kind: 'name' },
    person('\uFA19谷', 'が\u3099', 'かみや', 'しゅん'),
    { family: '\uFA19谷', given: 'が\u3099', familyKana: 'カミヤ', givenKana: 'シュン' },
  ],
  [{ kind: 'name' }, person('山田', '花子', 'yamada', '花子'), /x\.familyKana .*かなで[^]*x\.givenKana .*かなで/],
  [{ kind: 'name' }, person('山田', '', 'ヤマダ', ''), /^x\.given .*[^]*x\.givenKana/],
  [
    { kind: 'name' },
    person('Madonna', '', 'マドンナ', ''),
    { family: 'Madonna', given: '', familyKana: 'マドンナ', givenKana: '' },
  ],
  [{ kind: 'name', required: false }, person('', '', '', ' '), undefined],
  [{ kind: 'name', required: false }, person('', '花子', '', 'ハナコ'), /^x\.family .*[^]*x\.familyKana/],
  [{ kind: 'address' }, place('〒８８５－００２６'), address],
  [
    { kind: 'address' },
    place('885ー0026', { 'x.building': ' あおぞら荘１０１ ' }),
    { ...address, building: 'あおぞら荘１０１' },
  ],
  [
    { kind: 'address' },
    place('88-50026', { 'x.prefecture': 'アトランティス', 'x.city': '' }),
    /^x\.prefecture .*\nx\.city/,
  ],
  [{ kind: 'address' }, place('12345'), /^x\.postalCode .*郵便番号を7桁/],
  [{ kind: 'address', required: false }, { 'x.prefecture': '' }, undefined],
  [{ kind: 'date' }, day('令和', '８', '11', '２６'), '2026-11-26'],
  [{ kind: 'date' }, day('令和', '元', '5', '1'), '2019-05-01'],
  [{ kind: 'date' }, day('西暦', '1985', '2', '28'), '1985-02-28'],
  [{ kind: 'date' }, day('令和', '2026', '11', '26'), '2026-11-26'],
  [{ kind: 'date' }, day('', 'S60.2.28'), '1985-02-28'],
  [{ kind: 'date' }, day('昭和', '60年', '2月', '29日'), /年・月・日を数字で確かめて/],
  [{ kind: 'date' }, day('平成', '31', '5', '1'), /平成31年5月1日はありません。令和元年5月1日のこと/],
  [{ kind: 'date' }, day('', '60', '2', '28'), /元号を選んでください/],
  [{ kind: 'date' }, day('西暦', '99999', '2', '28'), /ない日付/],
  [{ kind: 'date' }, day('令和', '8', '', '1'), /確かめて/],
  [{ kind: 'date' }, day('令和', '', '', ''), /^x 「項目」を入力してください。例: 令和8年11月26日/],
  [{ kind: 'date', latest: 'today' }, day('令和', '8', '11', '27'), /令和8年11月26日以前/],
  [{ kind: 'date', earliest: { daysFromToday: 1 } }, day('令和', '8', '11', '26'), /令和8年11月27日以後/],
  [{ kind: 'date', earliest: { daysFromToday: 1 } }, day('令和', '8', '11', '27'), '2026-11-27'],
  [{ kind: 'phone' }, { x: '０９０ー１２３４ー５６７８' }, '090-1234-5678'],
  [{ kind: 'phone' }, { x: '(0986)23-2111' }, '0986-23-2111'],
  [{ kind: 'phone' }, { x: '23-2111' }, /市外局番から/],
  [{ kind: 'phone' }, { x: '0'.repeat(100_000) }, /市外局番から/],
  [{ kind: 'email' }, { x: ' Ｔａｒｏ＠example.jp ' }, 'Taro@example.jp'],
  [{ kind: 'email' }, { x: 'a@example.jp\r\nBcc: b@example.jp' }, /形を確かめて/],
  [{ kind: 'email' }, { x: `${'a'.repeat(64)}@${'b.'.repeat(120)}jp` }, /形を確かめて/],
  [use, { x: 'shop' }, 'shop'],
  [use, { x: 'constructor' }, /選び直して/],
  [use, { x: ['home', 'shop'] }, /一つだけ/],
  [use, {}, /選んでください/],
  [{ ...use, required: false }, { x: '' }, undefined],
  [{ ...use, many: { max: 2 } }, { x: ['shop', 'home', 'shop'] }, ['home', 'shop']],
  [{ ...use, many: { max: 2 } }, { x: ['home', 'shop', 'other'] }, /2つまで/],
  [{ ...use, many: { min: 2 } }, { x: 'home' }, /2つ以上/],
  [{ kind: 'amount', unit: '円', max: 9_999_999 }, { x: '１，２００' }, 1200],
  [{ kind: 'amount', unit: '人', min: 1, max: 9 }, { x: '0' }, /1 から 9 まで/],
  [{ kind: 'amount', unit: '人', max: 9 }, { x: '1e1' }, /0 から 9 まで/],
  [{ kind: 'amount', unit: '人', max: 9 }, { x: '3人' }, 3],
  [{ kind: 'consent', text: '読んだ' }, { x: '1' }, true],
  [{ kind: 'consent', text: '読んだ' }, {}, /チェックを入れて/],
  [{ kind: 'consent', text: '読んだ', required: false }, {}, undefined],
  [{ kind: 'file', what: '写し' }, {}, /写しを付けて/],
  [{ kind: 'file', what: '写し', required: false }, { 'x.kept': 'of-somebody-else' }, undefined],
]

for (const [field, form, expected] of table) {
  test(`${JSON.stringify(field)} of ${JSON.stringify(form).slice(0, 120)}`, () => {
    const answer = read(field, form)
    if (expected instanceof RegExp) assert.match(String(answer), expected)
    else assert.deepEqual(answer, expected)
  })
}

const rows = {
  kind: 'group',
  noun: '品物',
  max: 3,
  fields: [
    choice('item', ['bed', 'other']),
    { id: 'what', kind: 'text', label: '何', when: { field: 'item', is: 'other' } },
  ],
}
const groups: [field: object, form: Form, expected: Answer | undefined | RegExp][] = [
  [
    rows,
    { 'x.rows': '2', 'x.0.item': 'bed', 'x.1.item': 'other', 'x.1.what': '机' },
    [{ item: 'bed' }, { item: 'other', what: '机' }],
  ],
  [rows, { 'x.rows': '3', 'x.0.item': 'bed', 'x.2.item': 'bed' }, [{ item: 'bed' }, { item: 'bed' }]],
  [
    rows,
    { 'x.rows': '2', 'x.0.item': 'bed', 'x.0.what': 'left behind', 'x.1.item': 'other' },
    /^x\.1\.what 品物 2: 「何」を入力/,
  ],
  [rows, { 'x.rows': '99', 'x.0.item': 'bed', 'x.3.item': 'bed' }, [{ item: 'bed' }]],
  [rows, { 'x.rows': '-1' }, /^x\.0\.item 品物 1: /],
  [{ ...rows, min: 0 }, {}, /^x 「項目」に品物を加えて/],
  [{ ...rows, required: false }, { 'x.rows': '1', 'x.0.item': '' }, undefined],
  [{ ...rows, required: false, min: 2 }, { 'x.rows': '2', 'x.0.item': 'bed' }, /2つ以上書いて/],
]

for (const [field, form, expected] of groups) {
  test(`rows ${JSON.stringify(form)}`, () => {
    const answer = read(field, form)
    if (expected instanceof RegExp) assert.match(String(answer), expected)
    else assert.deepEqual(answer, expected)
  })
}

test('files that came stay with a page that had other mistakes, and go where they are taken off', () => {
  const definition = definitionOf([
    {},
    {
      fields: [
        { id: 'x', kind: 'file', label: 'x', what: '写し', max: 2 },
        { id: 'y', kind: 'text', label: 'y' },
      ],
    },
  ])
  const page = definition.pages[1]!
  const first = readPage(definition, page, { form: {}, files: { x: [file] }, today: TODAY }, {})
  assert.ok('typed' in first)
  assert.deepEqual(first.typed, { 'x.kept': ['f1'] })
  const again = readPage(definition, page, { form: { ...first.typed, y: 'はい' }, kept: [file], today: TODAY }, {})
  assert.deepEqual(again, { answers: { x: [file], y: 'はい' } })
  const third = { fileId: 'f3', name: '3' }
  const more = {
    form: { 'x.kept': ['f1', 'f1'], y: 'はい' },
    files: { x: [{ fileId: 'f2', name: '2' }, third] },
    today: TODAY,
  }
  assert.match(JSON.stringify(readPage(definition, page, more, { x: [file] })), /2件までです。1件外して/)
  const less = { ...more, form: { ...more.form, 'x.remove': 'f1' } }
  assert.deepEqual(readPage(definition, page, less, { x: [file] }), {
    answers: { x: [{ fileId: 'f2', name: '2' }, third], y: 'はい' },
  })
})

test('what is not asked is not read, whatever came; and what is not this person’s to change stays', () => {
  const definition = definitionOf([
    { fields: [choice('use', ['home', 'shop'])] },
    {
      fields: [
        { id: 'company', kind: 'text', label: '会社', when: { field: 'use', is: 'shop' } },
        { id: 'note', kind: 'text', label: '注' },
      ],
    },
  ])
  const page = definition.pages[1]!
  const form = { company: '', note: '書き換え' }
  assert.deepEqual(readPage(definition, page, { form, today: TODAY }, { use: 'home' }), {
    answers: { note: '書き換え' },
  })
  assert.ok('mistakes' in readPage(definition, page, { form, today: TODAY }, { use: 'shop' }))
  const locked = readPage(
    definition,
    page,
    { form, today: TODAY, locked: new Set(['note']) },
    { use: 'home', note: '元のまま' },
  )
  assert.deepEqual(locked, { answers: { note: '元のまま' } })
})

const everything = definitionOf([
  { fields: [choice('use', ['home', 'shop']), { id: 'phone', kind: 'phone', label: '電話' }] },
  {
    when: { field: 'use', is: 'shop' },
    fields: [
      { id: 'company', kind: 'text', label: '会社', lines: 3 },
      { id: 'since', kind: 'date', label: 'いつから', latest: 'today' },
    ],
  },
  {
    fields: [
      { id: 'people', kind: 'amount', label: '人数', unit: '人', max: 20 },
      choice('wishes', ['a', 'b', 'c'], { many: {}, required: false }),
      { id: 'home', kind: 'address', label: '住所', required: false },
      {
        id: 'rows',
        kind: 'group',
        label: '品物',
        noun: '品物',
        min: 0,
        max: 4,
        required: false,
        fields: [
          choice('item', ['bed', 'other']),
          { id: 'what', kind: 'text', label: '何', when: { field: 'item', is: 'other' } },
          { id: 'photo', kind: 'file', label: '写真', what: '写真', required: false },
        ],
      },
      {
        id: 'terms',
        kind: 'consent',
        label: '同意',
        text: '読みました',
        when: {
          any: [
            { field: 'rows', atLeast: 2 },
            { field: 'people', atLeast: 5 },
          ],
        },
      },
    ],
  },
])

const typed = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '山田',
    'やまだ',
    'ヤマダ',
    '1',
    '3',
    '12',
    'home',
    'shop',
    'other',
    'bed',
    'a',
    'b',
    '令和',
    '昭和',
    '8850026',
    '宮崎県',
    '090-1234-5678',
    'f1',
  ),
)
const PARTS =
  'family given familyKana givenKana postalCode prefecture city town building era year month day kept rows remove'
const controlsOf = (id: string): string[] => [id].concat(PARTS.split(' ').map((part) => `${id}.${part}`))
const names = everything.pages
  .flatMap(({ fields }) => fields)
  .flatMap((field) => {
    if (field.kind !== 'group') return controlsOf(field.id)
    const rows = [0, 1, 2].flatMap((row) => field.fields.map(({ id }) => `${field.id}.${row}.${id}`))
    return [field.id, ...rows].flatMap(controlsOf)
  })
const forms: fc.Arbitrary<Form> = fc.dictionary(
  fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...names) }, fc.string({ maxLength: 6 })),
  fc.oneof(typed, fc.array(typed, { maxLength: 3 })),
  { maxKeys: 60 },
)

/** Goes through the pages as somebody would who is right sooner or later: where a page is not read, a right one is. */
const right: Record<string, Form> = {
  page1: {
    'applicant.family': '山',
    'applicant.given': '花',
    'applicant.familyKana': 'ヤマ',
    'applicant.givenKana': 'ハナ',
    use: 'shop',
    phone: '090-1234-5678',
  },
  page2: { company: '会社', 'since.era': '昭和', 'since.year': '60', 'since.month': '2', 'since.day': '28' },
  page3: { people: '3', 'rows.rows': '1', 'rows.0.item': 'other', 'rows.0.what': 'なにか', terms: '1' },
}

function goThrough(posted: Record<string, Form>): Answers {
  const answers: Answers = {}
  for (const page of everything.pages) {
    const kept = { kept: [file], today: TODAY }
    const attempt = readPage(everything, page, { form: { ...right[page.id], ...posted[page.id] }, ...kept }, answers)
    const result =
      'answers' in attempt ? attempt : readPage(everything, page, { form: right[page.id]!, ...kept }, answers)
    assert.ok('answers' in result, JSON.stringify(result))
    Object.assign(answers, result.answers)
  }
  return answers
}

const journeys = fc.record({ page1: forms, page2: forms, page3: forms }).map(goThrough)

test('reading what was told again gives the same answers, for whatever was typed', () => {
  fc.assert(
    fc.property(journeys, (answers) => {
      for (const { page, fields } of pathOf(everything, answers)) {
        const again = readPage(everything, page, { form: formOf(fields, answers), today: TODAY }, answers)
        const own = Object.fromEntries(
          fields.flatMap(({ id }) => (Object.hasOwn(answers, id) ? [[id, onPath(everything, answers)[id]]] : [])),
        )
        assert.deepEqual(again, { answers: own })
      }
      assert.deepEqual(mistakesOf(everything, answers, TODAY), [])
    }),
    { numRuns: 300 },
  )
})

test('whatever was typed, a page is read or its mistakes are told beside controls that it has; and it can be stored', () => {
  fc.assert(
    fc.property(forms, forms, (one, other) => {
      const answers = goThrough({ page1: one })
      const page = everything.pages[2]!
      const result = readPage(everything, page, { form: other, today: TODAY }, answers)
      if ('answers' in result) {
        const json = JSON.stringify(result.answers)
        assert.doesNotMatch(json, /\\u0000|\\ud[89a-f]/)
        assert.deepEqual(JSON.parse(json), result.answers)
      } else
        for (const { field, message } of result.mistakes) assert.ok(names.includes(field) && message.length > 0, field)
    }),
  )
})

test('no field is asked twice, and what is told is what is asked', () => {
  fc.assert(
    fc.property(journeys, (answers) => {
      const ids = pathOf(everything, answers).flatMap(({ fields }) => fields.map(({ id }) => id))
      assert.equal(new Set(ids).size, ids.length)
      assert.deepEqual(onPath(everything, onPath(everything, answers)), onPath(everything, answers))
      const told = new Set(
        tell(everything, answers)
          .filter(({ row }) => !row)
          .map(({ fieldId }) => fieldId),
      )
      assert.ok([...told].every((id) => ids.includes(id)))
    }),
  )
})

test('what is missing before submitting is told page by page', () => {
  const missing = mistakesOf(everything, { use: 'shop' }, TODAY).map(({ page, mistakes }) => [page.id, mistakes.length])
  assert.deepEqual(missing, [
    ['page1', 5],
    ['page2', 2],
    ['page3', 1],
  ])
})
