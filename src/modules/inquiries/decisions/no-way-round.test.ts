// 決裁してから送る: nobody gets round the decision, by whichever door and however many press at once.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { beforeEach, test } from 'node:test'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { apiOf } from '../../../testing/api.ts'
import { peopleOf } from '../../../testing/approvals.ts'
import { townOnLine } from '../../../testing/line.ts'
import { withoutRowLocks } from '../../../testing/without-row-locks.ts'
import { reply as answer } from '../sending/reply.ts'
import { decideReply } from './decide-reply.ts'
import { withdrawReply } from './withdraw-reply.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00', undo: 10 })
const people = peopleOf(town)
const { one, staffOf } = people
const phone = town.line.phone('青空 みか')
await phone.text('相談したいことがあります')
await town.work()
const id = Number(await one('select id from inquiries.conversations'))
const scopes = ['conversations:read', 'conversations:reply', 'proposals:read', 'proposals:act']
const [clerk, colleague, head] = [
  await apiOf(town, 'takahashi', scopes),
  await apiOf(town, 'tanaka', scopes),
  await apiOf(town, 'sato', scopes),
]
const [takahashi, sato] = [await staffOf('takahashi'), await staffOf('sato')]

beforeEach(() => town.owner.query('delete from kernel.rate_counters'))

const say = (words: string, more: Record<string, string> = {}, as = 'takahashi') =>
  town.post(`/console/inquiries/${id}/replies`, { text: words, key: randomUUID(), ...more }, as)
const mark = (on: boolean, as = 'takahashi') =>
  town.post(`/console/inquiries/${id}/decision-mark${on ? '' : '/removal'}`, {}, as)
const last = async () => Number((await one('select max(id) from inquiries.proposed_replies')) ?? 0)
const stateOf = (reply: number) => one('select state from inquiries.proposed_replies where id = $1', [reply])
const seen = async () => Number(await one('select max(id) from inquiries.messages'))
const stepOf = async (reply: number) =>
  Number(
    await people.stepOf(
      Number((await one('select proposal_id from inquiries.proposed_replies where id = $1', [reply])) ?? 0),
    ),
  )
async function later(time: Temporal.DurationLike) {
  town.clock.advance(time)
  await town.owner.query('update graphile_worker._private_jobs set run_at = now()')
  await town.work()
}
const arrived = (words: string) => town.line.ledger.sent({ text: words }).length
const tell = (json: object, api = clerk) => api.ask(`/conversations/${id}/replies`, { method: 'POST', json })
const decision = async (reply: number, json: object = {}, api = head) =>
  api.ask(`/proposed-replies/${reply}/decision`, {
    method: 'POST',
    json: { step: await stepOf(reply), seen: await seen(), ...json },
  })

test('a clerk marks a conversation, and what waits there undecided comes back to its author; only whoever decides takes the mark away', async () => {
  await say('あとで送る文', { sendAt: '2026-11-24T12:00' })
  await say('すぐに送る文')
  for (const _ of [1, 2]) assert.equal((await mark(true)).status, 303)
  const marked = `select count(*)::int from kernel.audit_entries where action = 'conversation.decision_demanded'`
  assert.equal(await one(marked), 1)
  await later({ hours: 3 })
  assert.deepEqual([arrived('あとで送る文'), arrived('すぐに送る文')], [0, 0])
  const draft = String(await one('select body from inquiries.drafts where staff_id = $1', [takahashi.id]))
  assert.match(draft, /あとで送る文/)
  assert.match(draft, /すぐに送る文/)
  const heard = `select count(*)::int from kernel.notifications where staff_id = $1 and title like '決裁が必要になった%'`
  assert.equal(await one(heard, [takahashi.id]), 2)
  assert.equal((await mark(false)).status, 422)
  assert.equal((await mark(false, 'sato')).status, 303)
  assert.equal((await clerk.ask(`/conversations/${id}/decision-mark`, { method: 'PUT' })).status, 204)
  assert.equal((await clerk.ask(`/conversations/${id}/decision-mark`, { method: 'DELETE' })).status, 403)
})

test('a talk that goes on on its page takes its mark along, and stays where it is while a reply waits', async () => {
  await town.line.phone('海野 けん').text('二つめの相談')
  await town.work()
  const talk = Number(await one('select max(id) from inquiries.conversations'))
  const press = (at: number, path: string, fields: Record<string, string> = {}) =>
    town.post(`/console/inquiries/${at}/${path}`, fields, 'takahashi')
  const propose = (at: number, text: string) => press(at, 'replies', { text, key: randomUUID() })
  await press(talk, 'decision-mark')
  await propose(talk, '決裁を待つ文')
  assert.equal((await press(talk, 'page')).status, 409)
  const waits = await last()
  assert.equal((await press(talk, `proposed-replies/${waits}/removal`)).status, 303)
  const page = Number((await press(talk, 'page')).headers.get('location')!.split('/').at(-1))
  await propose(page, 'ページでの返信')
  const proposed = await last()
  assert.notEqual(proposed, waits)
  assert.equal(await stateOf(proposed), 'proposed')
  assert.equal((await press(page, `proposed-replies/${proposed}/removal`)).status, 303)
})

test('a program’s reply, at once or for a time, is a decision in progress; nothing that waits for it is moved or taken out', async () => {
  const answer = await tell({ text: 'API からの返信', sendAt: '2026-11-25T00:00:00Z' })
  assert.equal(answer.status, 202)
  const { heldReply, sendAfter, proposal } = await answer.json()
  assert.equal(sendAfter, null)
  assert.ok(proposal > 0)
  await later({ hours: 30 })
  assert.equal(arrived('API からの返信'), 0)
  const held = `/conversations/${id}/held-replies/${heldReply}`
  assert.equal((await clerk.ask(held, { method: 'DELETE' })).status, 409)
  const soon = { sendAt: '2026-11-30T00:00:00Z', version: 1 }
  assert.equal((await clerk.ask(held, { method: 'PUT', json: soon })).status, 409)
  const { items } = await (await colleague.ask(`/conversations/${id}/proposed-replies`)).json()
  assert.deepEqual([items[0].state, items[0].author, items[0].body], ['proposed', '高橋 由美子', 'API からの返信'])
})

test('a program decides as the page does, sees what the page shows, and is refused what the page refuses', async () => {
  const reply = await last()
  assert.equal(
    (await colleague.ask(`/proposed-replies/${reply}`)).status,
    404,
    'who answers here, but is not on its route',
  )
  const shown = await (await head.ask(`/proposed-replies/${reply}`)).json()
  assert.deepEqual([shown.newer, shown.messages.at(-1).body], [false, '相談したいことがあります'])
  assert.equal((await decision(reply, {}, clerk)).status, 403)
  assert.equal((await decision(reply, {}, colleague)).status, 404)
  assert.equal((await decision(reply, { text: '' })).status, 422)
  assert.equal((await decision(reply, { seen: -1 })).status, 422)
  assert.equal((await decision(reply, { step: 0 })).status, 409)
  assert.equal((await decision(999_999)).status, 404)
  assert.equal(await stateOf(reply), 'proposed')
  assert.equal((await decision(reply, { text: '直した返信' })).status, 204)
  assert.equal(arrived('直した返信'), 0, 'it can still be taken back')
  await later({ seconds: 11 })
  assert.equal(arrived('直した返信'), 1)
  assert.equal(await one('select decided_words from inquiries.proposed_replies where id = $1', [reply]), '直した返信')
})

test('whoever decided can take it back as long as its author can; it is decided anew', async () => {
  await tell({ text: '早まった返信' })
  const reply = await last()
  await decision(reply)
  const held = Number(await one(`select id from inquiries.held_replies where state = 'waiting'`))
  assert.equal((await colleague.ask(`/conversations/${id}/held-replies/${held}`, { method: 'DELETE' })).status, 403)
  assert.equal((await head.ask(`/conversations/${id}/held-replies/${held}`, { method: 'DELETE' })).status, 204)
  await later({ minutes: 1 })
  assert.equal(arrived('早まった返信'), 0)
})

const resend = (sending: string, as: string) => town.post(`/console/inquiries/${id}/resendings`, { sending }, as)

test('what LINE did not take goes again only where it was decided, or by whoever decides', async () => {
  const failing = async (words: string, wait: () => Promise<unknown>) => {
    town.line.faults.add({ path: '/v2/bot/message/push', times: 1, kind: 'status', status: 400 })
    await wait()
    await later({ minutes: 1 })
    return String(await one(`select max(sending_id) from inquiries.messages where body = $1`, [words]))
  }
  await mark(false, 'sato')
  const undecided = await failing('決裁の前の文', () => say('決裁の前の文'))
  await mark(true)
  const refused = await resend(undecided, 'takahashi')
  assert.equal(refused.status, 409)
  assert.match(await refused.text(), /決裁に回してください/)
  const decided = await failing('決裁した文', async () => {
    await tell({ text: '決裁した文' })
    await decision(await last())
  })
  for (const [sending, as] of [
    [decided, 'takahashi'],
    [undecided, 'sato'],
  ] as const)
    assert.equal((await resend(sending, as)).status, 303)
  await later({ minutes: 1 })
  assert.deepEqual([arrived('決裁の前の文'), arrived('決裁した文')], [1, 1])
})

test('who answers for the section without belonging to it cannot propose in its name, and is told whom to ask', async () => {
  const guest = `insert into kernel.duties (staff_id, section_id, duty)
    select s.id, n.id, 'answer' from kernel.staff s, kernel.sections n where s.sign_in_name = 'abe' and n.code = 'ijuu'`
  await town.owner.query(guest)
  const answer = await say('よその課から', {}, 'abe')
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /きょうこの課に所属している職員だけ/)
})

test('the database keeps what was not decided from going, whatever the program does', async () => {
  await tell({ text: '決裁前の文' })
  const reply = await last()
  const wrong = [
    `update inquiries.held_replies set state = 'waiting' where proposed_reply_id = $1`,
    `update inquiries.held_replies set state = 'sent', body = '', ended_at = now() where proposed_reply_id = $1`,
    `update inquiries.proposed_replies set state = 'decided', decided_by = staff_id where id = $1`,
    `insert into inquiries.proposed_replies (conversation_id, section_id, staff_id, seen_up_to, proposed_at)
      select conversation_id, section_id, staff_id, 0, now() from inquiries.proposed_replies where id = $1`,
  ]
  for (const statement of wrong)
    await assert.rejects(town.owner.query(statement, [reply]), /violates (check|unique) constraint/, statement)
  await withdrawReply(town.municipality, town.clock(), takahashi, id, reply)
})

/** Both at once: @returns what became of each, in words that can be compared. */
async function both(municipality: Municipality): Promise<string[]> {
  const reply = await last()
  const form = { stepId: await stepOf(reply), seen: await seen() }
  const ended = await Promise.allSettled([
    decideReply(municipality, town.clock(), sato, reply, form),
    withdrawReply(municipality, town.clock(), takahashi, id, reply),
  ])
  return ended.map(({ status }) => status)
}

test('of a decision and a withdrawal at one moment one holds, and the reply goes or is a draft, never both', async () => {
  for (const words of ['同時 1', '同時 2', '同時 3']) {
    await tell({ text: words })
    const outcome = await both(town.municipality)
    assert.deepEqual(outcome.toSorted(), ['fulfilled', 'rejected'])
    await later({ minutes: 1 })
    const draft = await one(`select body from inquiries.drafts where staff_id = $1 and body like '%' || $2 || '%'`, [
      takahashi.id,
      words,
    ])
    assert.equal(arrived(words) + (draft === undefined ? 0 : 1), 1)
  }
})

const waitsToBeDecided = `select count(*)::int from inquiries.proposed_replies where state = 'proposed'`

test('of ten replies at one moment one waits to be decided; without the row that they wait for, the database still lets no second one in', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => tell({ text: `案 ${n}` })))
  const statuses = answers.map(({ status }) => status).toSorted()
  assert.deepEqual(statuses, [202, ...Array.from({ length: 9 }, () => 409)])
  assert.equal(await one(waitsToBeDecided), 1)
  await withdrawReply(town.municipality, town.clock(), takahashi, id, await last())
  const unlocked = withoutRowLocks(town.municipality)
  const ended = await Promise.allSettled(
    Array.from({ length: 6 }, (_, n) => {
      const form = { text: `鍵のない案 ${n}`, files: [], clientKey: randomUUID() }
      return answer(town.program, unlocked, takahashi, id, form, town.clock())
    }),
  )
  assert.equal(ended.filter(({ status }) => status === 'fulfilled').length, 1)
  assert.equal(await one(waitsToBeDecided), 1)
})
