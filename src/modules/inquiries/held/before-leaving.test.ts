// 送信取り消し・送信予約 and ほかの課へ移す: what was said goes; what was put off is decided first.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { townOnLine } from '../../../testing/line.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00', undo: 10 })
const { line, owner, clock } = town
const phone = line.phone('青空 みか')
await phone.text('断水について')
await town.work()
const rows = async (sql: string) => (await owner.query(sql)).rows
const [{ id }] = await rows('select id from inquiries.conversations')
const [{ id: water }] = await rows(`select id from kernel.sections where code = 'suidou'`)

const say = (text: string, more: Record<string, string> = {}) =>
  town.post(`/console/inquiries/${id}/replies`, { text, key: randomUUID(), ...more }, 'suzuki')
const move = async () => {
  const [{ seen }] = await rows('select max(id) as seen from inquiries.messages')
  return town.post(`/console/inquiries/${id}/move`, { section: String(water), reason: '水道の件', seen }, 'suzuki')
}
const waiting = () => rows(`select id, scheduled from inquiries.held_replies where state = 'waiting' order by id`)

test('with a reply put off to a chosen time nothing moves, and the desk says what to do', async () => {
  await say('あすお知らせします', { sendAt: '2026-11-25T09:00' })
  assert.equal((await waiting()).length, 1)
  const refused = await move()
  assert.equal(refused.status, 409)
  assert.match(await refused.text(), /送信を予約した返信があります。いま送るか取り消してから/)
  const [{ code }] = await rows(
    'select s.code from inquiries.conversations c join kernel.sections s on s.id = c.section_id',
  )
  assert.notEqual(code, 'suidou')
  const [{ id: held }] = await waiting()
  assert.equal((await town.post(`/console/inquiries/${id}/held/${held}/removal`, {}, 'suzuki')).status, 303)
})

test('what could still be taken back goes when the conversation moves, once, and not ten seconds later', async () => {
  await say('水道課におつなぎします')
  assert.equal((await move()).status, 303)
  await owner.query('update graphile_worker._private_jobs set run_at = now()')
  await town.work()
  assert.equal(line.ledger.sent({ text: '水道課におつなぎします' }).length, 1)
  assert.deepEqual(await waiting(), [])
  clock.advance({ seconds: 20 })
  await town.work()
  assert.equal(line.ledger.sent({ text: '水道課におつなぎします' }).length, 1)
})

test('what is said before it is closed is said first: no one is told that nobody answered', async () => {
  await phone.text('もう一つだけ')
  await town.work()
  await owner.query(
    `update inquiries.conversations set section_id = (select id from kernel.sections where code = 'ijuu')`,
  )
  await say('お答えしました')
  const [{ seen }] = await rows('select max(id) as seen from inquiries.messages')
  assert.equal((await town.post(`/console/inquiries/${id}/closing`, { seen }, 'suzuki')).status, 303)
  const [closed] = await rows('select closed_at is not null as closed, no_reply_at from inquiries.conversations')
  assert.deepEqual(closed, { closed: true, no_reply_at: null })
  assert.deepEqual(await waiting(), [])
  await town.work()
  assert.equal(line.ledger.sent({ text: 'お答えしました' }).length, 1)
})
