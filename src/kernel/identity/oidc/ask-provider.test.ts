import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { identityProvider } from '../../../testing/identity-provider.ts'
import { Refusal } from '#lib/refusal.ts'
import { askProvider } from './ask-provider.ts'

let answer: (response: ServerResponse) => void = () => {}
let asked: (string | undefined)[] = []
const strange = createServer((request, response) => {
  asked.push(request.url)
  answer(response)
})
await once(strange.listen(0, '127.0.0.1'), 'listening')
after(() => strange.close().closeAllConnections())
const issuer = `http://127.0.0.1:${(strange.address() as AddressInfo).port}`
const client = { clientId: 'aozora', secret: 'secret-of-the-test-client' }

const json = (body: object) => (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))

test('a provider that knows us is found, under the name it gives itself', async () => {
  const idp = await identityProvider(['http://aozora.test/oidc/1/callback'])
  assert.equal(await askProvider({ ...client, issuer: `${idp.issuer}/` }), idp.issuer)
})

test('a client that the provider does not know, or with another secret, is told before anybody tries', async () => {
  const idp = await identityProvider(['http://aozora.test/oidc/1/callback'])
  for (const wrong of [
    { ...client, secret: 'another secret' },
    { ...client, clientId: 'somebody' },
  ]) {
    await assert.rejects(askProvider({ ...wrong, issuer: idp.issuer }), (error: unknown) => {
      assert.ok(error instanceof Refusal)
      assert.deepEqual([error.status, error.field], [422, 'clientSecret'])
      return true
    })
  }
})

const answers: [string, (response: ServerResponse) => void, RegExp, patience?: number][] = [
  ['has no configuration', (response) => response.writeHead(404).end(), /設定が見つかりません\(404\)/],
  [
    'leads elsewhere',
    (response) => response.writeHead(302, { location: `${issuer}/elsewhere` }).end(),
    /別の住所へ移るように/,
  ],
  [
    'answers with a page',
    (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>こんにちは</p>'),
    /OpenID Connect のものではありません/,
  ],
  ['answers with something else', json({ hello: 'world' }), /OpenID Connect のものではありません/],
  ['is another', json({ issuer: 'https://other.example.jp' }), /別の発行者「https:\/\/other\.example\.jp」/],
  ['cannot sign in anybody', json({ issuer }), /サインインに要る住所を答えません/],
  ['hangs up', (response) => response.destroy(), /つながりません/],
  ['keeps silent', () => {}, /答えません。/, 0.1],
]

for (const [what, behave, words, patience] of answers) {
  test(`a provider that ${what} is refused, with words that say what to look at`, async () => {
    asked = []
    answer = behave
    await assert.rejects(askProvider({ ...client, issuer }, patience), (error: unknown) => {
      assert.ok(error instanceof Refusal)
      assert.deepEqual([error.status, error.field], [422, 'issuer'])
      assert.match(error.message, words)
      return true
    })
    const elsewhere = asked.filter((url) => url !== '/.well-known/openid-configuration')
    assert.deepEqual(elsewhere, [], 'nothing else was asked for')
  })
}

test('nobody at the address, or no https outside this machine, is no provider', async () => {
  for (const [address, words] of [
    ['http://127.0.0.1:9', /つながりません/],
    ['http://login.example.jp', /OpenID Connect のものではありません/],
  ] as const)
    await assert.rejects(askProvider({ ...client, issuer: address }), words)
})
