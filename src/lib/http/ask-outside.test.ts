import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { askOutside, type Outside, OutsideError } from './ask-outside.ts'

const servers: ReturnType<typeof createServer>[] = []
after(() => {
  for (const server of servers) server.closeAllConnections()
  for (const server of servers) server.close()
})

async function serve(listener: RequestListener, host = '127.0.0.1'): Promise<number> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((listening) => server.listen(0, host, listening))
  return (server.address() as AddressInfo).port
}

const outside: Outside = { mayReach: (address) => address === '127.0.0.1', patience: 60_000 }

const faultOf = (address: string, more: Partial<Outside> = {}): Promise<string> =>
  askOutside(address, { ...outside, ...more }).then(
    () => 'answered',
    (error: unknown) => (error instanceof OutsideError ? error.fault : String(error)),
  )

let asked = 0
const port = await serve((request, answer) => {
  asked += 1
  const { pathname, searchParams } = new URL(request.url!, 'http://x')
  if (pathname === '/json') return void answer.end('{"a":[1,"]}{"]}')
  if (pathname === '/html') return void answer.writeHead(404).end('<html>')
  if (pathname === '/hang') return
  if (pathname === '/deep') return void answer.end('['.repeat(100_000))
  if (pathname === '/wide') return void answer.end(`[${'{},'.repeat(200)}{}]`)
  if (pathname === '/to') return void answer.writeHead(302, { location: searchParams.get('to')! }).end()
  if (pathname === '/cut')
    return void answer.writeHead(200, { 'content-length': '100' }).write('{"a":', () => answer.destroy())
  if (pathname === '/endless') {
    const more = () => {
      while (!answer.destroyed && answer.write('"x",'.repeat(4_000)));
      if (!answer.destroyed) answer.once('drain', more)
    }
    answer.write('[')
    return more()
  }
})
const here = `http://127.0.0.1:${port}`
const to = (where: string) => `${here}/to?to=${encodeURIComponent(where)}`

test('JSON is read, whatever the status; anything else is nothing', async () => {
  assert.deepEqual(await askOutside(`${here}/json`, outside), { status: 200, json: { a: [1, ']}{'] } })
  assert.deepEqual(await askOutside(`${here}/html`, outside), { status: 404, json: undefined })
})

test('whoever hangs, sends without end, or breaks off is not waited for', async () => {
  assert.equal(await faultOf(`${here}/hang`, { patience: 50 }), 'slow')
  assert.equal(await faultOf(`${here}/hang`, { signal: AbortSignal.abort() }), 'slow')
  assert.equal(await faultOf(`${here}/endless`), 'too-much')
  assert.equal(await faultOf(`${here}/cut`), 'unreachable')
  assert.equal(await faultOf('http://127.0.0.1:1/'), 'unreachable')
})

test('JSON that is nested too deep or has too many parts is left before anything is made of it', async () => {
  assert.equal(await faultOf(`${here}/deep`), 'too-much')
  const limits = { largest: 1_000_000, deepest: 20, most: 100 }
  assert.equal(await faultOf(`${here}/wide`, { limits }), 'too-much')
  assert.equal(await faultOf(`${here}/wide`, { limits: { ...limits, most: 300 } }), 'answered')
})

test('a redirect is followed to http and https alone, and not for ever', async () => {
  assert.deepEqual((await askOutside(to('/json'), outside)).json, { a: [1, ']}{'] })
  for (const where of ['file:///etc/passwd', 'gopher://127.0.0.1/', 'javascript:1', 'http://['])
    assert.equal(await faultOf(to(where)), 'astray', where)
  assert.equal(await faultOf(to(to(to(to(to('/json')))))), 'astray')
})

test('nobody is led to an address that may not be reached: by name, by number, or by a redirect', async () => {
  asked = 0
  const none = { mayReach: () => false }
  for (const host of ['127.0.0.1', 'localhost', '0x7f.1', '2130706433', '[::ffff:127.0.0.1]'])
    assert.equal(await faultOf(`http://${host}:${port}/json`, none), 'refused-address', host)
  assert.equal(asked, 0)
  assert.equal(await faultOf(`${here}/to?to=${encodeURIComponent(`http://127.0.0.2:${port}/json`)}`), 'refused-address')
  assert.equal(asked, 1)
})
