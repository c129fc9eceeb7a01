// T4: LINE refuses, breaks off, or takes a message and says nothing. Each message is accepted once.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FaultOptions } from '../../simulators/line/index.ts'
import { fixedClock, systemClock } from '../../src/lib/time/clock.ts'
import { clerkAt } from './clerk.ts'
import { programHere } from './program-here.ts'
import { setScene } from './scene.ts'
import { until } from './until.ts'

const scene = await setScene()
const { line, owner } = scene
const moved = fixedClock(Temporal.Now.instant().toString())
let now = systemClock
const program = await programHere(scene, { clock: () => now(), linePatience: { reply: 300, push: 300 } })
const clerk = await clerkAt(scene.url, owner)
const [REPLY, PUSH] = ['/v2/bot/message/reply', '/v2/bot/message/push']
let people = 0

interface Sent {
  state: string
  via: string | null
  attempts: number
  failure: string | null
}

/** A resident who has just written, and whose conversation is on the desk. */
async function somebodyWrites() {
  const phone = line.phone(`相談者${++people}`)
  await phone.text('こんばんは')
  let id = 0
  await until('the conversation is on the desk', async () => {
    const { rows } = await owner.query<{ id: number }>(
      'select c.id from inquiries.conversations c join inquiries.messages m on m.conversation_id = c.id where line_user_id = $1',
      [phone.userId],
    )
    id = rows[0]?.id ?? 0
    return id > 0
  })
  return { phone, id }
}

/** Nobody knows of a reply token any more: the next answer is a push. */
const forgetToken = (id: number) =>
  owner.query('update inquiries.conversations set reply_token = null, reply_token_until = null where id = $1', [id])

async function settled(id: number): Promise<Sent> {
  let sent: Sent | undefined
  await until('the sending is settled', async () => {
    // What waits for its next try need not wait for its time: only the order of things is tried here.
    await owner.query(
      `update graphile_worker._private_jobs set run_at = now() where run_at > now() and locked_at is null`,
    )
    const { rows } = await owner.query<Sent>(
      `select state, via, attempts, failure from inquiries.sendings where conversation_id = $1 order by id desc limit 1`,
      [id],
    )
    sent = rows[0]
    return sent !== undefined && sent.state !== 'queued'
  })
  return sent!
}

const answersOf = (path: string) =>
  [...line.ledger.calls.values()].filter((call) => call.path === path).map((call) => call.status)
const arrived = (text: string) => line.ledger.sent({ text }).length

const failing: [string, 'reply' | 'push', FaultOptions, Pick<Sent, 'via' | 'attempts'>][] = [
  [
    'a reply refused with 500',
    'reply',
    { path: REPLY, kind: 'status', status: 500, times: 1 },
    { via: 'reply', attempts: 2 },
  ],
  [
    'a reply accepted but answered 500',
    'reply',
    { path: REPLY, kind: 'status', status: 500, accept: true, times: 1 },
    { via: 'reply', attempts: 2 },
  ],
  [
    'a reply broken off before it is accepted',
    'reply',
    { path: REPLY, kind: 'reset', when: 'before', times: 1 },
    { via: 'reply', attempts: 2 },
  ],
  [
    'a reply broken off after it is accepted',
    'reply',
    { path: REPLY, kind: 'reset', when: 'after', times: 1 },
    { via: 'reply', attempts: 2 },
  ],
  [
    'a reply held back by the rate limit goes as a push',
    'reply',
    { path: REPLY, kind: 'status', status: 429, times: 1 },
    { via: 'push', attempts: 2 },
  ],
  [
    'a push refused with 503',
    'push',
    { path: PUSH, kind: 'status', status: 503, times: 2 },
    { via: 'push', attempts: 3 },
  ],
  [
    'a push accepted but answered 500',
    'push',
    { path: PUSH, kind: 'status', status: 500, accept: true, times: 1 },
    { via: 'push', attempts: 2 },
  ],
  [
    'a push held back by the rate limit',
    'push',
    { path: PUSH, kind: 'status', status: 429, times: 2 },
    { via: 'push', attempts: 3 },
  ],
  [
    'a push broken off before it is accepted',
    'push',
    { path: PUSH, kind: 'reset', when: 'before', times: 1 },
    { via: 'push', attempts: 2 },
  ],
  [
    'a push broken off after it is accepted',
    'push',
    { path: PUSH, kind: 'reset', when: 'after', times: 1 },
    { via: 'push', attempts: 2 },
  ],
]

for (const [what, way, fault, { via, attempts }] of failing) {
  test(`${what}: the message arrives once`, async () => {
    const { id } = await somebodyWrites()
    if (way === 'push') await forgetToken(id)
    const { id: faultId } = line.faults.add(fault)
    await clerk.answer(id, what)
    assert.deepEqual(await settled(id), { state: 'accepted', via, attempts, failure: null })
    assert.equal(arrived(what), 1)
    line.faults.remove(faultId)
  })
}

for (const [way, path, second] of [
  ['reply', REPLY, 400],
  ['push', PUSH, 409],
] as const) {
  test(`LINE takes a ${way} and never says so: asked again it answers ${second}, which is success; meanwhile webhooks are answered`, async (t) => {
    const { phone, id } = await somebodyWrites()
    if (way === 'push') await forgetToken(id)
    const before = answersOf(path).length
    const fault = line.faults.add({ path, kind: 'hang', when: 'after', milliseconds: null, times: 1 })
    t.after(() => line.faults.remove(fault.id))
    const text = `黙って受け取られた${way}`
    await clerk.answer(id, text)
    await until('LINE is silent', () => fault.met === 1)
    const said = await Promise.all(Array.from({ length: 20 }, (_, i) => phone.text(`${way}の間の${i}通目`)))
    assert.deepEqual(new Set(said.map(({ record }) => record.attempts[0]?.status)), new Set([200]))
    const sent = await settled(id)
    assert.deepEqual(answersOf(path).slice(before), [null, second], 'the first request still hangs')
    assert.deepEqual(sent, { state: 'accepted', via: way, attempts: 2, failure: null })
    assert.equal(arrived(text), 1)
  })
}

test('while LINE keeps every sender waiting, what residents write is stored, answered 200 and shown', async (t) => {
  const patience = program.linePatience
  program.linePatience = { reply: 600_000, push: 600_000 }
  const waiting = []
  for (let i = 0; i < 6; i++) waiting.push(await somebodyWrites())
  const faults = [REPLY, PUSH].map((path) =>
    line.faults.add({ path, kind: 'hang', when: 'before', milliseconds: null }),
  )
  const hanging = () => faults.reduce((sum, { met }) => sum + met, 0)
  const release = () => {
    for (const { id } of faults) line.faults.remove(id)
    program.linePatience = patience
  }
  t.after(release)
  for (const { id } of waiting) await clerk.answer(id, `待たされる返事${id}`)
  await until('every sender hangs', () => hanging() >= 4)
  const { phone, id } = await somebodyWrites()
  await phone.text('今も届きますか')
  await until('it is shown', async () => (await clerk.page(`/console/inquiries/${id}`)).includes('今も届きますか'))
  assert.equal(hanging(), 4, 'none of them was let go')
  release()
  for (const one of waiting) {
    assert.equal((await settled(one.id)).state, 'accepted')
    assert.equal(arrived(`待たされる返事${one.id}`), 1)
  }
})

test('the quota of the month is spent: the clerk reads it in words, and nothing is sent', async (t) => {
  line.channels.quota({ type: 'limited', value: 0 })
  t.after(() => line.channels.quota({ type: 'none' }))
  const { id } = await somebodyWrites()
  await forgetToken(id)
  await clerk.answer(id, '通数切れ')
  assert.equal((await settled(id)).state, 'failed')
  assert.match(await clerk.page(`/console/inquiries/${id}`), /今月送れるプッシュの通数を使い切りました/)
  assert.equal(arrived('通数切れ'), 0)
})

test('LINE is away for a day: the push is given up before its retry key loses its worth, and the clerk is told', async (t) => {
  const { id } = await somebodyWrites()
  await forgetToken(id)
  const fault = line.faults.add({ path: PUSH, kind: 'status', status: 500 })
  t.after(() => line.faults.remove(fault.id))
  await clerk.answer(id, '一日待った返事')
  await until('it is tried', () => fault.met >= 2)
  t.after(() => (now = systemClock))
  now = moved
  moved.advance({ hours: 24 })
  assert.equal((await settled(id)).state, 'failed')
  now = systemClock
  assert.match(await clerk.page(`/console/inquiries/${id}`), /長い時間応答しなかった/)
  assert.equal(arrived('一日待った返事'), 0)
})

test('control: with a new retry key for every try, a push that LINE took in silence arrives twice', async (t) => {
  await owner.query(`create function inquiries.draw_anew() returns trigger language plpgsql as
    $$ begin if new.state = 'queued' then new.retry_key := gen_random_uuid(); end if; return new; end $$`)
  await owner.query(
    `create trigger draw_anew before update on inquiries.sendings for each row execute function inquiries.draw_anew()`,
  )
  t.after(() => owner.query('drop function inquiries.draw_anew cascade'))
  const { id } = await somebodyWrites()
  await forgetToken(id)
  const fault = line.faults.add({ path: PUSH, kind: 'reset', when: 'after', times: 1 })
  await clerk.answer(id, '二度届く返事')
  await settled(id)
  line.faults.remove(fault.id)
  assert.equal(arrived('二度届く返事'), 2)
})
