import assert from 'node:assert/strict'
import { createAdaptorServer } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import pg from 'pg'
import { saveEntry } from '#kernel/municipality/directory.queries.ts'
import { createDatabase } from '#kernel/municipality/provision.ts'
import { apiOf } from '../../../../testing/api.ts'
import { fakeCatalogue, fakePackage } from '../../../../testing/fake-catalogue.ts'
import { harvestsOf } from '../../../../testing/harvests.ts'
import { catalogueOf, table } from '../../../../testing/open-data.ts'
import { testTown } from '../../../../testing/town.ts'
import { harvest, limitsOf } from '../harvest.ts'
import { readAddress } from './add-source.ts'
import { askAllRuns } from './ask-run.ts'

const SOURCES = '/console/opendata/sources'
const town = await testTown()
const { db, last, here } = harvestsOf(town)
const page = async (path: string) => (await town.request(path, { as: 'ishii' })).text()
const post = (path: string, fields: Record<string, string> = {}, as = 'ishii') => town.post(path, fields, as)
const audited = async () => {
  const { rows } = await town.owner.query("select action from kernel.audit_entries where action like 'harvest%'")
  return rows.map(({ action }) => action)
}

const server = process.env['TEST_DATABASE_URL']!
const neighbour = `t${process.pid}_green`
after(async () => {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(`drop database if exists ${neighbour} with (force)`)
  await client.end()
})

test('an address is taken as people copy it', () => {
  const table: [string, string | undefined][] = [
    [' https://data.example.jp/ ', 'https://data.example.jp'],
    ['https://data.example.jp/dataset', 'https://data.example.jp'],
    ['https://data.example.jp/api/3/action/package_list', 'https://data.example.jp'],
    ['https://example.jp/ckan/dataset/x', 'https://example.jp/ckan'],
    ['http://LOCALHOST:3000/opendata?q=1#x', 'http://localhost:3000'],
    ['javascript:alert(1)', undefined],
    ['file:///etc/passwd', undefined],
    ['https://name:word@data.example.jp', undefined],
    ['data.example.jp', undefined],
    [`https://data.example.jp/${'x'.repeat(600)}`, undefined],
  ]
  for (const [typed, address] of table) assert.equal(readAddress(typed), address, typed)
})

test('a source is added, harvested on demand, stopped and resumed, and everything of it stands in the trail', async () => {
  assert.match(await page(SOURCES), /収集先がありません/)
  const theirs = await fakeCatalogue([fakePackage('a'), { id: 'broken' }])
  const added = await post(SOURCES, { name: 'となり町', url: `${theirs.url}/dataset` })
  assert.equal(added.status, 303)
  const [, here] = /^(.*)\?done=source-added$/.exec(added.headers.get('location')!)!
  assert.match(await page(`${here}?done=source-added`), /収集先を加えました/)
  assert.equal((await post(`${here!}/runs`)).status, 303)
  assert.match(await page(here!), /順番を待っています/)
  assert.equal((await post(`${here!}/runs`)).status, 409)

  await town.work()
  const done = await page(here!)
  for (const words of [/新しい 1件/, /読めなかったもの 1件/, /broken/, /name・title が、読めません/])
    assert.match(done, words)
  assert.match(await page(SOURCES), /集めました/)

  theirs.packages = []
  await post(`${here!}/runs`)
  await town.work()
  const loss = await page(here!)
  assert.match(loss, /1件が、いちどになくなっています/)
  await post(`${here!}/runs`, { mayLose: '1' })
  await town.work()
  assert.match(await page(here!), /なくなった 1件/)

  assert.equal((await post(`${here!}/stop`)).status, 303)
  assert.match(await page(SOURCES), /止めています/)
  assert.equal((await post(`${here!}/runs`)).status, 409)
  assert.equal((await post(`${here!}/resumption`)).status, 303)
  assert.deepEqual(await audited(), [
    'harvest_source.added',
    'harvest.asked',
    'harvest.kept',
    'harvest.asked',
    'harvest.asked',
    'harvest.kept',
    'harvest_source.stopped',
    'harvest_source.resumed',
  ])
})

test('an address where no catalogue answers is told at its field, with what was typed', async () => {
  const nothing = await fakeCatalogue()
  nothing.manners = (_, __, answer) => (answer.writeHead(404).end('<html>'), true)
  const table: [Record<string, string>, RegExp][] = [
    [{ name: '', url: 'https://x.example.jp' }, /名前を入力してください/],
    [{ name: '町', url: 'x' }, /カタログの住所を入力してください/],
    [{ name: '町', url: nothing.url }, /CKAN の API が答えません/],
    [{ name: '町', url: 'http://127.0.0.1:1' }, /つながりません/],
    [{ name: '町', url: `${town.municipality.publicUrl}/opendata` }, /この町のカタログの住所です/],
  ]
  for (const [fields, words] of table) {
    const answer = await post(SOURCES, fields)
    assert.equal(answer.status, 422)
    const html = await answer.text()
    assert.match(html, words)
    assert.ok(html.includes(`value="${fields['url']!}"`))
  }
  const theirs = await fakeCatalogue()
  assert.equal((await post(SOURCES, { name: '一つ目', url: theirs.url })).status, 303)
  assert.equal((await post(SOURCES, { name: '二つ目', url: theirs.url })).status, 409)
})

test('sources are for those who look after the settings of the whole town', async () => {
  const tries = ['', '/1', '/1/runs', '/1/stop', '/1/resumption']
  for (const path of tries) assert.equal((await post(`${SOURCES}${path}`, {}, 'takahashi')).status, 403, path)
  assert.equal((await town.request(SOURCES, { as: 'takahashi' })).status, 403)
})

test('programs ask for a run and read what became of it, with the same right as in the console', async () => {
  const theirs = await fakeCatalogue([fakePackage('by-api')])
  const source = await harvestsOf(town).addSource(theirs.url)
  const { ask } = await apiOf(town, 'ishii', ['opendata:sources'])
  const json = { mayLose: 0 }
  assert.equal((await ask(`/opendata/sources/${source}/runs`, { method: 'POST', json })).status, 204)
  await town.work()
  const { items } = (await (await ask(`/opendata/sources/${source}/runs`)).json()) as { items: { state: string }[] }
  assert.deepEqual(
    items.map(({ state }) => state),
    ['done'],
  )
  const sources = (await (await ask('/opendata/sources')).json()) as { items: { id: number; shown: number }[] }
  assert.equal(sources.items.find(({ id }) => id === source)?.shown, 1)
  assert.equal((await ask('/opendata/sources/999999/runs', { method: 'POST', json })).status, 404)

  const other = await apiOf(town, 'takahashi', ['opendata:sources'])
  assert.equal((await other.ask('/opendata/sources')).status, 403)
  const scopeless = await apiOf(town, 'ishii', ['sections:read'])
  assert.equal((await scopeless.ask('/opendata/sources')).status, 403)
})

test('every night all sources are harvested that are not stopped, one after the other', async () => {
  const { rows } = await town.owner.query('select id from opendata.sources where stopped_at is null')
  const [stopped, ...others] = rows.map(({ id }) => Number(id))
  await post(`${SOURCES}/${stopped}/stop`)
  const before = (await last(stopped!)).id
  await askAllRuns(db, town.clock())
  await askAllRuns(db, town.clock()) // what waits is not doubled
  await town.work()
  assert.equal((await last(stopped!)).id, before)
  for (const id of others)
    assert.deepEqual([(await last(id)).askedBy, (await last(id)).endedAt === null], [null, false])
})

test('two towns of one program show each other’s datasets, over a socket, and no echo', async (t) => {
  await createDatabase(server, neighbour, 'template_town')
  const listening = createAdaptorServer({ fetch: town.app.fetch })
  await new Promise<void>((ready) => listening.listen(0, '127.0.0.1', ready))
  const { port } = listening.address() as AddressInfo
  const [blue, green] = [`http://127.0.0.1:${port}`, `http://localhost:${port}`]
  const directory = new pg.Client({ connectionString: town.program.settings.DATABASE_URL })
  await directory.connect()
  const { database } = (await directory.query("select database from directory.municipalities where slug = 'aozora'"))
    .rows[0]
  await saveEntry(directory, { slug: 'aozora', database, publicUrl: blue }, ['aozora.test', '127.0.0.1'])
  await saveEntry(directory, { slug: 'midori', database: neighbour, publicUrl: green }, ['localhost'])
  await directory.end()
  const midori = await town.program.municipalities.get('midori')
  await midori.db.updateTable('kernel.municipality').set({ name: 'みどり町' }).execute()
  t.after(() => listening.close())

  await catalogueOf(town).published('shelters', [table(['名', '人'], [['小学校', '200']])], { title: '避難所' })
  const ours = harvestsOf({ ...town, municipality: { ...midori, publicUrl: green } })
  const source = await ours.addSource(blue, 'あおぞら市')
  const first = await ours.harvested(source)
  assert.deepEqual([first.failure, first.added], [null, 2]) // their own, and what they harvested themselves
  const list = await (await fetch(`${green}/opendata`)).text()
  assert.match(list, /避難所/)
  assert.match(list, /ほかの町から/)
  const theirs = (await ours.here(source)).find(({ title }) => title === '避難所')
  assert.equal(theirs?.remoteUrl, `${blue}/opendata/sets/shelters`)

  const back = await harvestsOf(town).addSource(green, 'みどり町')
  await harvestsOf(town).ask(back)
  await harvest({ db: town.municipality.db, publicUrl: blue }, town.clock, back, limitsOf({ DEMO: true }))
  const echo = await last(back)
  assert.deepEqual([echo.failure, echo.seen, echo.added, echo.echoes], [null, 2, 0, 2])
  assert.deepEqual(await here(back), [])
})
