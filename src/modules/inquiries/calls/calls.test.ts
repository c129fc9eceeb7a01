import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { apiOf } from '../../../testing/api.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const CALLS = '/console/inquiries/calls'
const record = (fields: Record<string, string>, as = 'suzuki') =>
  town.post(CALLS, { key: randomUUID(), callback: 'none', ...fields }, as)
const page = async (as = 'suzuki') => (await town.request(CALLS, { as })).text()
const callbacks = async () => (await town.request('/console/inquiries/callbacks', { as: 'suzuki' })).text()
const attempt = (id: number, outcome: string, as = 'suzuki', key: string = randomUUID()) =>
  town.post(`${CALLS}/${id}/attempts`, { outcome, key }, as)
const home = async () => (await town.request('/console', { as: 'suzuki' })).text()
const rows = async () => (await town.owner.query('select * from inquiries.calls order by id')).rows
const memo = (fields: Record<string, string>) => record({ callback: 'needed', ...fields })
const one = async (sql: string, id: number) => Object.values((await town.owner.query(sql, [id])).rows[0])[0]

test('a clerk records a call with one choice, and sees it on the list of the day', async () => {
  assert.equal(
    (await record({ callback: 'needed', phone: '0986-23-2111', about: '空き家バンク', repeat: '1' })).headers.get(
      'location',
    ),
    `${CALLS}?done=recorded`,
  )
  assert.match(await page(), /空き家バンク\(再度の電話\)/)
  const [{ needs_callback: needs, called_back_at: back, is_repeat: repeat }] = await rows()
  assert.deepEqual([needs, back, repeat], [true, null, true])
})

test('a form that is sent twice is one call', async () => {
  const key = randomUUID()
  for (const _ of [1, 2]) assert.equal((await record({ key })).status, 303)
  const together = await Promise.all([1, 2, 3].map(() => record({ key: '00000000-0000-4000-8000-000000000009' })))
  assert.deepEqual(
    together.map(({ status }) => status),
    [303, 303, 303],
  )
  assert.equal((await rows()).length, 3)
})

test('what is missing or too long is told at the field, and what was typed stays', async () => {
  const sent = await town.post(CALLS, { key: randomUUID(), about: `長${'い'.repeat(100)}` }, 'suzuki')
  assert.equal(sent.status, 422)
  const html = await sent.text()
  assert.match(html, /折り返しが要るかどうかを選んでください/)
  assert.match(html, /用件は 100 字までです/)
  assert.ok(html.includes(`長${'い'.repeat(100)}`))
  assert.equal((await record({ section: '999999' })).status, 422)
  assert.equal((await rows()).length, 3)
})

test('a call back is owed only where somebody can be called: to a number, or to whom the clerk chose', async () => {
  for (const [field, typed] of [
    ['about', ''],
    ['name', '都城 太郎'],
    ['person', 'new'],
  ] as const) {
    const sent = await record({ callback: 'needed', [field]: typed })
    assert.equal(sent.status, 422)
    assert.match(await sent.text(), /折り返す先の電話番号を入れるか/)
  }
  const api = await apiOf(town, 'suzuki', ['calls:write'])
  assert.equal((await api.ask('/calls', { method: 'POST', json: { callback: 'needed' } })).status, 422)
  assert.equal((await rows()).length, 3)
})

test('what is no number, no day or no time is told at its field, and changes nothing', async () => {
  const count = 'select (select count(*) from inquiries.calls), (select count(*) from inquiries.conversations)'
  const before = (await town.owner.query(count)).rows
  for (const [fields, words] of [
    [{ phone: 'でんわ' }, /電話番号を数字で/],
    [{ phone: '1'.repeat(60) }, /電話番号を数字で/],
    [{ name: '長'.repeat(51) }, /お名前は 50 字まで/],
    [{ phone: '0311112222', day: '2026-11-23' }, /きょうからの日/],
    [{ phone: '0311112222', day: '2026-11-29' }, /受付のない日/],
    [{ phone: '0311112222', day: '2026-02-30' }, /折り返す日を選んで/],
    [{ phone: '0311112222', day: '2027-11-29' }, /90日以内/],
    [{ phone: '0311112222', time: '09:00' }, /過ぎています/],
    [{ phone: '0311112222', time: '25:00' }, /14:30 のように/],
    [{ phone: '0311112222', callback: 'none', time: '15:00' }, /折り返しが要るときだけ/],
  ] as const) {
    const sent = await memo(fields)
    assert.equal(sent.status, 422, JSON.stringify(fields))
    assert.match(await sent.text(), words)
  }
  assert.equal((await memo({ person: '99999999', phone: '0311112222' })).status, 404)
  assert.deepEqual((await town.owner.query(count)).rows, before)
})

test('a section that is not one of theirs is told, and never replaced by another', async () => {
  for (const section of ['999999', 'abc', '0', '1e999', ' ', '1'.repeat(30)]) {
    const sent = await record({ section })
    assert.equal(sent.status, 422, section)
    assert.match(await sent.text(), /課を選んでください/)
  }
  const api = await apiOf(town, 'suzuki', ['calls:write'])
  assert.equal((await api.ask('/calls', { method: 'POST', json: { callback: 'none', section: 0 } })).status, 422)
  assert.equal((await rows()).length, 3)
  assert.equal((await record({ section: '', about: '番号\u0000あり' })).status, 303)
  assert.equal((await rows()).at(-1).about, '番号 あり')
})

test('a day that cannot be is told; the page is always that of today', async () => {
  const api = await apiOf(town, 'suzuki', ['calls:read'])
  for (const day of ['0000-01-01', '9999-12-31', '2026-02-30', 'x', '']) {
    const answer = await api.ask(`/calls?day=${day}`)
    assert.equal(answer.status, 422, day)
    assert.match(JSON.stringify(await answer.json()), /日付/)
    const shown = await town.request(`${CALLS}?day=${day}`, { as: 'suzuki' })
    assert.equal(shown.status, 200)
    assert.match(await shown.text(), /きょうの電話 .*11月24日/)
  }
})

test('an identity number that somebody writes down is masked before it is stored', async () => {
  await record({ about: 'マイナンバー 123456789018 の件' })
  assert.equal((await rows()).at(-1).about, 'マイナンバー ************ の件')
})

test('a call that is owed is returned once, and waits on the next day too', async () => {
  const [{ id }] = await rows()
  town.clock.set('2026-11-25T09:00:00+09:00')
  assert.match(await callbacks(), /折り返しを待つ電話 1件/)
  assert.match(await callbacks(), /空き家バンク/)
  assert.match(await home(), /折り返しを待つ電話 1件/)
  for (const _ of [1, 2]) assert.equal((await attempt(id, 'reached')).status, 303)
  assert.doesNotMatch(await callbacks(), /空き家バンク/)
  assert.doesNotMatch(await home(), /折り返しを待つ電話/)
  const { rows: entries } = await town.owner.query(`select action from kernel.audit_entries where subject = $1`, [
    `call:${id}`,
  ])
  assert.deepEqual(
    entries.map(({ action }) => action),
    ['call.recorded', 'call.returned'],
  )
})

test('a mistake is struck out on its own day only, and by those who answer for the section', async () => {
  const [{ id: yesterday }] = await rows()
  assert.equal((await town.post(`${CALLS}/${yesterday}/removal`, {}, 'suzuki')).status, 409)
  await record({})
  const { id } = (await rows()).at(-1)
  assert.equal((await town.post(`${CALLS}/${id}/removal`, {}, 'watanabe')).status, 404)
  assert.equal((await town.post(`${CALLS}/${id}/removal`, {}, 'suzuki')).status, 303)
  assert.ok((await rows()).at(-1).struck_at)
  assert.equal((await town.request(CALLS, { as: 'goto' })).status, 403)
})

test('whoever never picks up is called no more: that ends it as no answer, and not before somebody tried', async () => {
  assert.equal((await memo({ phone: '0986-23-3333', person: 'new', name: '留守 がち' })).status, 303)
  const { id, conversation_id: about } = (await rows()).at(-1)
  const desk = async () => (await town.request(`/console/inquiries/${about}`, { as: 'suzuki' })).text()
  const giveUp = () => town.post(`${CALLS}/${id}/given-up`, {}, 'suzuki')
  assert.equal((await giveUp()).status, 409)
  await attempt(id, 'not_reached')
  assert.match(await desk(), /折り返しをやめる/)
  assert.equal((await giveUp()).status, 303)
  assert.equal((await giveUp()).status, 409)
  assert.equal((await rows()).at(-1).ended, 'given_up')
  assert.equal(await one('select waiting_since from inquiries.conversations where id = $1', about), null)
  assert.equal(await one('select outcome from inquiries.promises where conversation_id = $1', about), 'excused')
  assert.match(await desk(), /つながらないので、折り返しをやめました/)
  assert.match(await page(), /やめた<\/span>[\s\S]*留守 がち|留守 がち[\s\S]*やめた<\/span>/)
})

test('a telephone exchange records calls through the API, and reads those of a day', async () => {
  const api = await apiOf(town, 'suzuki', ['calls:read', 'calls:write'])
  const made = await api.ask('/calls', {
    method: 'POST',
    json: { callback: 'needed', phone: '0311112222', about: '移住相談' },
  })
  assert.equal(made.status, 201)
  const { id, callback, section } = await made.json()
  assert.deepEqual([callback, section], ['needed', '移住定住推進課'])
  assert.equal((await api.ask(`/calls/${id}/return`, { method: 'POST' })).status, 204)
  const { items } = await (await api.ask('/calls')).json()
  assert.deepEqual(items[0].callback, 'done')
  assert.equal((await (await api.ask('/calls?day=2026-11-24')).json()).items.length, 5)
  assert.equal((await api.ask('/calls', { method: 'POST', json: { callback: 'perhaps' } })).status, 422)
  const reader = await apiOf(town, 'suzuki', ['calls:read'])
  assert.equal((await reader.ask(`/calls/${id}/removal`, { method: 'POST' })).status, 403)
})

test('how many calls are owed is said of all, also where the page holds fewer', async () => {
  town.clock.set('2026-12-01T09:00:00+09:00')
  await town.owner.query(
    `insert into inquiries.calls (section_id, needs_callback, is_repeat, taken_at, taken_by, key)
      select section_id, true, false, timestamptz '2026-11-30T09:00+09' + n * interval '1 minute', taken_by, gen_random_uuid()
      from (select section_id, taken_by from inquiries.calls order by id limit 1) k, generate_series(1, 60) n`,
  )
  const html = await callbacks()
  assert.match(html, /60件/)
  assert.match(html, /早い順に 50件を表示/)
  assert.match(await home(), /折り返しを待つ電話 60件/)
})
