import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reachOf, readUrl } from './reach.ts'
import { newSecret, signedHeaders } from './signature.ts'
import { MOST_TRIES, nextTry } from './webhook.ts'

test('what is signed is what the libraries of Standard Webhooks sign: their own example', () => {
  const at = Temporal.Instant.fromEpochMilliseconds(1_614_265_330_000)
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  const headers = signedHeaders('msg_p5jXN8AQM9LWM0D4loKWxJek', at, '{"test": 2432232314}', [secret, newSecret()])
  const [first, second] = headers['webhook-signature']!.split(' ')
  assert.equal(first, 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  assert.match(second!, /^v1,[A-Za-z0-9+/]{43}=$/)
  assert.equal(headers['webhook-timestamp'], '1614265330')
})

test('what does not arrive is tried twelve times in a day', () => {
  const began = Temporal.Instant.from('2026-11-24T01:00:00Z')
  let [tried, at]: [number, Temporal.Instant | undefined] = [1, began]
  let last = began
  for (; at; at = nextTry(tried, at), tried += at ? 1 : 0) last = at
  assert.equal(tried, MOST_TRIES)
  assert.equal(last.since(began).total('hours'), 24)
})

type Networks = Parameters<typeof reachOf>[0]
const outside: Networks = { DEMO: false, WEBHOOK_NETWORKS: undefined }
const isRefused = (url: string, networks = outside) => 'wrong' in readUrl(url, networks)

test('an address that can never do is refused when it is typed', () => {
  const schemes = [
    '',
    'x',
    'example.jp',
    'ftp://example.jp/',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'http://example.jp/',
  ]
  const here = [
    'https://localhost/',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://[::1]/',
  ]
  const mapped = [
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[::ffff:a9fe:a9fe]/',
    'https://[2002:7f00:1::]/',
  ]
  const inside = [
    'https://10.0.0.1/',
    'https://192.168.1.1/',
    'https://169.254.169.254/latest/',
    'https://[fe80::1]/',
    'https://[fd00::1]/',
  ]
  const odd = [
    'https://a:b@example.jp/',
    'https://example.jp/#x',
    `https://example.jp/${'x'.repeat(600)}`,
    'https://１２７.０.０.１/',
  ]
  for (const one of [...schemes, ...here, ...mapped, ...inside, ...odd]) assert.ok(isRefused(one), one)
  for (const one of ['https://example.jp/hooks?a=1', 'https://8.8.8.8/', 'https://例え.jp/'])
    assert.ok(!isRefused(one), one)
})

test('networks of the town are reached where the operator names them, and this machine in the demo', () => {
  const own: Networks = { DEMO: false, WEBHOOK_NETWORKS: '10.1.2.0/24' }
  assert.ok(!isRefused('https://10.1.2.3/', own))
  assert.ok(isRefused('https://10.1.3.3/', own))
  assert.ok(isRefused('http://10.1.2.3/', own)) // only to this machine without encryption
  const demo: Networks = { DEMO: true, WEBHOOK_NETWORKS: undefined }
  assert.ok(!isRefused('http://localhost:4940/', demo))
  assert.ok(isRefused('https://10.1.2.3/', demo))
  assert.ok(reachOf(demo)('::ffff:127.0.0.1'))
  assert.ok(!reachOf(own)('127.0.0.1'))
})
