// 対応: who does it, what is internal, where it goes, when it is over.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { apiOf } from '../../../testing/api.ts'
import { deskOf } from '../../../testing/desk.ts'
import { townOnLine } from '../../../testing/line.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00' })
const { arrives, line, owner } = town
const { newsOf, page, post, rows, rowOf, staffId } = deskOf(town)
const newest = async (id: number): Promise<string> =>
  (await rows('select max(id)::text as id from inquiries.messages where conversation_id = $1', [id]))[0].id
const sectionId = async (code: string): Promise<number> =>
  Number((await rows('select id from kernel.sections where code = $1', [code]))[0].id)

const suzuki = await staffId('suzuki')
const takahashi = await staffId('takahashi')

test('of 64 who claim at once one gets it, and the others are told who', async () => {
  const id = await arrives('青空 みか', '空き家について')
  const { rows: added } = await owner.query(`insert into kernel.staff (sign_in_name, name)
    select 'claimer' || n, '応募 ' || n from generate_series(1, 64) n returning id`)
  await owner.query(
    `insert into kernel.duties (staff_id, section_id, duty) select unnest($1::bigint[]), section_id, 'answer'
     from inquiries.conversations where id = $2`,
    [added.map((one) => one.id), id],
  )
  const answers = await Promise.all(
    added.map((one, index) => post(id, 'assignee', { to: String(one.id), was: '' }, `claimer${index + 1}`)),
  )
  const winner = Number((await rowOf(id)).assignee_id)
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, ...Array.from({ length: 63 }, () => 409)])
  const lost = answers.find(({ status }) => status === 409)!
  const name = (await rows('select name from kernel.staff where id = $1', [winner]))[0].name
  assert.match(await lost.text(), new RegExp(`いまは ${name}さんが担当しています`))
  const claims = await rows(`select from kernel.audit_entries where action = 'conversation.claimed'`)
  assert.equal(claims.length, 1)
  await owner.query(`delete from kernel.duties where staff_id = any($1)`, [added.map((one) => one.id)])
  assert.equal((await rowOf(id)).assignee_id, null, 'whoever loses the duty lets go')
})

test('a colleague who is given it is told, and may let go of it; one of another section cannot be given it', async () => {
  const id = await arrives('青空 みか', 'もう一つ')
  assert.equal((await post(id, 'assignee', { to: String(takahashi), was: '' })).status, 303)
  assert.match((await newsOf('takahashi')).at(-1)!, /青空 みかさんの相談の担当になりました\(鈴木 健太\)/)
  assert.match(await page('/console/inquiries?list=mine', 'takahashi'), /青空 みか/)
  assert.doesNotMatch(await page('/console/inquiries?list=unassigned'), /青空 みか/)
  const stranger = await staffId('yamamoto')
  const refused = await post(id, 'assignee', { to: String(stranger), was: String(takahashi) })
  assert.equal(refused.status, 422)
  await assert.rejects(
    owner.query('update inquiries.conversations set assignee_id = $1 where id = $2', [stranger, id]),
    /may not answer/,
  )
  await page(`/console/inquiries/${id}`, 'takahashi')
  assert.deepEqual(
    await rows('select from kernel.notifications where staff_id = $1 and read_at is null', [takahashi]),
    [],
  )
  assert.equal((await post(id, 'assignee', { to: '', was: String(takahashi) }, 'takahashi')).status, 303)
  assert.match(await page('/console/inquiries?list=unassigned'), /青空 みか/)
})

test('moved to another section it is theirs alone; both sides are told why, and the thread keeps it', async () => {
  const id = await arrives('空山 ゆい', '水が出ません')
  await post(id, 'assignee', { to: String(suzuki), was: '' })
  const water = await sectionId('shimin')
  const seen = await newest(id)
  assert.equal((await post(id, 'move', { section: String(water), reason: '', seen })).status, 422)
  await arrives('空山 ゆい', '急いでいます')
  const late = await post(id, 'move', { section: String(water), reason: '断水のため', seen })
  assert.equal(late.status, 409)
  assert.match(await late.text(), /その間にやりとりが進みました[\s\S]*断水のため<\/textarea>/)
  const moved = await post(id, 'move', { section: String(water), reason: '断水のため', seen: await newest(id) })
  assert.equal(moved.headers.get('location'), '/console/inquiries?done=moved')
  assert.equal((await town.request(`/console/inquiries/${id}`, { as: 'suzuki' })).status, 404)
  assert.doesNotMatch(await page('/console/inquiries'), /空山 ゆい/)
  const { assignee_id: assignee } = await rowOf(id)
  assert.equal(assignee, null)
  assert.match(await page(`/console/inquiries/${id}`, 'yamamoto'), /へ移しました[\s\S]*断水のため/)
  for (const side of ['takahashi', 'yamamoto'])
    assert.match((await newsOf(side)).at(-1)!, /空山 ゆいさんの相談が.*断水のため/)
  const [entry] = await rows(`select detail from kernel.audit_entries where action = 'conversation.moved'`)
  assert.deepEqual(
    Object.keys(entry.detail).toSorted(),
    ['from', 'resident', 'to'],
    'the reason stands in the note, which can be erased',
  )
  const typing = await post(id, 'replies', { text: '書きかけの返信', key: randomUUID() })
  assert.equal(typing.status, 404)
  assert.match(await typing.text(), /ほかの課に移ったか/)
})

test('a move to the same section, or to none, is refused', async () => {
  const id = await arrives('海野 けん', 'まだあります')
  const { section_id: same } = await rowOf(id)
  for (const section of [String(same), '999999', 'x', '']) {
    const answered = await post(id, 'move', { section, reason: '理由', seen: await newest(id) })
    assert.equal(answered.status, 422, section)
  }
  assert.equal((await rowOf(id)).section_id, same)
})

test('closing while the resident waits asks back; a message of the resident opens it again', async () => {
  const id = await arrives('海野 けん', 'ありがとうございました')
  const asked = await post(id, 'closing', { seen: await newest(id) })
  assert.equal(asked.status, 409)
  assert.match(await asked.text(), /返信を待っています[\s\S]*返信せずに完了にする/)
  const old = await newest(id)
  await arrives('海野 けん', 'あ、もう一つ')
  assert.equal((await post(id, 'closing', { seen: old, unanswered: '1' })).status, 409)
  assert.equal((await post(id, 'closing', { seen: await newest(id), unanswered: '1' })).status, 303)
  assert.match(await page('/console/inquiries?list=closed'), /海野 けん/)
  assert.doesNotMatch(await page('/console/inquiries?list=waiting'), /海野 けん/)
  await arrives('海野 けん', 'やはり教えてください')
  const { closed_at: closed, waiting_since: waits } = await rowOf(id)
  assert.equal(closed, null)
  assert.ok(waits)
  assert.match(await page(`/console/inquiries/${id}`), /相手が返信を待っているので、再開しました/)
  const reopened = await rows(`select actor from kernel.audit_entries where action = 'conversation.reopened'`)
  assert.match(reopened.at(-1).actor, /^resident:/)
})

test('what whoever asked on the page writes opens it again too', async () => {
  const key = randomUUID()
  const asked = await town.post('/inquiries', { name: '日高 正子', text: '見学は何時からですか', key })
  const href = new URL(asked.headers.get('location')!, 'https://aozora.test').pathname
  const [found] = await rows(`select id from inquiries.conversations where channel = 'web' order by id desc limit 1`)
  const id = Number(found.id)
  await post(id, 'replies', { text: '九時からです', key: randomUUID() })
  await post(id, 'closing', { seen: await newest(id) })
  assert.ok((await rowOf(id)).closed_at)
  await town.post(href, { text: '駐車場はありますか', key: randomUUID() })
  assert.equal((await rowOf(id)).closed_at, null)
})

test('an answer that LINE did not take opens a closed conversation again', async () => {
  const id = await arrives('川口 あおい', '料金は?')
  line.faults.add({ path: '/v2/bot/message/push', times: 1, kind: 'status', status: 400 })
  await post(id, 'replies', { text: '千円です', key: randomUUID() })
  assert.equal((await post(id, 'closing', { seen: await newest(id) })).status, 303)
  await town.work()
  const { closed_at: closed, waiting_since: waits } = await rowOf(id)
  assert.deepEqual([closed, waits !== null], [null, true])
})

test('staff close and open it again, and twice is once', async () => {
  const id = await arrives('青空 みか', 'もう大丈夫です')
  await post(id, 'no-reply', { seen: await newest(id) })
  for (const _ of [1, 2]) assert.equal((await post(id, 'closing', { seen: await newest(id) })).status, 303)
  assert.match(await page('/console/inquiries'), /完了<\/span>/)
  for (const _ of [1, 2]) assert.equal((await post(id, 'closing/removal', {})).status, 303)
  const lines = await rows('select kind from inquiries.notes where conversation_id = $1 order by id', [id])
  assert.deepEqual(
    lines.map(({ kind }) => kind),
    ['closed', 'reopened'],
  )
})

test('of a message and a closing in one moment, no conversation is left closed with somebody waiting', async () => {
  const id = await arrives('青空 みか', 'はい')
  await post(id, 'replies', { text: 'はい', key: randomUUID() })
  const seen = await newest(id)
  await line.phone('青空 みか').text('やはりだめでした')
  await Promise.all([town.work(), post(id, 'closing', { seen })])
  const { closed_at: closed, waiting_since: waits } = await rowOf(id)
  assert.deepEqual([closed, waits !== null], [null, true])
})

test('what waits for the resident stands in its own list, until they write', async () => {
  const id = await arrives('森 さき', '見学したいです')
  assert.doesNotMatch(await page('/console/inquiries?list=theirs'), /森 さき/)
  await post(id, 'replies', { text: 'いつがよいですか', key: randomUUID() })
  assert.match(await page('/console/inquiries?list=theirs'), /森 さき/)
  assert.match(await page('/console/inquiries'), /相手待ち<span class="chip-count">\d/)
  await arrives('森 さき', 'あすです')
  assert.doesNotMatch(await page('/console/inquiries?list=theirs'), /森 さき/)
})

test('staff of another section can do none of it', async () => {
  const id = await arrives('森 さき', 'お願いします')
  for (const [path, fields] of Object.entries({
    assignee: { to: String(await staffId('yamamoto')), was: '' },
    closing: { seen: '999999' },
    'closing/removal': {},
    notes: { note: 'のぞき見', key: randomUUID() },
    urgency: { urgent: '1' },
    move: { section: String(await sectionId('shimin')), reason: 'ほしい', seen: '999999' },
  }))
    assert.equal((await post(id, path, fields as Record<string, string>, 'yamamoto')).status, 404, path)
})

test('other programs do the same', async () => {
  const id = await arrives('森 さき', 'API から')
  const { ask } = await apiOf(town, 'suzuki', ['conversations:read', 'conversations:work', 'conversations:reply'])
  const put = (path: string, json: unknown) => ask(`/conversations/${id}/${path}`, { method: 'PUT', json })
  const send = (path: string, json: unknown = {}) => ask(`/conversations/${id}/${path}`, { method: 'POST', json })
  const { items: colleagues } = await (await ask(`/conversations/${id}/colleagues`)).json()
  assert.ok(colleagues.some((one: { id: number }) => one.id === takahashi))
  assert.equal((await put('assignee', { to: takahashi, was: null })).status, 204)
  assert.equal((await put('assignee', { to: suzuki, was: null })).status, 409)
  assert.equal((await put('urgency', { urgent: true })).status, 204)
  const [found] = (await (await ask('/conversations?urgent=true')).json()).items
  assert.deepEqual([found.id, found.assignee, found.urgent, found.closedAt], [id, '高橋 由美子', true, null])
  const written = await send('notes', { text: 'プログラムのメモ', mentions: [takahashi] })
  const { id: noteId } = await written.json()
  assert.equal((await send(`notes/${noteId}/removal`)).status, 204)
  const first = await (await ask(`/conversations/${id}/notes?limit=1`)).json()
  assert.deepEqual([first.items[0].body, first.items[0].mentioned], ['プログラムのメモ', ['高橋 由美子']])
  assert.equal((await send('closing', { seen: 0 })).status, 409)
  assert.equal((await send('closing', { seen: Number(await newest(id)), unanswered: true })).status, 204)
  assert.equal((await (await ask('/conversations?list=closed')).json()).items[0].id, id)
  assert.equal((await send('closing/removal')).status, 204)
  const move = { section: await sectionId('shimin'), reason: '水道の件', seen: Number(await newest(id)) }
  assert.equal((await send('moves', move)).status, 204)
  assert.equal((await ask(`/conversations/${id}/notes`)).status, 404)
})
