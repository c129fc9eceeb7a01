// 閲覧の理由: what another section holds opens to those with oversight once they have said why.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { apiOf } from '../../../testing/api.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const { owner } = town
await owner.query(`insert into kernel.duties (staff_id, section_id, duty)
  select t.id, s.id, 'answer' from kernel.staff t, kernel.sections s where t.sign_in_name in ('ishii', 'saito') and s.code = 'aozora'`)

async function asked(text: string): Promise<number> {
  await town.post('/inquiries', { name: '青空 花子', text, key: randomUUID() })
  const { rows } = await owner.query('select max(id)::int as id from inquiries.conversations')
  return rows[0].id
}
const see = (id: number, as = 'ishii', rest = '') => town.request(`/console/inquiries/${id}${rest}`, { as })
const say = (id: number, fields: Record<string, string>, as = 'ishii') =>
  town.post(`/console/inquiries/${id}/viewings`, fields, as)
const why = { reason: 'complaint', words: '苦情の電話が市長室にあったため' }
const viewings = async (id: number) =>
  (await owner.query('select * from inquiries.viewings where conversation_id = $1', [id])).rows

test('whoever has oversight is asked why first; then an hour for that conversation alone, which its section reads', async () => {
  const [id, other] = [await asked('近所の騒音について'), await asked('別の人の話')]
  assert.equal((await see(id)).headers.get('location'), `/console/inquiries/${id}/viewings`)
  const page = await (await see(id, 'ishii', '/viewings')).text()
  assert.match(page, /が担当する相談です/)
  assert.doesNotMatch(page, /騒音|花子/)
  assert.equal((await say(id, why)).headers.get('location'), `/console/inquiries/${id}`)
  assert.match(await (await see(id)).text(), /騒音/)
  assert.equal((await see(other)).status, 303)
  assert.match(
    await (await see(id, 'suzuki')).text(),
    /ほかの課の石井 豊さんが閲覧しました[\s\S]*苦情や問い合わせへの対応: 苦情の電話/,
  )
  const { rows } = await owner.query(
    `select e.actor, e.detail from kernel.audit_entries e where action = 'conversation.viewing_reasoned' and subject = $1`,
    [`conversation:${id}`],
  )
  assert.equal(rows.length, 1)
  assert.match(JSON.stringify(rows[0].detail), /苦情の電話.*complaint/)
  town.clock.advance({ minutes: 59 })
  assert.equal((await see(id)).status, 200)
  town.clock.advance({ minutes: 1 })
  assert.equal((await see(id)).status, 303)
})

test('without a reason nothing is done either, at no address below the conversation', async () => {
  const id = await asked('しずかに')
  const key = randomUUID()
  const forms = [
    ['replies', { text: 'x', key }],
    ['notes', { note: 'x', key }],
    ['move', {}],
    ['page', {}],
    ['draft', { text: 'x', key }],
  ] as const
  for (const [path, fields] of forms)
    assert.equal((await town.post(`/console/inquiries/${id}/${path}`, fields, 'ishii')).status, 403)
  for (const rest of ['/files/1/0', '/picture/x', '/canned', '/held/1/time'])
    assert.equal((await see(id, 'ishii', rest)).headers.get('location'), `/console/inquiries/${id}/viewings`)
})

test('lists say that there is something, and no word of it', async () => {
  const id = await asked('ひみつの言葉')
  for (const path of ['/console/inquiries', '/console']) {
    const list = await (await town.request(path, { as: 'ishii' })).text()
    assert.doesNotMatch(list, /ひみつ/)
    assert.match(list, new RegExp(`/console/inquiries/${id}"|\\d 件の未返信の相談`))
  }
  const home = await (await town.request('/console', { as: 'ishii' })).text()
  assert.doesNotMatch(home, /ほかの課の相談です/, 'what others do is no work of the day')
  const theirs =
    "update inquiries.conversations set assignee_id = (select id from kernel.staff where sign_in_name = 'ishii' and $2) where id = $1"
  await owner.query(theirs, [id, true])
  const taken = await (await town.request('/console', { as: 'ishii' })).text()
  assert.match(taken, /ひみつの言葉/, 'what one has taken on is')
  await owner.query(theirs, [id, false])
  assert.match(await (await town.request('/console/inquiries', { as: 'suzuki' })).text(), /ひみつ/)
})

test('of those who look at one moment each sees a list of their own', async () => {
  const id = await asked('ともに見る言葉')
  await owner.query(`insert into kernel.memberships (staff_id, section_id, position, valid_from)
    select t.id, c.section_id, 'member', '2026-04-01' from kernel.staff t, inquiries.conversations c where t.sign_in_name = 'saito' and c.id = ${id}`)
  await town.post(`/console/inquiries/${id}/draft`, { text: '書きかけ', key: randomUUID() }, 'saito')
  const people = ['ishii', 'saito', 'ishii', 'saito', 'ishii', 'saito']
  const lists = await Promise.all(people.map(async (as) => (await town.request('/console/inquiries', { as })).text()))
  for (const [place, list] of lists.entries()) {
    const [, row] = new RegExp(`/console/inquiries/${id}"([\\s\\S]*?)</li>`).exec(list)!
    const reads = people[place] === 'saito'
    assert.equal(/ともに見る言葉/.test(row!), reads)
    assert.equal(/下書き/.test(row!), reads)
    assert.equal(/ほかの課の相談です/.test(row!), !reads)
  }
  await owner.query(`delete from kernel.memberships m using kernel.staff t, inquiries.conversations c
    where t.id = m.staff_id and t.sign_in_name = 'saito' and c.id = ${id} and m.section_id = c.section_id`)
})

test('a reason is one of the list with words; what was typed stays', async () => {
  const id = await asked('理由の要る話')
  const bad = [
    { reason: '', words: 'あ' },
    { reason: 'curious', words: 'あ' },
    { reason: 'audit', words: ' \u0000 ' },
    { reason: 'audit', words: 'あ'.repeat(501) },
  ]
  for (const fields of bad) assert.equal((await say(id, fields)).status, 422)
  assert.match(await (await say(id, { reason: '', words: '残る言葉' })).text(), /残る言葉/)
  assert.deepEqual(await viewings(id), [])
  await say(id, { reason: 'other', words: '番号 123456789018 を見た' })
  assert.doesNotMatch((await viewings(id))[0].words, /\d{12}/)
})

test('a double click is one reason; the section itself, and whoever does it, need none', async () => {
  const id = await asked('二度押し')
  await Promise.all([1, 2, 3].map(() => say(id, why)))
  assert.equal((await viewings(id)).length, 1)
  assert.equal((await see(id, 'saito')).status, 303) // a colleague has to say why themselves
  await say(id, why, 'suzuki')
  assert.equal((await viewings(id)).length, 1)
  await owner.query(
    `update inquiries.conversations set assignee_id = (select id from kernel.staff where sign_in_name = 'saito') where id = $1`,
    [id],
  )
  assert.equal((await see(id, 'saito')).status, 200)
  assert.equal((await see(id, 'yamamoto')).status, 404)
  assert.equal((await say(id, why, 'yamamoto')).status, 404)
})

test('other programs say why in a call of its own', async () => {
  const id = await asked('API で見る話')
  const { ask } = await apiOf(town, 'ishii', ['conversations:read', 'conversations:work'])
  const post = (path: string, json: object) => ask(`/conversations/${id}/${path}`, { method: 'POST', json })
  assert.equal((await ask(`/conversations/${id}/messages`)).status, 403)
  assert.equal((await post('closing', { seen: 0 })).status, 403)
  assert.equal((await post('viewings', { reason: 'audit', words: ' ' })).status, 422)
  assert.equal((await post('viewings', why)).status, 200)
  assert.match(JSON.stringify(await (await ask(`/conversations/${id}/messages`)).json()), /API で見る話/)
  assert.equal((await ask(`/conversations/${id}/page`)).status, 200)
})

test('calls of another section are read with the reason of their conversation, and done by nobody but their section', async () => {
  const id = await asked('電話もした人')
  const CALLS = '/console/inquiries/calls'
  const memo = (fields: Record<string, string>, as: string) =>
    town.post(CALLS, { key: randomUUID(), callback: 'needed', phone: '0986-23-7777', ...fields }, as)
  const newest = async () => (await owner.query('select max(id)::int as id from inquiries.calls')).rows[0].id as number
  const act = (call: number, path: string, as: string) =>
    town.post(`${CALLS}/${call}/${path}`, { outcome: 'busy', key: randomUUID() }, as)
  assert.equal((await memo({ person: String(id) }, 'suzuki')).status, 303)
  const call = await newest()
  const { ask } = await apiOf(town, 'ishii', ['calls:read', 'calls:write'])
  const { rows } = await owner.query('select section_id from inquiries.calls where id = $1', [call])
  const abouts = { section: String(rows[0].section_id) }

  for (const reasoned of [false, true]) {
    if (reasoned) await say(id, why)
    assert.equal((await ask(`/calls/${call}/attempts`)).status, reasoned ? 200 : 403)
    for (const path of ['attempts', 'written-answer', 'given-up', 'offers', 'removal'])
      assert.equal((await act(call, path, 'ishii')).status, 403, path)
    assert.equal((await ask(`/calls/${call}/return`, { method: 'POST' })).status, 403)
    assert.equal((await memo({ ...abouts, person: String(id) }, 'ishii')).status, reasoned ? 303 : 403)
  }
  const desk = await (await see(id)).text()
  assert.match(desk, /0986-23-7777/)
  assert.equal(desk.match(/value="not_reached"/g)?.length, 1) // of the memo that they took themselves
  // Somebody who takes calls for the whole town learns from no number who asked whom before.
  const callers = await (await town.request(`/console/inquiries/callers?phone=0986237777`, { as: 'ishii' })).text()
  assert.doesNotMatch(callers, /花子/)
  assert.equal((await act(await newest(), 'removal', 'ishii')).status, 303)
  assert.equal((await act(call, 'attempts', 'suzuki')).status, 303)
})
