import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testTown } from '../../../../testing/town.ts'

const town = await testTown({ at: '2026-11-27T10:00:00+09:00' })
const PROMISES = '/console/settings/promises'
const form = (fields: Record<string, string> = {}) => ({
  amount: '1',
  unit: 'day',
  warnHours: '2',
  answers: '1',
  ja: '',
  en: '',
  version: '0',
  ...fields,
})
const send = (fields: Record<string, string>, path = PROMISES, as = 'ishii') => town.post(path, form(fields), as)
const page = async (path = PROMISES) => (await town.request(path, { as: 'ishii' })).text()
const rows = async () =>
  (await town.owner.query('select section_id, amount, unit, words_ja, version from inquiries.promise_terms order by 1'))
    .rows

test('without settings the town promises the next business day, and the page shows what is said', async () => {
  const html = await page()
  assert.match(html, /ただいま受付時間外です。11月30日\(月\) までに、職員がお答えします。/)
  assert.match(html, /by Mon 30 Nov/)
  assert.match(html, /町と同じ/)
})

test('words are looked at before they are kept', async () => {
  const tried = await send({ ja: '{日} にはお答えします', amount: '２', preview: '1' })
  assert.equal(tried.status, 200)
  const html = await tried.text()
  assert.match(html, /12月1日\(火\) にはお答えします/)
  assert.match(html, /value="２"/)
  assert.deepEqual(await rows(), [])
})

test('what cannot be promised is refused with words, all at once, and keeps nothing', async () => {
  const refused = await send({ amount: '0', unit: 'week', warnHours: '9', ja: '{氏名}さん', en: 'Soon.' })
  assert.equal(refused.status, 422)
  const html = await refused.text()
  for (const words of [
    /1から30まで/,
    /営業日か受付時間/,
    /0から8まで/,
    /「\{氏名\}」は使えません/,
    /\{日\} を入れてください/,
  ])
    assert.match(html, words)
  assert.match(html, /Soon\./)
  const wrong: Record<string, string>[] = [
    { amount: '31' },
    { amount: '1.5' },
    { amount: '一' },
    { amount: '-1' },
    { unit: 'hour', amount: '2', warnHours: '2' },
    { ja: `{日}${'あ'.repeat(500)}` },
    { en: '{day}{日}' },
    { amount: '9'.repeat(5_000) },
  ]
  for (const fields of wrong) assert.equal((await send(fields)).status, 422, JSON.stringify(fields).slice(0, 80))
  assert.deepEqual(await rows(), [])
})

test('the town’s terms and a section’s own are kept and told to the trail; whoever comes second is told', async () => {
  assert.equal((await send({ amount: '2', ja: '{日} までに。\0' })).status, 303)
  assert.equal((await send({ amount: '3' })).status, 409)
  assert.equal((await send({ amount: '3', ja: '{日} までに。', version: '1' })).status, 303)
  const section = `${PROMISES}/sections/2`
  assert.equal((await send({ unit: 'hour', amount: '8', ja: '{無視}' }, section)).status, 303)
  assert.deepEqual(await rows(), [
    { section_id: 2, amount: 8, unit: 'hour', words_ja: null, version: 1 },
    { section_id: null, amount: 3, unit: 'day', words_ja: '{日} までに。', version: 2 },
  ])
  assert.match(await page(), /8時間\(受付時間\)・2時間前に知らせる・時間外は自動で伝える/)
  assert.match(await page(section), /町の約束に戻す/)
  assert.equal((await send({ version: '9' }, `${section}/removal`)).status, 409)
  assert.equal((await send({ version: '1' }, `${section}/removal`)).status, 303)
  assert.equal((await rows()).length, 1)
  const trail = await town.owner.query(
    `select action, subject from kernel.audit_entries where action like 'promise_terms.%' order by seq`,
  )
  assert.deepEqual(
    trail.rows.map(({ action, subject }) => `${action} ${subject}`),
    [
      'promise_terms.changed municipality',
      'promise_terms.changed municipality',
      'promise_terms.changed section:2',
      'promise_terms.removed section:2',
    ],
  )
})

test('of many who change it at once one is first, and the others are told', async () => {
  await town.owner.query('delete from inquiries.promise_terms')
  const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => send({ amount: String(index + 1) })))
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, ...Array.from({ length: 11 }, () => 409)])
})

test('a section that is not there has no promise', async () => {
  for (const id of ['0', '99999', '999999999999999'])
    assert.equal((await town.request(`${PROMISES}/sections/${id}`, { as: 'ishii' })).status, 404)
})
