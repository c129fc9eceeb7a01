import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { saveEntry } from '#kernel/municipality/directory.queries.ts'
import { insertSession } from '#kernel/identity/sessions.queries.ts'
import { createDatabase } from '#kernel/municipality/provision.ts'
import { saveSecret } from '#kernel/municipality/secrets.queries.ts'
import { makeFileLink } from '#kernel/files/links.ts'
import { apiOf } from './testing/api.ts'
import { townOnLine } from './testing/line.ts'

const town = await townOnLine()
const server = process.env['TEST_DATABASE_URL'] ?? ''
const neighbour = `t${process.pid}_neighbour`
await createDatabase(server, neighbour, 'template_town')
const directory = new pg.Client({ connectionString: town.program.settings.DATABASE_URL })
await directory.connect()
await saveEntry(directory, { slug: 'midori', database: neighbour, publicUrl: 'https://midori.test' }, ['midori.test'])
await directory.end()
const midori = await town.program.municipalities.get('midori')
await midori.db.updateTable('kernel.municipality').set({ name: 'みどり町' }).execute()
await saveSecret(midori.db, town.program.sealer, 'line.channel_secret', 'the-secret-of-midori')

after(async () => {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await midori.pool.end().catch(() => {})
  await client.query(`drop database if exists ${neighbour} with (force)`)
  await client.end()
})

const atMidori = (path: string, init: RequestInit = {}) =>
  town.app.request(`http://midori.test${path}`, { ...init, headers: { host: 'midori.test', ...init.headers } })

await town.line.phone('青空 みか').text('あおぞら市への相談')
await town.work()
const staff = await town.municipality.db
  .selectFrom('kernel.staff')
  .select('id')
  .where('sign_in_name', '=', 'suzuki')
  .executeTakeFirstOrThrow()

test('each host name shows its own town', async () => {
  assert.match(await (await atMidori('/')).text(), /みどり町/)
  assert.match(await (await town.request('/')).text(), /あおぞら市/)
})

test('a session of one town signs nobody in at the other, though both have the same staff numbers', async () => {
  const token = await insertSession(town.municipality.db, town.clock(), { staffId: staff.id })
  const cookie = `madoguchi=${token}`
  assert.equal((await atMidori('/console/inquiries', { headers: { cookie } })).status, 303)
  const own = await town.app.request('http://aozora.test/console/inquiries', {
    headers: { host: 'aozora.test', cookie },
  })
  assert.equal(own.status, 200)
})

test('an API token of one town is unknown at the other', async () => {
  const { token } = await apiOf(town, 'suzuki', ['conversations:read'])
  assert.equal((await atMidori('/api/v1/me', { headers: { authorization: `Bearer ${token}` } })).status, 401)
})

test('the same conversation number finds nothing at the other town', async () => {
  const token = await insertSession(midori.db, town.clock(), { staffId: staff.id })
  const { id } = await town.municipality.db.selectFrom('inquiries.conversations').select('id').executeTakeFirstOrThrow()
  const answer = await atMidori(`/console/inquiries/${id}`, { headers: { cookie: `madoguchi=${token}` } })
  assert.equal(answer.status, 404)
})

test('a webhook signed for one town is refused by the other, and nothing of it is stored', async () => {
  town.line.channels.configure({ webhookUrl: 'http://midori.test/webhooks/line' })
  const { record } = await town.line.phone('海野 けん').text('行き先違い')
  assert.notEqual(record.state, 'delivered')
  const stored = await midori.db.selectFrom('inquiries.line_events').select('webhook_event_id').execute()
  assert.deepEqual(stored, [])
})

test('an address of a file of one town leads nowhere at the other', async () => {
  const row = { sha256: Buffer.alloc(32, 7), media_type: 'image/png', bytes: 3, scan: 'clean' }
  await town.municipality.db.insertInto('kernel.files').values(row).execute()
  await town.program.files.put('aozora', row.sha256, new Uint8Array([1, 2, 3]))
  const token = await town.municipality.db
    .transaction()
    .execute((tx) => makeFileLink(tx, { sha256: row.sha256, name: 'a.png' }))
  assert.equal((await town.request(`/files/${token}/a.png`)).status, 200)
  assert.equal((await atMidori(`/files/${token}/a.png`)).status, 404)
})

test('a forwarded host name does not move a visitor to another town', async () => {
  const answer = await town.request('/', {
    headers: { 'x-forwarded-host': 'midori.test', forwarded: 'host=midori.test' },
  })
  assert.match(await answer.text(), /あおぞら市/)
})
