// 引用: an answer shows which message of the resident it answers, on LINE, on the desk and on the page.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { apiOf } from '../../../testing/api.ts'
import { townOnLine } from '../../../testing/line.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00', undo: 10 })
const { line, owner, phoneClock } = town
const api = await apiOf(town, 'suzuki', ['conversations:read', 'conversations:reply'])

const rows = async (sql: string, values: unknown[] = []) => (await owner.query(sql, values)).rows
const mika = line.phone('青空 みか')
async function arrives(text: string, phone = mika) {
  const { messageId } = await phone.text(text)
  await town.work()
  const [said] = await rows(
    'select id::int, conversation_id::int as talk from inquiries.messages where line_message_id = $1',
    [messageId],
  )
  return { ...said, messageId } as { id: number; talk: number; messageId: string }
}
const reply = (talk: number, fields: Record<string, string>) =>
  town.post(`/console/inquiries/${talk}/replies`, { key: randomUUID(), ...fields }, 'suzuki')
/** What was said is past taking back. */
async function goes() {
  town.clock.advance({ seconds: 11 })
  await phoneClock.advance(11_000)
  await owner.query(`update graphile_worker._private_jobs set run_at = now() where key like 'inquiries.release:%'`)
  await town.work()
}
const desk = async (talk: number, query = '') =>
  (await town.request(`/console/inquiries/${talk}${query}`, { as: 'suzuki' })).text()
const lastOn = (phone = mika) => phone.screen().at(-1)!

test('one message is chosen, shown above the reply, and quoted on LINE and on the desk', async () => {
  const first = await arrives('ごみの日はいつですか')
  await arrives('あと、粗大ごみは?')
  const chosen = await desk(first.talk, `?quote=${first.id}`)
  assert.match(chosen, new RegExp(`name="quotes" value="${first.id}"`))
  assert.match(chosen, /class="reply-quote">[\s\S]{0,200}ごみの日はいつですか/)
  assert.equal((await reply(first.talk, { text: '火曜日です', quotes: String(first.id) })).status, 303)
  await goes()
  const sent = lastOn()
  assert.equal(sent.message.text, '火曜日です')
  assert.ok(sent.message.quoteToken)
  assert.match(await desk(first.talk), /message-quote[\s\S]{0,300}ごみの日はいつですか[\s\S]{0,200}火曜日です/)
  await mika.text('ありがとう', { quotedMessageId: sent.messageId })
  await town.work()
  assert.match(await desk(first.talk), /message-quote[\s\S]{0,200}町[\s\S]{0,100}火曜日です[\s\S]{0,200}ありがとう/)
})

test('of a long reply the first text quotes, and a quote of any of its pieces is found', async () => {
  const said = await arrives('長い話を')
  assert.equal((await reply(said.talk, { text: '長'.repeat(6_000), quotes: String(said.id) })).status, 303)
  await goes()
  const pieces = mika.screen().slice(-2)
  assert.deepEqual(
    pieces.map(({ message }) => Boolean(message.quoteToken)),
    [true, false],
  )
  const { messageId } = await mika.text('後ろのほうです', { quotedMessageId: pieces[1]!.messageId })
  await town.work()
  const { items } = (await (await api.ask(`/conversations/${said.talk}/messages`)).json()) as {
    items: { body: string; quotes: number | null }[]
  }
  const [ours] = await rows(`select max(id)::int as id from inquiries.messages where author = 'staff'`)
  assert.equal(items.find(({ body }) => body === '後ろのほうです')!.quotes, ours.id)
  assert.ok(messageId)
})

test('what is withdrawn is quoted no more: neither chosen, nor sent with what waited; it is shown as withdrawn', async () => {
  const said = await arrives('まちがえた')
  assert.equal((await reply(said.talk, { text: 'どうしましたか', quotes: String(said.id) })).status, 303)
  await mika.unsend(said.messageId)
  await goes()
  const sent = lastOn()
  assert.equal(sent.message.text, 'どうしましたか')
  assert.equal(sent.message.quoteToken, undefined)
  assert.match(await desk(said.talk), /message-quote[\s\S]{0,300}送信が取り消されました[\s\S]{0,200}どうしましたか/)
  assert.doesNotMatch(await desk(said.talk, `?quote=${said.id}`), /name="quotes"/)
  const again = await reply(said.talk, { text: 'もう一度', quotes: String(said.id) })
  assert.equal(again.status, 409)
  const page = await again.text()
  assert.match(page, /引用せずに送ります/)
  assert.doesNotMatch(page, /name="quotes"/)
  await assert.rejects(
    owner.query(`update inquiries.messages set quote_token = 'x' where id = $1`, [said.id]),
    /what_is_withdrawn_is_not_quoted/,
  )
})

test('nothing said elsewhere, nor by staff, nor by nobody, is quoted; and no file without words', async () => {
  const said = await arrives('わたしの話')
  const strange = await arrives('ほかの人の話', line.phone('青空 太郎'))
  const [ours] = await rows(`select max(id)::int as id from inquiries.messages where author = 'staff'`)
  const before = await rows('select count(*) from inquiries.held_replies')
  for (const quotes of [strange.id, ours.id, 999_999])
    assert.equal((await reply(said.talk, { text: 'x', quotes: String(quotes) })).status, 409)
  const posted = { text: '', quotes: String(said.id), files: new File(['a,b'], 'a.csv', { type: 'text/csv' }) }
  const alone = await town.post(`/console/inquiries/${said.talk}/replies`, { key: randomUUID(), ...posted }, 'suzuki')
  assert.equal(alone.status, 422)
  assert.match(await alone.text(), new RegExp(`name="quotes" value="${said.id}"[\\s\\S]*ことばも入力してください`))
  assert.deepEqual(await rows('select count(*) from inquiries.held_replies'), before)
  await assert.rejects(
    owner.query(
      `insert into inquiries.messages (conversation_id, author, staff_id, kind, occurred_at, quotes_id) values ($1, 'staff', 1, 'text', now(), $2)`,
      [said.talk, strange.id],
    ),
    /nobody said that here/,
  )
})

test('taken back, the reply can quote again; on the page whoever asked sees what was quoted', async () => {
  const said = await arrives('待って')
  await reply(said.talk, { text: 'はい', quotes: String(said.id) })
  const [held] = await rows(`select max(id)::int as id from inquiries.held_replies`)
  const back = await town.post(`/console/inquiries/${said.talk}/held/${held.id}/removal`, {}, 'suzuki')
  assert.match(back.headers.get('location')!, new RegExp(`quote=${said.id}#reply`))
  const opened = await town.post('/inquiries', { name: '青空 花子', text: '保育園の締切は', key: randomUUID() })
  const [page] = await rows(
    'select id::int, conversation_id::int as talk from inquiries.messages order by id desc limit 1',
  )
  assert.equal((await reply(page.talk, { text: '12月です', quotes: String(page.id) })).status, 303)
  await goes()
  const seen = await town.request(opened.headers.get('location')!)
  assert.match(await seen.text(), /message-quote[\s\S]{0,300}保育園の締切は[\s\S]{0,200}12月です/)
})
