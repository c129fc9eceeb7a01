// 未返信: who waits for an answer, and who does not.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { apiOf } from '../../../testing/api.ts'
import { townOnLine } from '../../../testing/line.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00' })
const { line, owner, phoneClock } = town

const page = async (path: string, as = 'suzuki') => (await town.request(path, { as })).text()
const rowOf = async (name: string) =>
  (
    await owner.query(
      `select c.id, c.unread, c.waiting_since as since, c.no_reply_at as "noReplyAt" from inquiries.conversations c
       join kernel.residents r on r.id = c.resident_id where r.display_name = $1`,
      [name],
    )
  ).rows[0]
const waits = async (name: string): Promise<boolean> => (await rowOf(name)).since !== null
const answer = (id: number, text = 'お答えします') =>
  town.post(`/console/inquiries/${id}/replies`, { text, key: randomUUID() }, 'suzuki')
const newest = async (id: number): Promise<string> =>
  (await owner.query('select max(id)::text as id from inquiries.messages where conversation_id = $1', [id])).rows[0].id
const excuse = async (id: number, seen?: string) =>
  town.post(`/console/inquiries/${id}/no-reply`, { seen: seen ?? (await newest(id)) }, 'suzuki')
const later = async () => {
  town.clock.advance({ minutes: 1 })
  await phoneClock.advance(60_000)
}

async function arrives(name: string, text: string) {
  const sent = await line.phone(name).text(text)
  await town.work()
  await later()
  return sent
}

test('an inquiry that was only read still waits: at home, in the navigation, in the title and in the list', async () => {
  await arrives('青空 みか', '空き家について')
  const { id } = await rowOf('青空 みか')
  await page(`/console/inquiries/${id}`)
  assert.equal((await rowOf('青空 みか')).unread, 0)
  const home = await page('/console')
  assert.match(home, /空き家について/)
  assert.match(home, /<title>\(1\) きょうの仕事/)
  assert.match(await page('/console/inquiries?list=waiting'), /青空 みか/)
  assert.match(await page('/console/inquiries'), /未返信<\/span>/)
  assert.doesNotMatch(await page('/console/inquiries?list=unread'), /青空 みか/)
})

test('a message that comes while somebody opens the conversation is on their page, or stays unread', async () => {
  await arrives('波野 まこと', '最初の質問')
  const { id } = await rowOf('波野 まこと')
  const other = await owner.connect()
  await other.query('begin')
  await other.query(
    `insert into inquiries.messages (conversation_id, author, kind, body, occurred_at) values ($1, 'resident', 'text', '二つ目の質問', now())`,
    [id],
  )
  await other.query('update inquiries.conversations set unread = unread + 1 where id = $1', [id])
  const opening = page(`/console/inquiries/${id}`)
  const held = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  while ((await owner.query(held)).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  await other.query('commit')
  other.release()
  assert.match(await opening, /二つ目の質問/)
  assert.equal((await rowOf('波野 まこと')).unread, 0)
})

test('a second message does not set back since when somebody waits; an answer ends it', async () => {
  const { id, since } = await rowOf('青空 みか')
  await arrives('青空 みか', 'もう一つあります')
  assert.deepEqual((await rowOf('青空 みか')).since, since)
  assert.equal((await answer(id)).status, 303)
  await town.work()
  assert.equal(await waits('青空 みか'), false)
  assert.doesNotMatch(await page('/console'), /もう一つあります/)
})

test('「返信は不要にする」 takes it off the list, says who said so, and can be taken back', async () => {
  await arrives('青空 みか', 'ありがとうございました')
  const { id, since } = await rowOf('青空 みか')
  assert.match(await page(`/console/inquiries/${id}`), /返信は不要にする/)
  assert.equal((await excuse(id)).status, 303)
  assert.equal(await waits('青空 みか'), false)
  assert.match(await page(`/console/inquiries/${id}`), /返信不要<\/span> 鈴木 健太/)

  await town.post(`/console/inquiries/${id}/no-reply/removal`, {}, 'suzuki')
  assert.deepEqual((await rowOf('青空 みか')).since, since)
  const { rows } = await owner.query(
    `select action from kernel.audit_entries where subject = $1 and action like '%excused' order by seq`,
    [`conversation:${id}`],
  )
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['conversation.excused', 'conversation.unexcused'],
  )
})

test('what came while the page stood open is not waved through: the page comes back and says so', async () => {
  const { id } = await rowOf('青空 みか')
  const seen = await newest(id)
  await arrives('青空 みか', 'やはり、もう一つ教えてください')
  const answered = await excuse(id, seen)
  assert.equal(answered.status, 409)
  assert.match(await answered.text(), /その間にやりとりが進みました/)
  assert.equal(await waits('青空 みか'), true)
})

test('after 返信不要 the next message waits again', async () => {
  const { id } = await rowOf('青空 みか')
  await excuse(id)
  await arrives('青空 みか', '別の件です')
  const before = await rowOf('青空 みか')
  assert.ok(before.since)
  assert.equal(before.noReplyAt, null)
  const { messageId } = await arrives('青空 みか', 'いまのは忘れてください')
  await line.phone('青空 みか').unsend(messageId)
  await town.work()
  assert.deepEqual((await rowOf('青空 みか')).since, before.since)
})

test('staff of another section can neither wave an inquiry through nor take that back', async () => {
  const { id } = await rowOf('青空 みか')
  for (const path of ['no-reply', 'no-reply/removal']) {
    const answered = await town.post(`/console/inquiries/${id}/${path}`, { seen: '999999' }, 'yamamoto')
    assert.equal(answered.status, 404)
  }
  assert.equal(await waits('青空 みか'), true)
})

test('a message that was withdrawn waits for nobody', async () => {
  const { messageId } = await arrives('川口 あおい', '間違えました')
  assert.equal(await waits('川口 あおい'), true)
  await line.phone('川口 あおい').unsend(messageId)
  await town.work()
  assert.equal(await waits('川口 あおい'), false)
})

test('an answer that LINE did not take is none: the resident waits again, until it is sent again', async () => {
  await arrives('海野 けん', '水道の手続きは?')
  const { id, since } = await rowOf('海野 けん')
  await later()
  line.faults.add({ path: '/v2/bot/message/push', times: 1, kind: 'status', status: 400 })
  await answer(id)
  assert.equal(await waits('海野 けん'), false)
  await town.work()
  assert.deepEqual((await rowOf('海野 けん')).since, since)
  assert.match(await page('/console/inquiries?list=waiting'), /海野 けん/)
  const { rows } = await owner.query(`select id from inquiries.sendings where state = 'failed'`)
  await town.post(`/console/inquiries/${id}/resendings`, { sending: String(rows[0].id) }, 'suzuki')
  await town.work()
  assert.equal(await waits('海野 けん'), false)
})

test('a message that LINE brings late, from before the answer, waits: nobody had seen it', async () => {
  const yui = line.phone('空山 ゆい')
  await yui.text('はじめの質問')
  await town.work()
  await later()
  line.webhooks.hold()
  await yui.text('遅れて届く質問')
  await later()
  const { id } = await rowOf('空山 ゆい')
  await answer(id)
  await line.webhooks.release()
  await town.work()
  assert.equal(await waits('空山 ゆい'), true)
})

test('more than ten are waiting: the ten that waited longest are shown, and a link leads to the others', async () => {
  for (let n = 1; n <= 12; n++) await arrives(`住民 ${n}`, `${n} 番目の質問`)
  const home = await page('/console')
  const all = Number(
    (await owner.query('select count(*) from inquiries.conversations where waiting_since is not null')).rows[0].count,
  )
  assert.match(home, new RegExp(`href="/console/inquiries\\?list=waiting">ほか ${all - 10} 件の未返信の相談`))
  assert.match(home, / 1 番目の質問/)
  assert.doesNotMatch(home, /12 番目の質問/)
})

test('a program asks for those that wait, and since when', async () => {
  const api = await apiOf(town, 'suzuki', ['conversations:read'])
  const { items } = (await (await api.ask('/conversations?waiting=true&limit=1')).json()) as {
    items: { name: string; waitingSince: string }[]
  }
  assert.deepEqual([items[0]?.name, typeof items[0]?.waitingSince], ['住民 12', 'string'])
})
