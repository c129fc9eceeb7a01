// 電話メモと折り返し: from the number that is typed to the call that is made, or spared.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { apiOf } from '../../../testing/api.ts'
import { browserOf } from '../../../testing/browser.ts'
import { deskOf } from '../../../testing/desk.ts'
import { townOnLine } from '../../../testing/line.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00' })
const { line, owner, phoneClock } = town
const { page, rows, rowOf: conversation } = deskOf(town)
const CALLS = '/console/inquiries/calls'

const memo = (fields: Record<string, string>, as = 'suzuki') =>
  town.post(CALLS, { key: randomUUID(), callback: 'needed', ...fields }, as)
const newest = async () => (await rows('select * from inquiries.calls order by id desc limit 1'))[0]
const call = async (id: number) => (await rows('select * from inquiries.calls where id = $1', [id]))[0]
const act = (id: number, path: string, fields: Record<string, string> = {}, as = 'suzuki') =>
  town.post(`${CALLS}/${id}/${path}`, { key: randomUUID(), ...fields }, as)
const trail = async (id: number) =>
  (await rows(`select action from kernel.audit_entries where subject = $1 order by seq`, [`call:${id}`])).map(
    ({ action }) => action,
  )
const count = async (table: string) => Number((await rows(`select count(*) as n from inquiries.${table}`))[0].n)

const mika = line.phone('青空 みか')
await mika.text('空き家バンクについて聞きたいです')
await town.work()
const talk = Number((await rows(`select id from inquiries.conversations where channel = 'line'`))[0].id)

/** Mika calls, and the clerk says that it is she. */
async function mikaCalls(fields: Record<string, string> = {}): Promise<number> {
  assert.equal((await memo({ phone: '０９０（１１１１）２２２２', person: String(talk), ...fields })).status, 303)
  return Number((await newest()).id)
}

interface Sent {
  text: string
  quickReply?: { items: { action: { label: string; data: string } }[] }
}

/** What her phone was sent last, with its buttons. */
function lastSent() {
  const { text, quickReply } = mika.screen().findLast(({ from }) => from === 'account')!.message as unknown as Sent
  return { text, buttons: quickReply?.items.map(({ action }) => action) ?? [] }
}

async function tap(data: string) {
  await mika.postback(data)
  await town.work()
  await phoneClock.advance(1_000)
  return lastSent().text
}

const offer = async (id: number, slots: string[]) => {
  const api = await apiOf(town, 'suzuki', ['calls:write'])
  const answer = await api.ask(`/calls/${id}/offers`, { method: 'POST', json: { slots } })
  await town.work()
  return answer
}

test('a memo of a new number opens a conversation in the same inbox, waits there, and is due when they said', async () => {
  const typed = {
    phone: '（０９８６）２３ー２１１１',
    name: '都城　太郎',
    about: '補助金',
    day: '2026-11-25',
    time: '14:30',
  }
  assert.equal((await memo(typed)).status, 303)
  const { id, phone, conversation_id: about, due_at: due, due_all_day: allDay } = await newest()
  assert.deepEqual([phone, due.toString(), allDay], ['0986-23-2111', '2026-11-25T05:30:00Z', false])
  const { channel, waiting_since: since, promised_until: until } = await conversation(about)
  assert.deepEqual([channel, since !== null, until.toString()], ['phone', true, '2026-11-25T06:00:00Z'])
  assert.match(await page('/console/inquiries?list=waiting'), /都城 太郎/)
  const desk = await page(`/console/inquiries/${about}`)
  assert.match(desk, /href="tel:0986232111"/)
  assert.match(desk, /文字では返信できません/)
  assert.doesNotMatch(desk, /id="reply-form"/)
  const answer = await town.post(`/console/inquiries/${about}/replies`, { text: 'はい', key: randomUUID() }, 'suzuki')
  assert.equal(answer.status, 409)
  assert.deepEqual(await trail(id), ['call.recorded'])
})

test('somebody known is offered by number or name, and joined only by the choice of the clerk', async () => {
  const before = await count('conversations')
  const asked = await memo({ phone: '0986232111', about: '補助金の続き' })
  assert.equal(asked.status, 422)
  assert.match(await asked.text(), /どなたかを選んでください/)
  assert.match(await page('/console/inquiries/callers?phone=0986-232111'), /data-name="都城 太郎"/)
  assert.match(await page(`/console/inquiries/callers?name=${encodeURIComponent('青空みか')}`), /青空 みか\(LINE\)/)
  assert.doesNotMatch(await page('/console/inquiries/callers?phone=0986-232111', 'watanabe'), /太郎/)
  const { conversation_id: known } = await newest()
  assert.equal((await memo({ phone: '0986232111', person: String(known), callback: 'none' })).status, 303)
  assert.equal((await newest()).conversation_id, known)
  assert.equal(await count('conversations'), before)
  assert.equal((await memo({ phone: '0986232111', person: 'new', callback: 'none' })).status, 303)
  assert.equal(await count('conversations'), before + 1)
  assert.equal((await memo({ phone: '0311112222', person: String(talk) }, 'watanabe')).status, 404)
})

test('of a number that rings twice at once one conversation is made, and the other clerk is asked who it is', async () => {
  const before = await count('conversations')
  const answers = await Promise.all(Array.from({ length: 8 }, () => memo({ phone: '080-9999-0000', callback: 'none' })))
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 422, 422, 422, 422, 422, 422, 422])
  assert.equal(await count('conversations'), before + 1)
})

test('attempts are kept, who and when; reaching somebody ends it once, however many press it at once', async () => {
  const { id, conversation_id: about } = (
    await rows(`select * from inquiries.calls where phone = '0986-23-2111' order by id`)
  )[0]
  const key = randomUUID()
  for (const _ of [1, 2]) assert.equal((await act(id, 'attempts', { outcome: 'not_reached', key })).status, 303)
  await act(id, 'attempts', { outcome: 'left_message' })
  assert.match(await page('/console/inquiries/callbacks'), /2回\(最後は .*伝言を残した/)
  assert.equal((await act(id, 'attempts', { outcome: 'perhaps' })).status, 400)
  assert.equal((await act(id, 'attempts', { outcome: 'reached' }, 'watanabe')).status, 404)
  const closing = await town.post(`/console/inquiries/${about}/closing`, { seen: '0', unanswered: '1' }, 'suzuki')
  assert.match(await closing.text(), /折り返しが済んでいません/)
  const together = await Promise.all(Array.from({ length: 8 }, () => act(id, 'attempts', { outcome: 'reached' })))
  assert.ok(together.every(({ status }) => status === 303))
  assert.equal((await act(id, 'attempts', { outcome: 'busy' })).status, 409)
  const reached = await rows(`select from inquiries.call_attempts where call_id = $1 and outcome = 'reached'`, [id])
  assert.deepEqual([reached.length, (await call(id)).ended], [1, 'call'])
  assert.equal((await conversation(about)).waiting_since, null)
  const [promise] = await rows(`select outcome from inquiries.promises where conversation_id = $1`, [about])
  assert.equal(promise.outcome, 'kept')
  await assert.rejects(
    owner.query(
      `insert into inquiries.call_attempts (call_id, outcome, made_at, made_by, key) select $1, 'busy', now(), taken_by, gen_random_uuid() from inquiries.calls where id = $1`,
      [id],
    ),
    /no call back is owed/,
  )
  assert.match(await page(`/console/inquiries/${about}`), /折り返し: つながった/)
})

test('a call that is struck out is no answer by what was said long before', async () => {
  const phone = line.phone('先に ことば')
  await phone.text('質問です')
  await town.work()
  const [{ id: their }] = await rows(
    `select c.id from inquiries.conversations c join kernel.residents r on r.id = c.resident_id where r.display_name = '先に ことば'`,
  )
  await town.post(`/console/inquiries/${their}/replies`, { text: '答えです', key: randomUUID() }, 'suzuki')
  await town.work()
  town.clock.advance({ minutes: 10 })
  assert.equal((await memo({ phone: '090-3333-4444', person: String(their) })).status, 303)
  assert.equal((await act(Number((await newest()).id), 'removal')).status, 303)
  const last = await rows(
    'select outcome from inquiries.promises where conversation_id = $1 order by id desc limit 1',
    [their],
  )
  assert.deepEqual(last, [{ outcome: 'excused' }])
})

test('whoever has LINE chooses a time with one tap: the call is due then, and nothing is doubled by a second tap', async () => {
  const id = await mikaCalls({ about: '空き家の続き' })
  assert.equal((await offer(id, ['2026-11-25T14:00', '2026-11-25T10:00', '2026-11-26T16:00'])).status, 204)
  const { text, buttons } = lastSent()
  assert.match(text, /ご都合のよい日時を選んでください/)
  assert.deepEqual(
    buttons.map(({ label }) => label),
    ['11月25日(水) 10:00', '11月25日(水) 14:00', '11月26日(木) 16:00', '文字で答えてほしい'],
  )
  assert.match(await tap(buttons[1]!.data), /11月25日\(水\) 14:00 に、移住定住推進課からお電話します/)
  const state = async () => [(await call(id)).due_at.toString(), await trail(id), (await conversation(talk)).unread]
  const after = await state()
  assert.deepEqual(after.slice(0, 2), [
    '2026-11-25T05:00:00Z',
    ['call.recorded', 'call.slots_offered', 'call.slot_chosen'],
  ])
  assert.match(await tap(buttons[0]!.data), /すでに承っています。11月25日\(水\) 14:00/)
  assert.deepEqual(await state(), after)
  assert.match(await page(`/console/inquiries/${talk}`), /相手が「11月25日\(水\) 14:00」を選びました/)
  assert.match(await page('/console/inquiries/callbacks'), /11月25日\(水\) 14:00/)
  const [news] = await rows(`select title from kernel.notifications order by id desc limit 1`)
  assert.equal(news.title, '青空 みかさん: 折り返しは 11月25日(水) 14:00')
  // It waits on, for nobody has answered; and calling ends what can be chosen.
  await act(id, 'attempts', { outcome: 'reached' })
  assert.match(await tap(buttons[2]!.data), /この日時の選択は終わりました/)
})

test('a time that is chosen puts off no answer to what they wrote besides; while a call is owed, nobody says 返信不要', async () => {
  const id = await mikaCalls({ about: '電話と文字' })
  const offered = ['2026-11-30T14:00', '2026-11-30T15:00']
  assert.equal((await offer(id, offered)).status, 204)
  const seen = String(
    (await rows(`select max(id) as id from inquiries.messages where conversation_id = ${talk}`))[0].id,
  )
  const excused = await town.post(`/console/inquiries/${talk}/no-reply`, { seen }, 'suzuki')
  assert.equal(excused.status, 409)
  assert.match(await excused.text(), /折り返しを待つ電話があります/)
  const promised = async () => (await conversation(talk)).promised_until.toString()
  const before = await promised()
  await phoneClock.advance(60_000)
  await mika.text('別の質問もあります')
  await town.work()
  assert.match(await tap(lastSent().buttons[0]!.data), /11月30日/)
  assert.equal(await promised(), before)
  await act(id, 'attempts', { outcome: 'reached' })
})

test('a time that has passed is told kindly, with what is left; a button of somebody else changes nothing', async () => {
  const id = await mikaCalls()
  await offer(id, ['2026-11-24T11:00', '2026-11-25T11:00'])
  const { buttons } = lastSent()
  const aoi = line.phone('川野 あおい')
  const before = await count('messages')
  await aoi.postback(buttons[0]!.data)
  await aoi.postback(buttons[0]!.data.replace(':0:', ':1:'))
  await town.work()
  assert.equal((await call(id)).due_at, null)
  assert.equal(await count('messages'), before + 2)
  town.clock.set('2026-11-24T11:30:00+09:00')
  await phoneClock.advance(90 * 60_000)
  assert.match(await tap(buttons[0]!.data), /その時刻は過ぎました/)
  const left = lastSent().buttons
  assert.deepEqual(
    left.map(({ label }) => label),
    ['11月25日(水) 11:00', '文字で答えてほしい'],
  )
  await offer(id, ['2026-11-26T11:00', '2026-11-27T11:00'])
  assert.match(await tap(left[0]!.data), /この日時の選択は終わりました/)
  assert.equal((await call(id)).due_at, null)
})

test('of eight taps in one moment one counts', async () => {
  const [{ id }] = await rows(`select id from inquiries.calls where called_back_at is null and conversation_id = $1`, [
    talk,
  ])
  const offered = mika.screen().findLast(({ message }) => 'quickReply' in message)!.message as unknown as Sent
  const buttons = offered.quickReply!.items
  await Promise.all(Array.from({ length: 8 }, (_, at) => mika.postback(buttons[at % 2]!.action.data)))
  await town.work()
  const chosen = (await trail(id)).filter((action) => action === 'call.slot_chosen')
  assert.equal(chosen.length, 1)
  await act(id, 'attempts', { outcome: 'reached' })
})

test('「文字で答えてほしい」 spares the call: the next reply ends it, and it is counted as one that was avoided', async () => {
  const id = await mikaCalls({ about: '相続した家' })
  assert.equal((await act(id, 'written-answer')).status, 409)
  await offer(id, ['2026-11-25T14:00', '2026-11-26T14:00'])
  assert.match(await tap(lastSent().buttons[2]!.data), /文字でお答えします/)
  assert.match(await page(`/console/inquiries/${talk}`), /文字で答えてほしい/)
  await town.post(`/console/inquiries/${talk}/replies`, { text: '登録できます', key: randomUUID() }, 'suzuki')
  town.clock.advance({ minutes: 1 })
  await town.work()
  assert.equal((await call(id)).ended, 'written')
  assert.equal((await conversation(talk)).waiting_since, null)
  const counted = await rows(
    `select kind, source from insights.happened_in_inquiries('2026-11-24') where kind like 'call.a%'`,
  )
  assert.equal(counted.filter(({ kind, source }) => kind === 'call.avoided' && source === `call:${id}`).length, 1)
  assert.equal(counted.filter(({ kind }) => kind === 'call.avoided').length, 1)
  assert.equal(counted.filter(({ kind }) => kind === 'call.attempt').length, await count('call_attempts'))
})

test('what cannot be offered is told, and nothing goes out', async () => {
  const id = await mikaCalls()
  const sent = await count('sendings')
  for (const slots of [
    ['2026-11-25T14:00'],
    ['2026-11-25T14:00', '2026-11-25T14:00'],
    ['2026-11-25T14:00', '2026-11-28T14:00'],
    ['2026-11-25T14:00', '2026-11-25T19:00'],
    ['2026-11-25T14:00', '2026-11-24T09:00'],
    ['2026-11-25T14:00', 'あした'],
    ['2026-11-25T14:00', '2027-11-25T14:00'],
    ['09:00', '10:00', '11:00', '14:00', '15:00'].map((time) => `2026-11-25T${time}`),
  ])
    assert.equal((await offer(id, slots)).status, 422, JSON.stringify(slots))
  const sentBack = await town.post(`${CALLS}/${id}/offers`, { slot: '2026-11-25T14:00', key: randomUUID() }, 'suzuki')
  assert.equal(sentBack.status, 422)
  assert.match(await sentBack.text(), /2 つから 4 つまで選んでください/)
  assert.equal((await act(id, 'offers', {}, 'watanabe')).status, 404)
  assert.equal(await count('sendings'), sent)
})

test('whoever asked on the page chooses there, of their own offer alone', async () => {
  const form = { name: '川野 次郎', text: '見学できますか', email: '', key: randomUUID(), to: 'staff' }
  const opened = (await browserOf(town).post('/inquiries', form)).headers.get('location')!.split('?')[0]!
  const [{ id: about }] = await rows(
    `select id from inquiries.conversations where channel = 'web' order by id desc limit 1`,
  )
  await owner.query(`update inquiries.conversations set section_id = $1 where id = $2`, [
    (await conversation(talk)).section_id,
    about,
  ])
  assert.equal((await memo({ phone: '0986-00-1111', person: String(about) })).status, 303)
  const { id } = await newest()
  assert.equal((await offer(id, ['2026-11-26T10:00', '2026-11-26T14:00'])).status, 204)
  const [{ id: theirs }] = await rows(`select id from inquiries.slot_offers where call_id = $1`, [id])
  const asker = browserOf(town)
  assert.match(await (await asker.get(opened)).text(), /11月26日\(木\) 14:00<\/span>/)
  const choose = async (offered: string, choice: string) =>
    (await asker.post(`${opened}/slots`, { offer: offered, choice })).headers.get('location')
  assert.equal(await choose(String(theirs - 1), '0'), null)
  assert.equal(await choose(String(theirs), '3'), null)
  assert.equal(await choose(String(theirs), '1'), `${opened}?slot=chosen`)
  assert.equal(await choose(String(theirs), '0'), `${opened}?slot=already`)
  const shown = await (await asker.get(`${opened}?slot=already`)).text()
  assert.match(shown, /すでに承っています/)
  assert.match(shown, /11月26日\(木\) 14:00 に、.*からお電話します/)
  assert.doesNotMatch(shown, /0986-00-1111/)
  assert.equal((await call(id)).due_at.toString(), '2026-11-26T05:00:00Z')
})
