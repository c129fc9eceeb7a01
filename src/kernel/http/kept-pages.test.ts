import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, request as sendRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { testTown } from '../../testing/town.ts'
import type { Municipality } from '../municipality/municipalities.ts'
import type { SiteEnv } from './env.ts'
import { answerKept, keepAnonymousPages, noPages } from './kept-pages.ts'

const town = await testTown()
const rename = (name: string) => town.owner.query('update kernel.municipality set name = $1', [name])

/** Two towns behind one program, and pages that say how often they were made and for whom. */
function twoTowns() {
  const towns = new Map(['a.test', 'b.test'].map((host) => [host, { slug: host } as Municipality]))
  const municipalities = { ...town.program.municipalities, findByHost: async (host: string) => towns.get(host) }
  const program = { ...town.program, municipalities, keptPages: noPages() }
  let made = 0
  const app = new Hono<SiteEnv>()
    .use(keepAnonymousPages(program))
    .get('/everybody', (c) => {
      c.set('anonymous', {})
      return c.text(`${c.req.header('host')} ${++made}`)
    })
    .get('/narrowed', (c) => {
      c.set('anonymous', { query: true })
      return c.text(`${c.req.query('kind') ?? 'all'} ${++made}`)
    })
    .get('/gone', (c) => {
      c.set('anonymous', {})
      return made++ === 0 ? c.text('here') : c.text('gone', 410)
    })
    .get('/mine', (c) => c.text(`${c.req.header('cookie')} ${++made}`))
    .get('/with-cookie', (c) => {
      c.set('anonymous', {})
      setCookie(c, 'session', 'secret')
      return c.text(`${++made}`)
    })
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    app.request(`http://a.test${path}`, { method, headers: { host: 'a.test', ...headers } })
  return { app, program, get }
}
const text = async (response: Response | Promise<Response>) => (await response).text()

test('a page for everybody is made once for many visitors, and anew after some seconds', async () => {
  const { get } = twoTowns()
  assert.equal(await text(get('/everybody')), 'a.test 1')
  assert.equal(await text(get('/everybody?utm=1')), 'a.test 1')
  town.clock.advance({ seconds: 6 })
  assert.equal(await text(get('/everybody')), 'a.test 2')
})

test('a page that is narrowed by its query is kept for each of them, and never handed to another', async () => {
  const { get } = twoTowns()
  assert.equal(await text(get('/narrowed')), 'all 1')
  assert.equal(await text(get('/narrowed?kind=office')), 'office 2')
  assert.equal(await text(get('/narrowed?kind=lodging')), 'lodging 3')
  assert.equal(await text(get('/narrowed?kind=office')), 'office 2')
  assert.equal(await text(get('/narrowed')), 'all 1')
})

test('what one town shows is never handed to a visitor of another', async () => {
  const { get } = twoTowns()
  assert.equal(await text(get('/everybody')), 'a.test 1')
  assert.equal(await text(get('/everybody', { host: 'b.test' })), 'b.test 2')
  assert.equal((await get('/everybody', { host: 'c.test' })).headers.has('etag'), false)
})

test('a page that does not say that it is for everybody is made for each visitor', async () => {
  const { get } = twoTowns()
  assert.equal(await text(get('/mine', { cookie: 'suzuki' })), 'suzuki 1')
  assert.equal(await text(get('/mine', { cookie: 'sato' })), 'sato 2')
})

test('an answer that sets a cookie is never kept', async () => {
  const { get } = twoTowns()
  assert.equal(await text(get('/with-cookie')), '1')
  const second = await get('/with-cookie')
  assert.equal(await second.text(), '2')
  assert.equal(second.headers.has('cache-control'), false)
})

test('a page that is gone is gone for whoever looks next, and not shown again', async () => {
  const { get } = twoTowns()
  assert.equal(await text(get('/gone')), 'here')
  for (let look = 0; look < 3; look++) {
    town.clock.advance({ seconds: 6 })
    for (let again = 0; again < 3; again++) assert.equal((await get('/gone')).status, 410, `${look} ${again}`)
  }
})

test('what is kept is bounded by its size, whatever addresses are asked for', async () => {
  const { app, program } = twoTowns()
  app.get('/large', (c) => {
    c.set('anonymous', { query: true })
    c.req.query()
    return c.text('x'.repeat(8 * 1024 * 1024))
  })
  for (let n = 0; n < 20; n++) await app.request(`http://a.test/large?n=${n}`, { headers: { host: 'a.test' } })
  assert.ok(program.keptPages.bytes <= 64 * 1024 * 1024, String(program.keptPages.bytes))
  assert.ok(program.keptPages.bytes > 0)
})

test('nothing but looking is answered from memory', async () => {
  const { get } = twoTowns()
  await get('/everybody')
  assert.equal((await get('/everybody', {}, 'POST')).status, 404)
})

test('the portal may be kept on the way, and whoever has it already gets no second copy', async () => {
  const first = await town.request('/')
  const tag = first.headers.get('etag') ?? ''
  assert.match(tag, /^".+"$/)
  assert.equal(first.headers.get('cache-control'), 'public, max-age=0, s-maxage=60, stale-while-revalidate=600')
  assert.match(first.headers.get('content-security-policy') ?? '', /default-src 'none'/)
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
    const again = await town.request('/', { headers: { 'if-none-match': known } })
    assert.equal(again.status, 304)
    assert.equal(again.headers.get('etag'), tag)
    assert.equal(await again.text(), '')
  }
  assert.equal((await town.request('/', { headers: { 'if-none-match': '"other"' } })).status, 200)
  await rename('ひので市')
  town.clock.advance({ seconds: 6 })
  const renamed = await town.request('/', { headers: { 'if-none-match': tag } })
  assert.equal(renamed.status, 200)
  assert.match(await renamed.text(), /ひので市/)
})

test('somebody who is signed in sees the same portal as anybody, and leaves nothing of theirs in it', async () => {
  town.clock.advance({ seconds: 6 })
  const signedIn = await town.request('/', { as: 'suzuki' })
  const anybody = await town.request('/')
  assert.equal(await signedIn.text(), await anybody.text())
  assert.equal(signedIn.headers.has('set-cookie') || anybody.headers.has('set-cookie'), false)
})

test('pages of somebody who is signed in are kept nowhere, and shown to nobody else', async () => {
  for (const path of ['/console', '/console/inquiries', '/console/account']) {
    const own = await town.request(path, { as: 'suzuki' })
    assert.equal(own.headers.get('cache-control'), 'no-store', path)
    assert.match(await own.text(), /鈴木 健太/)
    const stranger = await town.request(path)
    assert.equal(stranger.status, 303, path)
    assert.doesNotMatch(await (await town.request(path, { as: 'watanabe' })).text(), /鈴木 健太/)
  }
})

test('a server that listens answers what is kept by itself: the same bytes, not modified, and made anew in time', async () => {
  const { app, program } = twoTowns()
  const kept = answerKept(program)
  let asked = 0
  const server = createServer((request, response) => {
    if (kept(request, response)) return
    asked++
    void getRequestListener(app.fetch)(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<{ status?: number; tag?: string; body: string }>((resolve, reject) => {
      const options = { host: '127.0.0.1', port, path, method, headers: { host: `a.test:${port}`, ...headers } }
      sendRequest(options, async (response) => {
        const body = String(Buffer.concat(await response.toArray()))
        const { etag } = response.headers
        resolve({ ...(response.statusCode && { status: response.statusCode }), ...(etag && { tag: etag }), body })
      })
        .on('error', reject)
        .end()
    })
  const first = await get('/everybody')
  assert.deepEqual(await get('/everybody?utm=1'), first)
  assert.deepEqual(await get('/everybody', { 'if-none-match': first.tag! }), { status: 304, tag: first.tag, body: '' })
  assert.equal(asked, 1)
  assert.equal((await get('/everybody', { host: 'b.test' })).body, 'b.test 2')
  assert.equal((await get('/everybody', {}, 'POST')).status, 404)
  assert.equal(asked, 3)
  town.clock.advance({ seconds: 6 })
  assert.notEqual((await get('/everybody')).body, first.body)
  assert.equal(asked, 4)
  server.close()
})
