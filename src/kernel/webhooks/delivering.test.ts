// 外部システムへの通知: what happened is told once it has happened, signed, in order, and however often it takes.
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { testTown } from '../../testing/town.ts'
import { isSigned, webhookReceiver } from '../../testing/webhook-receiver.ts'

const town = await testTown()
const receiver = await webhookReceiver()
const other = await webhookReceiver()
const { owner } = town
const it = 'ishii' // 情報政策課: settings for the whole town

const rows = async (sql: string, values: unknown[] = []) => (await owner.query(sql, values)).rows
const sectionId = async (code: string): Promise<number> =>
  Number((await rows('select id from kernel.sections where code = $1', [code]))[0].id)
const shimin = await sectionId('shimin')
const count = async (table: string): Promise<number> =>
  Number((await rows(`select count(*) from kernel.${table}`))[0].count)
/** Something happens in the section of citizens. */
const happens = (conversation: number, section = shimin) =>
  owner.query(
    `select kernel.tell_webhooks('inquiry.received', $2, jsonb_build_object('conversation', $1::bigint), '/conversations/' || $1, now())`,
    [conversation, section],
  )
const numbers = (of: typeof receiver) => of.heard.map(({ json }) => json.data['conversation'])

interface Added {
  id: number
  secret: string
}

/** Of all tries. */
const faults = async () =>
  (await rows('select fault, status from kernel.webhook_attempts order by id')).map(({ fault }) => fault)

/** Adds an endpoint on the page, and reads its secret there. */
async function added(name: string, url: string, more: Record<string, string | string[]> = {}): Promise<Added> {
  const fields = { name, url, section: '', kinds: ['inquiry.received'], ...more }
  const answer = await town.post('/console/settings/webhooks', fields, it)
  assert.equal(answer.status, 303)
  const id = Number(/webhooks\/(\d+)/.exec(answer.headers.get('location')!)![1])
  const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]!)[0]!
  return { id, secret: await secretOn(id, cookie) }
}

async function secretOn(id: number, cookie: string): Promise<string> {
  const page = await (await town.request(`/console/settings/webhooks/${id}`, { as: it, headers: { cookie } })).text()
  return /whsec_[A-Za-z0-9+/]{43}=/.exec(page)?.[0] ?? assert.fail('no secret on the page')
}

const act = (id: number, path: string) => town.post(`/console/settings/webhooks/${id}/${path}`, {}, it)
const page = async (id: number, query = '') =>
  (await town.request(`/console/settings/webhooks/${id}${query}`, { as: it })).text()
const stateOf = async (id: number) => (await rows('select * from kernel.webhook_endpoints where id = $1', [id]))[0]
const newsOf = async (name: string): Promise<string[]> =>
  (
    await rows(
      'select title from kernel.notifications n join kernel.staff s on s.id = n.staff_id where sign_in_name = $1 order by n.id',
      [name],
    )
  ).map(({ title }) => title)
beforeEach(async () => {
  await owner.query('delete from kernel.webhook_endpoints')
  await owner.query('delete from kernel.webhook_events')
  await owner.query('delete from kernel.notifications')
  for (const one of [receiver, other]) {
    one.heard.length = 0
    one.answer = (_, answer) => void answer.writeHead(204).end()
  }
})

test('where nobody is told, nothing is written', async () => {
  await happens(1)
  assert.equal(await count('webhook_events'), 0)
  assert.equal((await rows("select from graphile_worker.jobs where task_identifier like 'webhooks.%'")).length, 0)
})

test('what happened arrives in its order, signed, and says nothing but numbers and where to read', async () => {
  const { secret } = await added('庁内チャット', `${receiver.url}/hook?a=1`)
  for (const one of [1, 2, 3]) await happens(one)
  await town.work()
  assert.deepEqual(numbers(receiver), [1, 2, 3])
  const [first] = receiver.heard
  assert.equal(first!.path, '/hook?a=1')
  assert.ok(await isSigned(first!, secret))
  assert.ok(!(await isSigned({ ...first!, body: first!.body.replace('1', '2') }, secret)))
  assert.deepEqual(Object.keys(first!.json), ['id', 'type', 'timestamp', 'data'])
  const url = 'http://aozora.test/api/v1/conversations/1'
  assert.deepEqual(first!.json.data, { conversation: 1, section: shimin, url })
  assert.equal(first!.headers['webhook-timestamp'], String(Math.floor(town.clock().epochMilliseconds / 1000)))
  assert.equal(new Set(receiver.heard.map(({ id }) => id)).size, 3)
})

test('what is rolled back is not told', async () => {
  await added('庁内チャット', receiver.url)
  const client = await owner.connect()
  await client.query('begin')
  await client.query(`select kernel.tell_webhooks('inquiry.received', $1, '{}', null, now())`, [shimin])
  await client.query('rollback')
  client.release()
  await town.work()
  assert.equal(receiver.heard.length, 0)
  assert.equal(await count('webhook_events'), 0)
})

test('a section’s endpoint hears of the section and what is below it, no other; only what was chosen', async () => {
  await added('市民課のシステム', receiver.url, { section: String(shimin) })
  await added('町のシステム', other.url, { section: String(await sectionId('aozora')) })
  await happens(1)
  await happens(2, await sectionId('suidou'))
  await owner.query(`select kernel.tell_webhooks('inquiry.closed', $1, '{}', null, now())`, [shimin])
  await town.work()
  assert.deepEqual([numbers(receiver), numbers(other)], [[1], [1, 2]])
})

test('killed between sending and noting it, it is sent once more under the same id', async () => {
  const { secret } = await added('庁内チャット', receiver.url)
  await owner.query('alter table kernel.webhook_attempts add constraint nothing_is_noted check (false) not valid')
  await happens(1)
  await town.work()
  assert.equal(receiver.heard.length, 1)
  assert.equal(await count('webhook_attempts'), 0)
  await owner.query('alter table kernel.webhook_attempts drop constraint nothing_is_noted')
  await town.work({ retries: true })
  const [first, second] = receiver.heard
  assert.equal(first!.id, second!.id)
  assert.equal(first!.body, second!.body)
  assert.ok(await isSigned(second!, secret))
  await town.work({ retries: true })
  assert.equal(receiver.heard.length, 2)
})

test('who does not answer well is tried for a day, then its owner is told; later things wait, but not for ever', async () => {
  const { id } = await added('庁内チャット', receiver.url)
  receiver.answer = ({ json }, answer) =>
    void answer.writeHead(json.data['conversation'] === 1 ? 500 : 204).end('secret words')
  await happens(1)
  await happens(2)
  await town.work()
  assert.deepEqual(numbers(receiver), [1])
  const due = async () => {
    await owner.query(`select graphile_worker.add_job('webhooks.spread')`)
    await town.work()
  }
  for (const minutes of [1, 4, 10, 15]) {
    await due() // not yet
    town.clock.advance({ minutes })
    await due()
  }
  assert.deepEqual(numbers(receiver), [1, 1, 1, 1, 1, 2])
  for (const minutes of [30, 60, 120, 180, 240, 360]) {
    town.clock.advance({ minutes })
    await due()
  }
  assert.deepEqual(await newsOf(it), [])
  town.clock.advance({ minutes: 420 })
  await due()
  assert.equal(numbers(receiver).filter((one) => one === 1).length, 12)
  assert.deepEqual(await newsOf(it), ['外部システム「庁内チャット」: 届かない通知があります'])
  const shown = await page(id, '?state=failed')
  assert.match(shown, /受け取れない、という答え\(500\)でした/)
  assert.doesNotMatch(shown, /secret words/)
  assert.doesNotMatch(await page(id, '?state=waiting'), /相談 1\)/)
  receiver.answer = (_, answer) => void answer.writeHead(204).end()
  const [failed] = await rows("select id from kernel.webhook_deliveries where state = 'failed'")
  assert.equal((await act(id, `deliveries/${failed.id}/resending`)).status, 303)
  await town.work()
  assert.equal(receiver.heard.at(-1)!.id, receiver.heard[0]!.id)
  assert.equal((await stateOf(id)).failing_since, null)
})

test('410 stops an endpoint at once, three days without anything arriving stop it too; what waited goes when it is resumed', async () => {
  const { id } = await added('やめたところ', receiver.url)
  receiver.answer = (_, answer) => void answer.writeHead(410).end()
  for (const one of [1, 2]) await happens(one)
  await town.work()
  assert.deepEqual(numbers(receiver), [1])
  assert.equal((await stateOf(id)).paused_why, 'gone')
  assert.match((await newsOf(it)).at(-1)!, /受け取りをやめたので/)
  assert.equal((await act(id, 'trials')).status, 409)
  receiver.answer = (_, answer) => void answer.writeHead(503).end()
  await act(id, 'resumption')
  await town.work()
  town.clock.advance({ hours: 72 })
  await happens(3)
  await town.work()
  assert.equal((await stateOf(id)).paused_why, 'failing')
  assert.match((await newsOf(it)).at(-1)!, /3日の間届かないので/)
  assert.deepEqual(
    (
      await rows(
        "select actor, detail->>'why' as why from kernel.audit_entries where action = 'webhook.paused' order by seq",
      )
    ).map(({ actor, why }) => `${actor} ${why}`),
    ['system:webhooks gone', 'system:webhooks failing'],
  )
  receiver.heard.length = 0
  receiver.answer = (_, answer) => void answer.writeHead(204).end()
  assert.equal((await act(id, 'resumption')).status, 303)
  await town.work()
  assert.deepEqual(numbers(receiver), [2, 3])
})

test('who hangs holds up nobody else', async () => {
  await added('遅いところ', receiver.url)
  await added('速いところ', other.url)
  const three = Promise.withResolvers<void>()
  other.answer = (_, answer) => {
    answer.writeHead(204).end()
    if (other.heard.length === 3) three.resolve()
  }
  receiver.answer = async (_, answer) => {
    await three.promise // answers only after everybody else was told everything
    answer.writeHead(204).end()
  }
  for (const one of [1, 2, 3]) await happens(one)
  await town.work()
  assert.deepEqual(await rows('select fault from kernel.webhook_attempts where fault is not null'), [])
  assert.deepEqual(
    [numbers(receiver), numbers(other)],
    [
      [1, 2, 3],
      [1, 2, 3],
    ],
  )
})

test('nobody is led inside: by a name that points here, or by a redirect; and no answer is read without end', async () => {
  const { id } = await added('中の住所', receiver.url.replace('127.0.0.1', 'localhost'))
  const { settings } = town.program
  settings.WEBHOOK_NETWORKS = '10.1.2.0/24' // this machine no longer
  await act(id, 'trials')
  await town.work()
  assert.equal(receiver.heard.length, 0)
  settings.WEBHOOK_NETWORKS = undefined
  receiver.answer = (_, answer) => void answer.writeHead(302, { location: other.url }).end()
  await act(id, 'trials')
  town.clock.advance({ minutes: 1 })
  await town.work()
  assert.equal(other.heard.length, 0)
  assert.deepEqual(await faults(), [
    'この機械や庁内のネットワークの住所だったので、届けませんでした',
    '別の住所へという答え(302)でした。転送先には届けません',
  ])
  receiver.answer = (_, answer) => {
    answer.writeHead(200)
    const more = () => {
      while (!answer.destroyed && answer.write('x'.repeat(16_000)));
      if (!answer.destroyed) answer.once('drain', more)
    }
    more()
  }
  town.clock.advance({ minutes: 4 })
  await act(id, 'trials')
  await town.work()
  assert.equal(receiver.heard.at(-1)!.json.type, 'webhook.trial')
  assert.equal((await stateOf(id)).failing_since, null)
})
