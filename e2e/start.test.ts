// npm start as a newcomer meets it: everything comes up, stays up, comes back after a kill, and goes away when told.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, test } from 'node:test'
import { runningServer } from '../src/lib/postgres/cluster.ts'
import { placeFor } from '../src/lib/postgres/binaries.ts'

const root = resolve(import.meta.dirname, '..')
const dataDir = mkdtempSync(join(tmpdir(), 'madoguchi-start-'))
const begun: Started[] = []
after(async () => {
  for (const { child } of begun) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  rmSync(dataDir, { recursive: true, force: true })
})

interface Started {
  child: ChildProcess
  said: () => string
  /** Address of the residents' pages. */
  url: string
}

/** The start that still runs. */
function running(): Started {
  const found = begun.findLast(({ child }) => child.exitCode === null && child.signalCode === null)
  assert.ok(found)
  return found
}

/** Until it says that it runs, or ends. */
async function start(): Promise<Started> {
  const ports = { PORT: '0', LINE_SIMULATOR_PORT: '0', IDENTITY_SIMULATOR_PORT: '0', LLM_SIMULATOR_PORT: '0' }
  const env = { ...process.env, ...ports, DATA_DIR: dataDir, DATABASE_URL: '' }
  const child = spawn(process.execPath, ['--import', './tools/tsx-loader.js', 'src/dev.ts'], { cwd: root, env })
  let said = ''
  await new Promise<void>((done) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text
        if (said.includes('止めるには Ctrl-C')) done()
      })
    }
    child.once('close', () => done())
  })
  const started = { child, said: () => said, url: /住民のページ\s+(http\S+)/.exec(said)?.[1] ?? '' }
  begun.push(started)
  return started
}

/** Asks under a host name of our choice: resolvers know nothing of midori.localhost. */
function at(url: string, host: string, path = '/'): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(url)
    const asked = request({ host: '127.0.0.1', port, path, headers: { host: `${host}:${port}` } }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (text: string) => (body += text))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    asked.on('error', reject).end()
  })
}

const titleAt = async (url: string, host: string): Promise<string> => {
  const { status, body } = await at(url, host)
  return /<title>([^<]*)/.exec(body)?.[1] ?? `no title, ${status}`
}

const server = () => runningServer(placeFor(dataDir).cluster)

test('both towns open their doors, and the way in is printed', async () => {
  const first = await start()
  assert.ok(first.url, first.said())
  assert.match(await titleAt(first.url, 'localhost'), /あおぞら市/, first.said())
  assert.match(await titleAt(first.url, 'midori.localhost'), /みどり町/)
  assert.match(first.said(), /LINE の電話 +http/)
  assert.match(first.said(), /送ったメール +http\S+\/dev\/mail/)
  assert.match(first.said(), /パスワード +\S{15,}/)
})

test('a second start in the same place says where the first one is, and disturbs nothing', async () => {
  const first = running()
  const second = await start()
  await (second.child.exitCode === null && once(second.child, 'exit'))
  assert.equal(second.child.exitCode, 1)
  assert.match(second.said(), /もう動いています .*: http:\/\/localhost:\d+/)
  assert.equal(first.child.exitCode, null)
})

test('after kill -9 the next start takes over the database that still runs', async () => {
  running().child.kill('SIGKILL')
  const before = server()
  const again = await start()
  assert.match(await titleAt(again.url, 'localhost'), /あおぞら市/, again.said())
  assert.ok(before)
  assert.equal(server(), before)
})

test('a database that dies is started again, and the pages come back by themselves', async () => {
  const dead = server()
  assert.ok(dead)
  process.kill(dead, 'SIGKILL')
  while (server() === dead || (await at(running().url, 'localhost', '/readyz')).body !== 'ready');
  assert.match(await titleAt(running().url, 'localhost'), /あおぞら市/)
})

test('told to stop, it takes everything along', async () => {
  const { child } = running()
  child.kill('SIGTERM')
  const [code] = (await once(child, 'exit')) as [number]
  assert.equal(code, 0)
  assert.equal(server(), undefined)
})
