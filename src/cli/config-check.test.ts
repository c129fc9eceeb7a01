import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { createMinato, installation } from './installation.fixture.ts'

const { run, json, databaseUrl } = installation('minato')

before(async () => {
  await run(createMinato)
})

test('config check tells what LINE says of the token, and which demo secrets are left', async () => {
  let status = 200
  const line = createServer((_request, response) => {
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end('{"displayName":"みなと町","basicId":"@minato"}')
  })
  await once(line.listen(0, '127.0.0.1'), 'listening')
  after(() => line.close())
  const base = { LINE_API_BASE_URL: `http://127.0.0.1:${(line.address() as AddressInfo).port}` }
  const channel = { ...base, LINE_CHANNEL_SECRET: 'x'.repeat(32), LINE_CHANNEL_ACCESS_TOKEN: 'token-of-the-test' }
  const found = async (what: string, over: Record<string, string>) => {
    const { exit, findings } = await json(['config', 'check'], over)
    return [exit, findings.find((finding: { what: string }) => finding.what === what)?.level]
  }
  assert.deepEqual(await found('minato LINE', base), [0, 'warn'])
  const other = installation('minato')
  const fresh = { ...channel, ...other.env }
  assert.equal((await json(createMinato, fresh)).channel, true)
  assert.deepEqual(await found('minato LINE', fresh), [0, 'ok'])
  status = 401
  assert.deepEqual(await found('minato LINE', fresh), [1, 'fail'])
  const otherKey = { ...fresh, SECRET_KEY: 'another-secret-key-that-opens-nothing-here' }
  assert.deepEqual(await found('minato LINE', otherKey), [1, 'fail'])
  assert.deepEqual(await found('秘密 (secrets)', { LINE_CHANNEL_SECRET: 'demo-channel-secret' }), [1, 'fail'])
  assert.deepEqual(await found('設定 (settings)', { PORT: 'many' }), [1, 'fail'])
  assert.deepEqual(await found('メール (SMTP)', { SMTP_URL: 'smtp://127.0.0.1:1' }), [1, 'fail'])
})

test('a database account that may change the audit trail is found', async () => {
  const owner = new pg.Client({ connectionString: databaseUrl('minato') })
  await owner.connect()
  await owner.query('grant update on kernel.audit_entries to madoguchi_program')
  const { exit, findings } = await json(['config', 'check'])
  assert.equal(exit, 1)
  assert.match(
    findings.find((finding: { what: string }) => finding.what === 'minato').message,
    /監査証跡を書き換えられます/,
  )
  await owner.end()
  assert.equal((await run(['db', 'migrate'])).code, 0)
  assert.equal((await run(['config', 'check'])).code, 0)
})
