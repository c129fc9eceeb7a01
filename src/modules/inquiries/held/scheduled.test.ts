// 送信予約: what was put off goes in its time, can be moved and taken back, and is decided before the conversation goes elsewhere or is over.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { deskOf } from '../../../testing/desk.ts'
import { townOnLine } from '../../../testing/line.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00', undo: 10 })
const { line, owner, clock } = town
const phone = line.phone('青空 みか')
await phone.text('断水について')
await town.work()
const { newsOf, one, page, rows } = deskOf(town)
const [{ id }] = await rows('select id from inquiries.conversations')
const [{ id: water }] = await rows(`select id from kernel.sections where code = 'suidou'`)

const say = (text: string, more: Record<string, string> = {}) =>
  town.post(`/console/inquiries/${id}/replies`, { text, key: randomUUID(), ...more }, 'suzuki')
const move = async () => {
  const [{ seen }] = await rows('select max(id) as seen from inquiries.messages')
  return town.post(`/console/inquiries/${id}/move`, { section: String(water), reason: '水道の件', seen }, 'suzuki')
}
const waiting = () => rows(`select id, scheduled from inquiries.held_replies where state = 'waiting' order by id`)
const arrived = (text: string) => line.ledger.sent({ text }).length
const desk = (as = 'suzuki') => page(`/console/inquiries/${id}`, as)
const boxOf = (html: string) => /<textarea[^>]*name="text"[^>]*>(.*?)<\/textarea>/s.exec(html)![1]
/** Jobs go by the clock of the database: those that wait for a time are due now. */
async function due() {
  await owner.query('update graphile_worker._private_jobs set run_at = now()')
  await town.work()
}

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

test('a reply for another day waits until then, and goes once', async () => {
  await phone.text('あすの窓口は?')
  await town.work()
  await say('8時半からです', { sendWhen: '2026-11-25T08:30' })
  assert.match(await desk(), /送信予約.*明日 8:30に送ります/s)
  clock.advance({ minutes: 30 })
  await due()
  assert.equal(arrived('8時半からです'), 0)
  clock.advance({ hours: 24 })
  await Promise.all([due(), due()])
  await due()
  assert.equal(arrived('8時半からです'), 1)
  const { rows } = await owner.query(
    `select action from kernel.audit_entries where subject = $1 order by seq desc limit 20`,
    [`conversation:${id}`],
  )
  const actions = rows.map(({ action }) => action).filter((action: string) => action.startsWith('conversation.repl'))
  assert.deepEqual(actions.slice(0, 2), ['conversation.replied', 'conversation.reply_scheduled'])
})

test('a time that is none, is over or is too far is told at the field, and nothing is stored', async () => {
  const before = await one('select count(*) from inquiries.held_replies')
  const times = [
    ['きのう', /日付と時刻で入力/],
    ['2026-11-01T09:00', /これから先の日時/],
    ['2027-11-01T09:00', /60日先まで/],
  ] as const
  for (const [sendAt, words] of times) {
    const answer = await say('いつか', { sendAt })
    const html = await answer.text()
    assert.equal(answer.status, 422)
    assert.match(html, words)
    assert.equal(boxOf(html), 'いつか')
  }
  assert.equal(await one('select count(*) from inquiries.held_replies'), before)
})

test('its time can be changed, by whoever saw it as it is; a colleague can cancel it, and the author hears of that', async () => {
  await owner.query(`with colleague as (insert into kernel.staff (sign_in_name, name) values ('douryou', '同僚') returning id)
    insert into kernel.duties (staff_id, section_id, duty)
    select colleague.id, section_id, 'answer' from inquiries.conversations, colleague`)
  await say('予約の返信', { sendAt: '2026-11-30T09:00' })
  const [held] = await waiting()
  const move = (sendAt: string, version: string) =>
    town.post(`/console/inquiries/${id}/held/${held.id}/time`, { sendAt, version }, 'suzuki')
  assert.equal((await move('2026-11-30T13:00', '1')).status, 303)
  assert.equal((await move('2026-11-30T14:00', '1')).status, 409)
  assert.equal((await move('', '2')).status, 422)
  assert.equal((await move('2020-01-01T09:00', '2')).status, 422)
  assert.match(await desk(), /11月30日\(月\) 13:00に送ります/)
  assert.equal((await town.post(`/console/inquiries/${id}/held/${held.id}/removal`, {}, 'douryou')).status, 303)
  assert.equal(boxOf(await desk('douryou')), '予約の返信')
  assert.match((await newsOf('suzuki')).at(-1)!, /同僚さんが、あなたの予約した返信を取り消しました/)
})
