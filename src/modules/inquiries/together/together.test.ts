// 合議: a section asks others what they think; they read by the request, say it once, and answer no resident.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { dateInTokyo } from '#lib/time/clock.ts'
import { apiOf } from '../../../testing/api.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const { owner } = town
await owner.query(`insert into kernel.duties (staff_id, section_id, duty)
  select t.id, s.id, 'answer' from kernel.staff t, kernel.sections s where t.sign_in_name = 'ishii' and s.code = 'aozora'`)

const rows = async (sql: string, values: unknown[] = []) => (await owner.query(sql, values)).rows
const sectionOf = async (name: string) =>
  (
    await rows(
      `select s.id::int, s.code, s.name from kernel.staff t join kernel.memberships m on m.staff_id = t.id
       join kernel.sections s on s.id = m.section_id where t.sign_in_name = $1`,
      [name],
    )
  )[0] as { id: number; code: string; name: string }
const theirs = await sectionOf('yamamoto')
const others = await sectionOf('yoshida')
const api = await apiOf(town, 'yamamoto', ['conversations:read', 'conversations:work'])

async function asked(text: string): Promise<number> {
  await town.post('/inquiries', { name: '青空 花子', text, key: randomUUID() })
  return (await rows('select max(id)::int as id from inquiries.conversations'))[0].id
}
const inThreeDays = () => dateInTokyo(town.clock()).add({ days: 3 }).toString()
const ask = (id: number, fields: Record<string, string | string[]> = {}, as = 'suzuki') =>
  town.post(
    `/console/inquiries/${id}/opinion-requests`,
    {
      asked: String(theirs.id),
      question: '農地の転用は要りますか',
      wished: inThreeDays(),
      key: randomUUID(),
      ...fields,
    },
    as,
  )
const requestsOf = (id: number) =>
  rows('select id::int, outcome, opinion from inquiries.opinion_requests where conversation_id = $1 order by id', [id])
async function request(text: string): Promise<{ id: number; requestId: number }> {
  const id = await asked(text)
  assert.equal((await ask(id)).status, 303)
  return { id, requestId: (await requestsOf(id))[0].id }
}
const see = (requestId: number, as = 'yamamoto', rest = '') =>
  town.request(`/console/inquiries/opinions/${requestId}${rest}`, { as })
const say = (requestId: number, opinion: string, as = 'yamamoto') =>
  town.post(`/console/inquiries/opinions/${requestId}/opinion`, { opinion }, as)
const newsOf = async (name: string): Promise<string> =>
  (
    await rows(
      'select n.title from kernel.notifications n join kernel.staff t on t.id = n.staff_id where t.sign_in_name = $1 order by n.id desc limit 1',
      [name],
    )
  )[0]?.title ?? ''

test('whoever is asked finds it, reads it without a reason, which is recorded once, and their opinion ends it', async () => {
  const { id, requestId } = await request('畑に家を建てたい')
  assert.match(await newsOf('yamamoto'), /から合議: 青空 花子さんの相談\(11月27日\(金\)まで\)/)
  assert.match(await (await town.request('/console/inquiries/opinions', { as: 'yamamoto' })).text(), /農地の転用/)
  assert.match(await (await town.request('/console/inquiries', { as: 'yamamoto' })).text(), /合議[\s\S]{0,80}1/)
  assert.match(await (await town.request('/console', { as: 'yamamoto' })).text(), /合議\(.+から\): 農地の転用/)
  for (const page of [await see(requestId), await see(requestId)]) assert.match(await page.text(), /畑に家を建てたい/)
  const viewed = await rows(
    `select detail from kernel.audit_entries where action = 'conversation.viewed' and subject = $1`,
    [`conversation:${id}`],
  )
  assert.equal(viewed.length, 1)
  assert.match(JSON.stringify(viewed[0].detail), new RegExp(`"request":\\s*${requestId}`))
  assert.equal((await rows('select unread from inquiries.conversations where id = $1', [id]))[0].unread, 1)
  assert.equal(
    (await say(requestId, '許可が要ります')).headers.get('location'),
    '/console/inquiries/opinions?done=given',
  )
  assert.match(await newsOf('suzuki'), /意見が返りました\(山本 恵\)/)
  assert.match(
    await (await town.request(`/console/inquiries/${id}`, { as: 'suzuki' })).text(),
    /の意見 山本 恵[\s\S]*許可が要ります/,
  )
  assert.equal((await say(requestId, '許可が要ります')).status, 303, 'twice is once')
  assert.equal((await say(requestId, 'やはり要りません')).status, 409)
  await assert.rejects(
    owner.query(`update inquiries.opinion_requests set opinion = 'x' where id = $1`, [requestId]),
    /the request has ended/,
  )
})

test('whoever is asked is on the trail of what was joined after they had read, too', async () => {
  const older = await asked('先に聞きました')
  const { id, requestId } = await request('あとから聞きました')
  await see(requestId)
  const merging = { merged: String(older), mergeReason: '同じ用件' }
  assert.equal((await town.post(`/console/inquiries/${id}/merges`, merging, 'suzuki')).status, 303)
  for (const page of [await see(requestId), await see(requestId)]) assert.match(await page.text(), /先に聞きました/)
  const viewed = `select detail from kernel.audit_entries where action = 'conversation.viewed' and subject = $1`
  for (const thread of [id, older]) assert.equal((await rows(viewed, [`conversation:${thread}`])).length, 1)
})

test('whoever is asked answers no resident, and neither moves, closes, assigns nor even sees the desk of it', async () => {
  const { id, requestId } = await request('返信はしない')
  const empty = await say(requestId, ' ')
  assert.equal(empty.status, 422)
  assert.match(await empty.text(), /意見を入力してください[\s\S]*返信はしない/)
  const key = randomUUID()
  assert.equal((await town.request(`/console/inquiries/${id}`, { as: 'yamamoto' })).status, 404)
  const forms = [
    ['replies', { text: 'x', key }],
    ['move', { section: String(theirs.id), reason: 'x', seen: '9' }],
    ['closing', { seen: '9', unanswered: '1' }],
    ['assignee', { to: '', was: '' }],
    ['notes', { note: 'x', key }],
    [`opinion-requests/${requestId}/removal`, {}],
  ] as const
  for (const [path, fields] of forms)
    assert.equal((await town.post(`/console/inquiries/${id}/${path}`, fields, 'yamamoto')).status, 404, path)
  assert.equal((await see(requestId, 'yoshida')).status, 404, 'another section')
  assert.equal((await see(requestId, 'ishii')).status, 404, 'oversight is not asked')
  assert.equal((await say(requestId, 'x', 'yoshida')).status, 404)
  assert.equal((await requestsOf(id))[0].outcome, null)
})

test('colleagues of both sides name each other in notes, and each is led to where they may read', async () => {
  const { id, requestId } = await request('メモで話す')
  const idOf = async (name: string) =>
    String((await rows('select id from kernel.staff where sign_in_name = $1', [name]))[0].id)
  const fields = { note: '地番を教えてください', mention: await idOf('suzuki'), key: randomUUID() }
  assert.equal((await town.post(`/console/inquiries/opinions/${requestId}/notes`, fields, 'yamamoto')).status, 303)
  assert.match(await newsOf('suzuki'), /山本 恵さんがあなたを呼んでいます/)
  const back = { note: '1番地です', mention: await idOf('yamamoto'), key: randomUUID() }
  assert.equal((await town.post(`/console/inquiries/${id}/notes`, back, 'suzuki')).status, 303)
  const led = await rows('select href from kernel.notifications where staff_id = $1 order by id desc limit 1', [
    back.mention,
  ])
  assert.equal(led[0].href, `/console/inquiries/opinions/${requestId}`)
  const stranger = { note: 'だれ', mention: await idOf('yoshida'), key: randomUUID() }
  assert.equal((await town.post(`/console/inquiries/opinions/${requestId}/notes`, stranger, 'yamamoto')).status, 422)
  const note = (await rows(`select id from inquiries.notes where body = '地番を教えてください'`))[0].id
  const strike = (as: string) => town.post(`/console/inquiries/opinions/${requestId}/notes/${note}/removal`, {}, as)
  assert.equal((await strike('yamamoto')).status, 303)
  await say(requestId, 'よい')
  const late = { note: 'あとから', key: randomUUID() }
  assert.equal((await town.post(`/console/inquiries/opinions/${requestId}/notes`, late, 'yamamoto')).status, 409)
})

test('after the opinion one reads on for 30 days, and no longer than the section that asked has it', async () => {
  const { requestId } = await request('その後')
  const moved = await request('移る')
  for (const one of [requestId, moved.requestId]) await say(one, 'よい')
  const seen = String((await rows('select max(id) as id from inquiries.messages'))[0].id)
  const to = { section: String(others.id), reason: '担当なので', seen }
  assert.equal((await town.post(`/console/inquiries/${moved.id}/move`, to, 'suzuki')).status, 303)
  assert.equal((await see(moved.requestId)).status, 404)
  town.clock.advance({ hours: 24 * 30 - 1 })
  assert.equal((await see(requestId)).status, 200)
  town.clock.advance({ hours: 1 })
  assert.equal((await see(requestId)).status, 404)
})

test('after the opinion one reads nothing that was joined since (統合)', async () => {
  const { id, requestId } = await request('路面の話')
  const [before, after] = [await asked('前に統合した話'), await asked('後に統合した話')]
  const merge = (other: number) =>
    town.post(`/console/inquiries/${id}/merges`, { merged: String(other), mergeReason: '同じ用件' }, 'suzuki')
  assert.equal((await merge(before)).status, 303)
  await say(requestId, 'よい')
  town.clock.advance({ minutes: 1 })
  assert.equal((await merge(after)).status, 303)
  const html = await (await see(requestId)).text()
  assert.match(html, /路面の話/)
  assert.match(html, /前に統合した話/)
  assert.doesNotMatch(html, /後に統合した話/)
})

test('taking it back, closing and moving end what is open, with a word to whoever was asked; access ends with it', async () => {
  const [withdrawn, closed, moved] = [await request('取下げ'), await request('完了'), await request('移動')]
  const seen = String((await rows('select max(id) as id from inquiries.messages'))[0].id)
  for (const update of ['closed_at = now(), closed_by = 1, waiting_since = null', `section_id = ${others.id}`])
    await assert.rejects(
      owner.query(`update inquiries.conversations set ${update} where id = $1`, [closed.id]),
      /still asked/,
    )
  const removal = () =>
    town.post(`/console/inquiries/${withdrawn.id}/opinion-requests/${withdrawn.requestId}/removal`, {}, 'suzuki')
  for (const { status } of [await removal(), await removal()]) assert.equal(status, 303)
  assert.match(await newsOf('yamamoto'), /合議を取り下げました/)
  await town.post(`/console/inquiries/${closed.id}/closing`, { seen, unanswered: '1' }, 'suzuki')
  assert.match(await newsOf('yamamoto'), /完了したので/)
  await town.post(`/console/inquiries/${moved.id}/move`, { section: String(others.id), reason: 'x', seen }, 'suzuki')
  assert.match(await newsOf('yamamoto'), /ほかの課へ移ったので/)
  for (const { requestId } of [withdrawn, closed, moved]) assert.equal((await see(requestId)).status, 404)
  assert.equal((await ask(closed.id)).status, 409, 'what is over is opened again first')
})

test('of an opinion and a withdrawal at once one is done, and of many who ask one section one asks', async () => {
  const { id, requestId } = await request('競争')
  const removal = town.post(`/console/inquiries/${id}/opinion-requests/${requestId}/removal`, {}, 'suzuki')
  const answers = await Promise.all([say(requestId, '早い者勝ち'), removal])
  const [{ outcome }] = await requestsOf(id)
  assert.deepEqual(
    answers.map(({ status }) => status),
    outcome === 'given' ? [303, 409] : [404, 303],
  )
  const other = await asked('同時に')
  const many = await Promise.all(Array.from({ length: 12 }, () => ask(other)))
  assert.deepEqual(many.map(({ status }) => status).toSorted(), [303, ...Array.from({ length: 11 }, () => 409)])
  assert.equal((await requestsOf(other)).length, 1)
  const key = randomUUID()
  const twice = await Promise.all([1, 2].map(() => ask(other, { asked: String(others.id), key })))
  assert.deepEqual(
    twice.map(({ status }) => status),
    [303, 303],
    'a double click asks once',
  )
  assert.equal((await requestsOf(other)).length, 2)
})

test('what cannot be asked changes nothing: no question, no section, a day gone by, the section itself, what is confidential', async () => {
  const id = await asked('誤り')
  const own = await sectionOf('suzuki')
  const wrong: Record<string, string | string[]>[] = [
    { question: ' ' },
    { asked: [] },
    { wished: '2026-11-23' },
    { wished: 'x' },
    { asked: String(own.id) },
    { asked: 'x' },
    { asked: '999999' },
  ]
  for (const fields of wrong) assert.equal((await ask(id, fields)).status, 422, JSON.stringify(fields))
  const page = await (await ask(id, { question: '', wished: '2026-12-30' })).text()
  assert.match(page, /ききたいことを入力してください[\s\S]*2026-12-30/)
  assert.equal((await ask(id, {}, 'yamamoto')).status, 404)
  assert.equal((await requestsOf(id)).length, 0)
})

test('what goes on in confidence is shown to no other section, asked before or after', async () => {
  const [{ talk, page }] = await rows(
    `with talk as (insert into inquiries.conversations (channel, line_user_id, resident_id, section_id, last_message_at)
        select 'line', 'U1', resident_id, section_id, now() from inquiries.conversations where section_id = $1 limit 1 returning *),
      page as (insert into inquiries.conversations (channel, confidential_of, resident_id, section_id, last_message_at)
        select 'web', id, resident_id, section_id, now() from talk returning id)
      select talk.id::int as talk, page.id::int as page from talk, page`,
    [(await sectionOf('suzuki')).id],
  )
  assert.equal((await ask(talk)).status, 303)
  const [{ id: requestId }] = await requestsOf(talk)
  assert.equal((await see(requestId)).status, 200)
  await owner.query(
    'insert into inquiries.confidential_stays (talk_id, page_id, began_at, began_by) values ($1, $2, now(), 1)',
    [talk, page],
  )
  assert.equal((await see(requestId)).status, 404)
  for (const id of [talk, page]) {
    assert.equal((await ask(id, { asked: String(others.id) })).status, 409)
    await assert.rejects(
      owner.query(
        `insert into inquiries.opinion_requests (conversation_id, from_section_id, section_id, asked_by, asked_at, question, wished_on, key)
         select id, section_id, $2, 1, now(), 'x', '2026-12-01', gen_random_uuid() from inquiries.conversations where id = $1`,
        [id, others.id],
      ),
      /nobody is asked about this conversation/,
    )
  }
})

test('what is overdue is seen on both sides; other programs ask, read and answer the same way', async () => {
  const { id, requestId } = await request('期限切れ')
  town.clock.advance({ hours: 24 * 40 })
  assert.match(await (await town.request('/console/inquiries/opinions', { as: 'yamamoto' })).text(), /過ぎています/)
  assert.match(await (await town.request(`/console/inquiries/${id}`, { as: 'suzuki' })).text(), /まで\(過ぎています\)/)
  const { items } = (await (await api.ask('/opinion-requests')).json()) as { items: { id: number }[] }
  assert.ok(items.some((one) => one.id === requestId))
  const one = (await (await api.ask(`/opinion-requests/${requestId}`)).json()) as { messages: { body: string }[] }
  assert.equal(one.messages[0]!.body, '期限切れ')
  assert.equal((await api.ask(`/conversations/${id}/opinion-requests`)).status, 404)
  const given = { method: 'POST', json: { opinion: '遅れました' } }
  assert.equal((await api.ask(`/opinion-requests/${requestId}/opinion`, given)).status, 204)
  assert.equal((await requestsOf(id))[0].opinion, '遅れました')
})
