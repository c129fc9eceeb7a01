import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiOf } from '../../../../testing/api.ts'
import { faqScreensOf, textOf } from '../../../../testing/faqs.ts'
import { testTown } from '../../../../testing/town.ts'
import { findAnswers, idsOf } from '../finding/find-answers.ts'
import { MOST_GROUPS } from './synonyms.ts'

const town = await testTown()
const { fill, write, publish, sectionOf, show, audited } = faqScreensOf(town)
const [CLERK, STRANGER] = ['kimura', 'yamamoto']
const section = await sectionOf(CLERK)
const HERE = '/console/faq/synonyms'
const { ask } = await apiOf(town, CLERK, ['faqs:read', 'faqs:edit'])
const found = async (question: string) => idsOf(await findAnswers(town.municipality.db, 'ja', question, 5))
const groups = async () =>
  (
    await town.owner.query(`select g.id, string_agg(w.word, '、' order by w.position) as words
      from inquiries.faq_synonym_groups g join inquiries.faq_synonyms w on w.group_id = g.id group by g.id order by g.id`)
  ).rows.map(({ words }) => words)
const dog = await write(
  { section, category: 'くらし', question: '犬を飼い始めました', answer: '登録してください。', keywords: '' },
  CLERK,
)
await publish(dog, CLERK)

test('a group is tried before it is kept: what a question finds now, and what it would find', async () => {
  const tried = await fill(`${HERE}/new`, HERE, {}, CLERK).then(() =>
    town.post(`${HERE}/trials`, { words: '犬、ワンちゃん', question: 'ワンちゃんが来ました' }, CLERK),
  )
  assert.equal(tried.status, 200)
  const html = await tried.text()
  assert.match(textOf(html), /いま 見つかりません この組を使うと 犬を飼い始めました/)
  assert.match(html, /value="犬、ワンちゃん"/)
  assert.deepEqual([await groups(), await found('ワンちゃん')], [[], []])
})

test('what is asked for by one word of a group is found by the others, at once after each change, and no more when it is gone', async () => {
  assert.equal((await fill(`${HERE}/new`, HERE, { words: '犬、ワンちゃん' }, CLERK)).status, 303)
  assert.deepEqual(await found('ワンちゃん'), [dog])
  const [, id] = /synonyms\/(\d+)/.exec(await show(HERE, STRANGER)) ?? [] // the groups are the town's
  const page = `${HERE}/${id}`
  assert.equal((await fill(page, page, { words: '犬、いぬっころ' }, STRANGER)).status, 303)
  assert.deepEqual([await found('ワンちゃん'), await found('いぬっころ')], [[], [dog]])
  assert.equal((await fill(page, `${page}/removal`, {}, CLERK)).status, 303)
  assert.deepEqual([await found('いぬっころ'), await groups()], [[], []])
  assert.deepEqual(
    [await audited('faq_synonyms.added'), await audited('faq_synonyms.changed'), await audited('faq_synonyms.removed')],
    [
      [{ words: ['犬', 'ワンちゃん'] }],
      [{ before: ['犬', 'ワンちゃん'], after: ['犬', 'いぬっころ'] }],
      [{ words: ['犬', 'いぬっころ'] }],
    ],
  )
})

test('a word belongs to one group, however it is written; one word or too many, words that find nothing and numbers of people are told beside the field', async () => {
  await fill(`${HERE}/new`, HERE, { words: 'ゴミ、廃棄物' }, CLERK)
  const before = await groups()
  for (const [words, told] of [
    ['ごみ、くず', '「ごみ」は、ほかの組にもう入っています'],
    ['ソファ', '2 個から 20 個まで'],
    ['', '2 個から 20 個まで'],
    [Array.from({ length: 21 }, (_, at) => `言葉${at}`).join('、'), '2 個から 20 個まで'],
    ['ソファ、そふぁ', '同じ言葉として扱います'],
    ['ソファ、の', '「の」だけではさがせません'],
    [`ソファ、${'長'.repeat(31)}`, '長すぎます'],
    [`ソファ、${'ﷺ'.repeat(30)}`, '長すぎます'],
    ['ソファ、123456789018', '個人番号'],
    ['\0、\uD800', 'だけではさがせません'],
  ] as const) {
    const refused = await fill(`${HERE}/new`, HERE, { words }, CLERK)
    const html = await refused.text()
    assert.equal(refused.status, 422, words)
    assert.match(textOf(html), new RegExp(told))
    assert.match(html, /href="#words"/)
  }
  assert.deepEqual(await groups(), before)
  assert.equal((await town.request(HERE, { as: 'goto' })).status, 403)
})

test('whoever comes second is told, and of those who add the same word at the same moment one is first', async () => {
  const made = await (await ask('/faq-synonyms', { method: 'POST', json: { words: ['車', '車両'] } })).json()
  const change = (words: string[]) =>
    ask(`/faq-synonyms/${made.id}`, { method: 'PUT', json: { words, version: made.version } })
  const both = await Promise.all([change(['車', '自動車']), change(['車', '乗用車'])])
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 409])
  const many = await Promise.all(
    Array.from({ length: 6 }, (_, at) =>
      ask('/faq-synonyms', { method: 'POST', json: { words: at % 2 ? ['税金', '納税'] : ['納税', '税金'] } }),
    ),
  )
  assert.deepEqual(many.map(({ status }) => status).toSorted(), [200, 422, 422, 422, 422, 422])
  const page = `${HERE}/${made.id}`
  assert.equal((await town.post(page, { words: '車、トラック', version: '1' }, CLERK)).status, 409)
  assert.equal((await ask(`/faq-synonyms/${made.id}/removal`, { method: 'POST', json: { version: 1 } })).status, 409)
  const { items } = await (await ask('/faq-synonyms')).json()
  assert.ok(items.some(({ words }: { words: string[] }) => words.includes('税金')))
})

test('other programs try a group too', async () => {
  const json = { words: ['犬', 'わんこ'], question: 'わんこ' }
  const answer = await ask('/faq-synonym-trials', { method: 'POST', json })
  assert.deepEqual(await answer.json(), { before: [], after: [{ id: dog, question: '犬を飼い始めました' }] })
})

test('the database itself knows no group of one word, no twenty-first word, and there is an end of groups', async () => {
  const lonely = `with g as (insert into inquiries.faq_synonym_groups (changed_at, changed_by) values (now(), 1) returning id)
    insert into inquiries.faq_synonyms select 'ひとり', id, 1, 'ひとり' from g`
  await assert.rejects(town.owner.query(lonely), /two words at least/)
  await assert.rejects(town.owner.query(`delete from inquiries.faq_synonyms where word = 'ゴミ'`), /two words at least/)
  await assert.rejects(
    town.owner.query(`update inquiries.faq_synonyms set position = 21 where word = 'ゴミ'`),
    /check constraint/,
  )
  await town.owner.query(
    `with g as (insert into inquiries.faq_synonym_groups (changed_at, changed_by)
       select now(), 1 from generate_series(1, $1::int - (select count(*)::int from inquiries.faq_synonym_groups)) returning id)
     insert into inquiries.faq_synonyms select w || id, id, p, w || id from g, (values ('あ', 1), ('い', 2)) v (w, p)`,
    [MOST_GROUPS],
  )
  const full = await fill(`${HERE}/new`, HERE, { words: '猫、ねこちゃん' }, CLERK)
  assert.equal(full.status, 409)
  assert.match(textOf(await full.text()), /1,000 組まで/)
})
