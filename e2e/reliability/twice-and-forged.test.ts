// T3: webhooks that come twice, shuffled, in batches, altered, malformed or too large.
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { request } from 'node:http'
import { test } from 'node:test'
import { DEMO_CHANNEL_SECRET } from '../../src/kernel/settings.ts'
import { clerkAt } from './clerk.ts'
import { allQuiet, holds, reckon, threadOn } from './reckoning.ts'
import { setScene } from './scene.ts'

const scene = await setScene()
const { line, owner, program, url } = scene
await program.start()
const clerk = await clerkAt(url, owner)

const PEOPLE = 8
const began = Date.now() - 3_600_000
let spoken = 0

/** Every resident writes a few times, a second apart on their own clocks; LINE holds it back. */
async function writeInTurn(rounds: number): Promise<void> {
  line.webhooks.hold()
  for (let turn = 0; turn < rounds * PEOPLE; turn++) {
    spoken += 1
    const message = { type: 'text', id: `9${String(spoken).padStart(17, '0')}`, text: `相談${spoken}です😀` }
    await line
      .phone(`住民 ${turn % PEOPLE}`)
      .custom({ type: 'message', message, timestamp: began + spoken * 1_000 }, true)
  }
}

const turnOf = (words: string) => Number(/\d+/.exec(words)?.[0])
const events = () => [...line.ledger.events.values()]

test('each event comes one to five times, shuffled, in batches, again as a redelivery: one message each, in the order of the phones', async (t) => {
  for (const copies of [1, 2, 3, 4, 5]) {
    await writeInTurn(3)
    await line.webhooks.release({ order: 'shuffled', seed: copies, batch: copies * 2, copies })
  }
  const all = events().map((event) => event.webhookEventId)
  await Promise.all(
    all.flatMap((id) => [line.webhooks.duplicate(id), line.webhooks.redeliver(id), line.webhooks.duplicate(id)]),
  )
  await allQuiet(scene)
  holds(t, await reckon(scene, clerk))

  const { rows } = await owner.query<{ id: number }>('select id from inquiries.conversations')
  assert.equal(rows.length, PEOPLE)
  for (const { id } of rows) {
    const turns = (await threadOn(clerk, `/console/inquiries/${id}`)).words.map(turnOf)
    assert.equal(turns.length, 15)
    assert.deepEqual(
      turns,
      turns.toSorted((a, b) => a - b),
    )
  }
})

test('the same events shuffled into many bodies at once: none is refused because two of them meet', async () => {
  await writeInTurn(12)
  await line.webhooks.release({ order: 'reversed', batch: 96 })
  const fresh = events().slice(-96)
  await Promise.all(
    Array.from({ length: 40 }, (_, seed) => {
      const shuffled = fresh.toSorted((a, b) => rank(a.webhookEventId, seed) - rank(b.webhookEventId, seed))
      return post(JSON.stringify({ destination: 'U', events: shuffled.map(({ event }) => event) }))
    }),
  ).then((answers) => assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200])))
  await allQuiet(scene)
})

/** A different order for every seed. */
const rank = (id: string, seed: number) => createHmac('sha256', String(seed)).update(id).digest().readUInt32BE()

interface Posted {
  signature?: string
  host?: string
  /** Length that is declared, where the body is not to be sent before an answer. */
  declares?: number
}

/** Posts a webhook as it is, signed unless told otherwise. */
function post(body: string | Buffer, { signature, host, declares }: Posted = {}): Promise<{ status: number }> {
  const signed = signature ?? createHmac('sha256', DEMO_CHANNEL_SECRET).update(body).digest('base64')
  return new Promise((resolve, reject) => {
    const sending = request(`${url}/webhooks/line`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': declares ?? Buffer.byteLength(body),
        'x-line-signature': signed,
        ...(host && { host }),
      },
    })
    sending.on('error', reject)
    sending.on('response', (answer) => {
      answer.resume().on('end', () => {
        resolve({ status: answer.statusCode ?? 0 })
        if (declares) sending.destroy()
      })
    })
    if (declares) sending.flushHeaders()
    else sending.end(body)
  })
}

async function refused(reason: string): Promise<number> {
  const figures = await (await fetch(`${url}/metrics`)).text()
  return Number(new RegExp(`line_webhooks_refused_total\\{reason="${reason}"\\} (\\d+)`).exec(figures)?.[1] ?? 0)
}

const stored = async () => Number((await owner.query('select count(*) from inquiries.line_events')).rows[0].count)

test('an altered body, another secret, no signature: 401, counted, and nothing is stored', async () => {
  const before = { stored: await stored(), refused: await refused('signature') }
  const { event } = events()[0]!
  for (const forgery of ['altered-body', 'wrong-secret', 'no-signature'] as const) {
    assert.equal((await line.webhooks.forge([{ ...event, webhookEventId: forgery }], forgery)).status, 401)
  }
  assert.deepEqual(
    { stored: await stored(), refused: await refused('signature') },
    { ...before, refused: before.refused + 3 },
  )
})

test('malformed JSON with the right signature is kept byte for byte as evidence, and answered 400', async () => {
  const bodies = ['{"events":[{"type":"message"', '{"events":"なし😀"}', '[]', Buffer.from([0xff, 0x00, 0x7b])]
  for (const body of bodies) assert.equal((await post(body)).status, 400)
  const { rows } = await owner.query<{ body: Buffer }>('select body from inquiries.refused_webhooks order by id')
  assert.deepEqual(
    rows.map((row) => row.body),
    bodies.map((body) => Buffer.from(body)),
  )
  assert.equal(await refused('malformed'), bodies.length)
})

test('a body over the limit is 413, an unknown municipality 404, the console’s empty verification 200', async () => {
  assert.equal((await post('', { declares: 2 * 1024 * 1024 + 1 })).status, 413)
  assert.equal(await refused('too large'), 1)
  assert.equal((await post('{"events":[]}', { host: 'nowhere.example' })).status, 404)
  assert.equal((await line.webhooks.verify()).status, 200)
})

test('emoji, half of one, and a zero byte: 200, and shown with what cannot be stored replaced', async () => {
  const phone = line.phone('住民 0')
  await phone.text('相談👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿')
  const broken = events().at(-1)!.event
  const body = JSON.stringify({
    destination: 'U',
    events: [{ ...broken, webhookEventId: 'broken', message: { id: '77', type: 'text', text: '相談@@です' } }],
  }).replace('@@', String.raw`\ud83d\u0000`)
  assert.equal((await post(body)).status, 200)
  await allQuiet(scene)
  const { rows } = await owner.query<{ id: number }>('select id from inquiries.conversations where line_user_id = $1', [
    phone.userId,
  ])
  const { words } = await threadOn(clerk, `/console/inquiries/${rows[0]?.id}`)
  assert.deepEqual(words.slice(-2), ['相談👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿', '相談\uFFFD\uFFFDです'])
})

test('control: with the guards against doubles taken off, the same storm shows messages twice', async (t) => {
  await owner.query(`create function inquiries.no_guard() returns trigger language plpgsql as $$ begin
    if tg_table_name = 'line_events' then new.webhook_event_id := new.webhook_event_id || gen_random_uuid();
    else new.line_message_id := new.line_message_id || gen_random_uuid(); end if; return new; end $$`)
  for (const table of ['line_events', 'messages'])
    await owner.query(
      `create trigger no_guard before insert on inquiries.${table} for each row execute function inquiries.no_guard()`,
    )
  t.after(() => owner.query('drop function inquiries.no_guard cascade'))
  await writeInTurn(1)
  await line.webhooks.release({ order: 'shuffled', copies: 2 })
  await allQuiet(scene)
  const { doubled } = await reckon(scene, clerk)
  t.diagnostic(JSON.stringify({ doubled: doubled.length }))
  assert.equal(doubled.length, PEOPLE)
})
