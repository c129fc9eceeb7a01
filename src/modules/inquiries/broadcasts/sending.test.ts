// How a broadcast goes: in batches at its pace, each person once whatever dies or answers when, and stoppable between two of them.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { beforeEach, test } from 'node:test'
import { peopleOf } from '../../../testing/approvals.ts'
import { townOnLine } from '../../../testing/line.ts'
import { sendBroadcastTask } from './send-broadcast.ts'

const START = '2026-11-24T10:00:00+09:00'
const town = await townOnLine({ at: START })
const { line, owner } = town
const people = peopleOf(town)
const { one } = people
const MULTICAST = '/v2/bot/message/multicast'
const MOST = 250
const topic = await one(`insert into inquiries.notice_labels (kind, name) values ('topic', 'イベント') returning id`)
await owner.query(
  `with f as (insert into inquiries.line_friends select 'U' || md5(n::text), true from generate_series(1, ${MOST}) n returning line_user_id),
    s as (insert into inquiries.subscriptions (line_user_id, opted_in_at, changed_at) select line_user_id, now(), now() from f returning line_user_id)
  insert into inquiries.subscribed_topics (line_user_id, topic_id) select line_user_id, $1 from s`,
  [topic],
)
const [author, decider, ijuu] = [
  await people.idOf('takahashi'),
  await people.idOf('sato'),
  await people.sectionOf('ijuu'),
]

/** As it stands after it was decided. The slowest pace: three batches. */
async function decided(body: string): Promise<number> {
  const id = Number(
    await one(
      `insert into inquiries.broadcasts (section_id, author_id, client_key, title, body, audience, topic_ids, pace, written_at)
      values ($1, $2, $3, '件名', $4, 'subscribers', array[$5::bigint], 100, now()) returning id`,
      [ijuu, author, randomUUID(), body, topic],
    ),
  )
  await owner.query(`update inquiries.broadcasts set state = 'proposed', proposed_version = 1 where id = $1`, [id])
  await owner.query(`update inquiries.broadcasts set state = 'waiting', decided_by = $2 where id = $1`, [id, decider])
  await owner.query(
    `select graphile_worker.add_job('inquiries.broadcast', json_build_object('broadcastId', $1::bigint))`,
    [id],
  )
  return id
}
async function work() {
  await owner.query('update graphile_worker._private_jobs set run_at = now()')
  await town.work()
}
/** What one job does. */
const task = sendBroadcastTask(town.program)
const step = (broadcastId: number) => task(town.municipality, { broadcastId })
/** Begins, and sends the first batch. */
async function begun(body: string): Promise<number> {
  const id = await decided(body)
  await work()
  await work()
  return id
}
async function nextMinute() {
  town.clock.advance({ minutes: 1 })
  await work()
}
const stateOf = (id: number) => one('select state from inquiries.broadcasts where id = $1', [id])
const batches = async (id: number): Promise<string> =>
  (
    await owner.query('select state, people from inquiries.broadcast_batches where broadcast_id = $1 order by place', [
      id,
    ])
  ).rows
    .map(({ state, people }) => `${state} ${people}`)
    .join(', ')
/** How often each person got it, most often first. */
function arrived(body: string): { people: number; most: number } {
  const times = new Map<string, number>()
  for (const { to } of line.ledger.sent({ text: body })) times.set(to, (times.get(to) ?? 0) + 1)
  return { people: times.size, most: Math.max(0, ...times.values()) }
}
const page = async (id: number) =>
  (await people.page(`/console/broadcasts/${id}`, 'takahashi')).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const act = (id: number, what: string) => town.post(`/console/broadcasts/${id}/${what}`, {}, 'takahashi')

beforeEach(async () => {
  town.clock.set(START)
  line.faults.clear()
  await owner.query('delete from graphile_worker._private_jobs')
})

test('it goes in batches at its pace, and is done with the last', async () => {
  const id = await begun('ゆっくり')
  assert.equal(await batches(id), 'accepted 100, queued 100, queued 50')
  assert.match(await page(id), /いますぐ止める/)
  await work()
  assert.equal(arrived('ゆっくり').people, 100, 'not before a minute is over')
  await nextMinute()
  await nextMinute()
  assert.deepEqual(arrived('ゆっくり'), { people: MOST, most: 1 })
  assert.equal(await stateOf(id), 'sent')
})

test('whoever dies between LINE’s answer and the record asks with the same key: nobody gets it twice', async () => {
  const id = await decided('一度だけ')
  await owner.query(
    `create function public.die() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$`,
  )
  await owner.query(`create trigger die before update on inquiries.broadcast_batches for each row
    when (new.state = 'accepted') execute function public.die()`)
  await work()
  await work()
  assert.equal(await batches(id), 'queued 100, queued 100, queued 50')
  assert.deepEqual(arrived('一度だけ'), { people: 100, most: 1 })
  await owner.query('drop trigger die on inquiries.broadcast_batches')
  await work()
  assert.equal(await batches(id), 'accepted 100, queued 100, queued 50')
  assert.deepEqual(arrived('一度だけ'), { people: 100, most: 1 })
})

test('an answer that is lost, a silence and a fault of LINE are asked again with the same key', async () => {
  line.faults.add({ path: MULTICAST, kind: 'reset', when: 'after', times: 1 })
  const id = await begun('また')
  assert.equal(await batches(id), 'queued 100, queued 100, queued 50')
  line.faults.add({ path: MULTICAST, kind: 'status', status: 500, accept: true, times: 1 })
  for (let minute = 0; minute < 5; minute++) await nextMinute()
  assert.equal(await stateOf(id), 'sent')
  assert.deepEqual(arrived('また'), { people: MOST, most: 1 })
})

test('two workers on one batch send it once', { timeout: 20_000 }, async () => {
  const id = await decided('ふたり')
  await step(id)
  const late = line.faults.add({ path: MULTICAST, kind: 'latency', milliseconds: 1_000, times: 1 })
  const slow = step(id)
  while (late.met === 0) await new Promise(setImmediate)
  await step(id)
  line.faults.remove(late.id)
  await slow
  assert.deepEqual(arrived('ふたり'), { people: 100, most: 1 })
  assert.equal(await batches(id), 'accepted 100, queued 100, queued 50')
})

test('stopped between two batches: what is sent stays sent, and no more goes', async () => {
  const id = await begun('止める')
  assert.equal((await act(id, 'stop')).status, 303)
  assert.equal((await act(id, 'stop')).status, 409)
  await nextMinute()
  assert.equal(await batches(id), 'accepted 100, stopped 100, stopped 50')
  assert.match(await page(id), /高橋 由美子さんが中止しました。止める前に 100人分を LINE が受け付けています/)
  assert.equal(arrived('止める').people, 100)
})

test(
  'stopped while LINE is asked: that batch ends as LINE says, or is told as not known',
  { timeout: 20_000 },
  async () => {
    for (const [body, fault, ending] of [
      ['受け付けた', { kind: 'latency', milliseconds: 1_000 }, 'accepted 100'],
      ['答えなし', { kind: 'hang', when: 'after', milliseconds: null }, 'failed 100'],
    ] as const) {
      const id = await decided(body)
      await step(id)
      const late = line.faults.add({ path: MULTICAST, ...fault })
      const asking = step(id)
      while (late.met === 0) await new Promise(setImmediate)
      await act(id, 'stop')
      line.faults.remove(late.id)
      await asking
      await work()
      assert.equal(await batches(id), `${ending}, stopped 100, stopped 50`)
      assert.deepEqual(arrived(body), { people: 100, most: 1 })
    }
  },
)

test('the month is spent midway: it halts with what is missing, and goes on when somebody says so', async () => {
  const id = await begun('通数')
  line.faults.add({
    path: MULTICAST,
    kind: 'status',
    status: 429,
    body: '{"message":"You have reached your monthly limit."}',
  })
  await nextMinute()
  assert.equal(await stateOf(id), 'halted')
  assert.match(await page(id), /今月送れるプッシュの通数を使い切りました.*100 \/ 250人/)
  await nextMinute()
  line.faults.clear()
  await nextMinute()
  assert.equal(arrived('通数').people, 100, 'nothing goes on by itself')
  town.clock.advance({ hours: 24 })
  assert.equal((await act(id, 'resumption')).status, 303)
  await work()
  await nextMinute()
  assert.deepEqual(arrived('通数'), { people: MOST, most: 1 })
  assert.equal((await act(id, 'resumption')).status, 409)
})

test('what LINE refuses is told in plain words, and the next batch is tried', async () => {
  const id = await decided('大きい')
  line.faults.add({ path: MULTICAST, kind: 'status', status: 413, body: '{"message":"too large"}', times: 1 })
  for (let minute = 0; minute < 4; minute++) await nextMinute()
  assert.equal(await batches(id), 'failed 100, accepted 100, accepted 50')
  assert.match(await page(id), /送り終わりました.*送れなかった 100 ?人.*大きすぎて LINE に受け付けられませんでした/)
})

test('a batch of which nothing was heard for a day is not asked for again', async () => {
  line.faults.add({ path: MULTICAST, kind: 'reset', when: 'after', times: 1 })
  const id = await begun('一日')
  town.clock.advance({ hours: 24 })
  await work()
  assert.equal(await batches(id), 'failed 100, accepted 100, queued 50')
  assert.equal(arrived('一日').most, 1)
})

test('whoever stops all, or blocks the account, before their batch goes gets nothing; the batch is smaller, or none', async () => {
  const id = await begun('やめた')
  await owner.query(
    `delete from inquiries.subscriptions where line_user_id in (
      select r.line_user_id from inquiries.broadcast_recipients r join inquiries.broadcast_batches b on b.id = r.batch_id
      where b.broadcast_id = $1 and (b.place = 2 and r.seat <= 10 or b.place = 3))`,
    [id],
  )
  await nextMinute()
  await nextMinute()
  assert.equal(await batches(id), 'accepted 100, accepted 90')
  assert.equal(await stateOf(id), 'sent')
  assert.equal(arrived('やめた').people, 190)
})

test('one that lost its job finds another', async () => {
  const id = await begun('忘れた')
  await owner.query('delete from graphile_worker._private_jobs')
  await owner.query(`select graphile_worker.add_job('inquiries.sweep')`)
  town.clock.advance({ minutes: 1 })
  await town.work()
  await work()
  assert.match(await batches(id), /^accepted 100, accepted/)
})
