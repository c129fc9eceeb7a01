import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { getRequestListener } from '@hono/node-server'
import { Action, Portal } from 'ckanapi'
import { fakeCatalogue, fakePackage } from '../../../testing/fake-catalogue.ts'
import { harvestsOf } from '../../../testing/harvests.ts'
import { catalogueOf, table } from '../../../testing/open-data.ts'
import { testTown } from '../../../testing/town.ts'
import { fold } from '#lib/text/fold.ts'

const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const { made, published } = catalogueOf(town)

/** The catalogue behind a socket, as a client that knows only CKAN meets it. */
const server = createServer((request, response) => {
  const host = request.rawHeaders.findIndex((name) => name.toLowerCase() === 'host')
  request.rawHeaders[host + 1] = 'aozora.test'
  void getRequestListener(town.app.fetch)(request, response)
}).listen(0, '127.0.0.1')
await once(server, 'listening')
after(() => server.close())
const client = new Portal(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
// oxlint-disable-next-line typescript/no-explicit-any -- what comes over the wire is what is tested
const portal = {
  call: (name: string, payload?: object): Promise<any> => client.invoke(new Action(name), payload as never),
}

const places = table(
  ['名称', '緯度', '経度'],
  Array.from({ length: 250 }, (_, n) => [`場所${n}`, '31.5', '131.4']),
  { latitude: 2, longitude: 3 },
)
await published('parks', [places], { title: '公園の一覧', keywords: ['公園', '遊び'], theme: 'ENVI' })
town.clock.advance({ hours: 1 })
await published('wifi', [table(['名称', 'SSID'], [['市役所', 'Aozora_Free']])], {
  title: '公衆無線LAN',
  keywords: ['Wi-Fi'],
  theme: 'TECH',
  licence: 'cc0-1.0',
})
await made('secret', { title: '下書きの公園' })

const get = async (path: string) => {
  const answer = await town.request(path)
  return { status: answer.status, body: (await answer.json()) as Record<string, any> }
}

test('a client for CKAN works unchanged: it lists, searches, opens a dataset and reads its rows', async () => {
  assert.deepEqual(await portal.call('package_list'), ['parks', 'wifi'])
  assert.match((await portal.call('status_show')).ckan_version, /^2\./)
  const found = await portal.call('package_search', { q: '公園', rows: 5 })
  assert.equal(found.count, 1)
  const dataset = await portal.call('package_show', { id: found.results[0].id })
  assert.equal(dataset.name, 'parks')
  assert.deepEqual(dataset.resources.map((one: any) => one.format).toSorted(), ['CSV', 'GeoJSON', 'JSON'])
  const csv = dataset.resources.find((one: any) => one.format === 'CSV')
  assert.equal((await portal.call('resource_show', { id: csv.id })).url, csv.url)
  const rows = await portal.call('datastore_search', { resource_id: csv.id, limit: 2, offset: 100 })
  assert.equal(rows.total, 250)
  assert.deepEqual(rows.records[0], { _id: 101, 名称: '場所100', 緯度: '31.5', 経度: '131.4' })
  const one = await portal.call('datastore_search', {
    resource_id: csv.id,
    filters: { 名称: '場所7' },
    fields: ['名称'],
  })
  assert.deepEqual(one.records, [{ _id: 8, 名称: '場所7' }])
  assert.equal((await portal.call('datastore_search', { resource_id: csv.id, q: '場所24' })).total, 11)
  await assert.rejects(portal.call('package_show', { id: 'secret' }), { __type: 'Not Found Error' })
})

const search = async (query: Record<string, string>) =>
  (await get(`/api/3/action/package_search?${new URLSearchParams(query)}`)).body['result']

test('a search is narrowed, sorted, paged and counted as CKAN does it', async () => {
  const names = async (query: Record<string, string>) => (await search(query)).results.map((one: any) => one.name)
  assert.deepEqual(await names({ q: '*:*' }), ['wifi', 'parks'])
  assert.deepEqual(await names({ q: '', sort: 'name asc' }), ['parks', 'wifi'])
  assert.deepEqual(await names({ fq: 'tags:"Wi-Fi"' }), ['wifi'])
  assert.deepEqual(await names({ fq: '+organization:ijuu +res_format:GeoJSON' }), ['parks'])
  assert.deepEqual(await names({ fq: 'license_id:(cc-zero OR pdl-1.0)' }), ['wifi'])
  assert.deepEqual(await names({ fq: '-tags:公園' }), ['wifi'])
  assert.deepEqual(await names({ q: 'ＬＡＮ' }), ['wifi'])
  assert.deepEqual(await names({ q: '100%' }), [])
  assert.deepEqual(await names({ q: 'title:公園*' }), ['parks'])
  assert.deepEqual(await names({ rows: '1', start: '1' }), ['parks'])
  const facets = await search({ rows: '0', 'facet.field': '["organization","tags"]', 'facet.limit': '2' })
  assert.deepEqual(facets.results, [])
  assert.deepEqual(facets.search_facets.organization.items, [
    { name: 'ijuu', display_name: '移住定住推進課', count: 2 },
  ])
  assert.equal(facets.search_facets.tags.items.length, 2)
})

test('organizations, tags and all packages with their resources can be listed', async () => {
  assert.deepEqual((await get('/api/3/action/organization_list')).body['result'], ['ijuu'])
  const [whole] = (await get('/api/3/action/organization_list?all_fields=true')).body['result']
  assert.deepEqual([whole.title, whole.package_count], ['移住定住推進課', 2])
  assert.deepEqual((await get('/api/3/action/tag_list')).body['result'], ['Wi-Fi', '公園', '遊び'])
  const { result } = (await get('/api/3/action/current_package_list_with_resources?limit=1')).body
  assert.deepEqual(
    result.map((one: any) => [one.name, one.num_resources]),
    [['wifi', 2]],
  )
})

test('what cannot be answered says so in the words of CKAN', async () => {
  const cases: [string, number, string][] = [
    ['package_show', 409, 'Validation Error'],
    ['package_show?id=nothing', 404, 'Not Found Error'],
    ['resource_show?id=not-a-uuid', 404, 'Not Found Error'],
    ['package_search?rows=x', 409, 'Validation Error'],
    ['package_search?start=-1', 409, 'Validation Error'],
    ['package_search?sort=wish+asc', 409, 'Validation Error'],
    ['package_search?fq=nothing_we_know:1', 409, 'Search Query Error'],
    ['datastore_search?resource_id=0', 404, 'Not Found Error'],
  ]
  for (const [action, status, type] of cases) {
    const answer = await get(`/api/3/action/${action}`)
    assert.deepEqual(
      [answer.status, answer.body['success'], answer.body['error'].__type],
      [status, false, type],
      action,
    )
  }
  assert.equal((await get('/api/3/action/package_delete?id=parks')).status, 400)
  const posted = await town.request('/api/3/action/package_show', {
    method: 'POST',
    body: '{"id":',
    headers: { 'content-type': 'application/json' },
  })
  assert.equal(posted.status, 400)
  const resource = (await portal.call('package_show', { id: 'wifi' })).resources[0].id
  for (const wrong of ['filters={"なし":1}', 'filters=[1]', 'filters={', 'fields=なし', 'sort=名称', 'limit=-1'])
    assert.equal((await get(`/api/3/action/datastore_search?resource_id=${resource}&${wrong}`)).status, 409, wrong)
})

test('words are folded by the database as by the program', async () => {
  for (const words of ['ゴミ ｺﾞﾐ', 'Ｗｉ‐Ｆｉ', 'アイ・ターン−ヴ', '  二つ\u3000の  言葉 ', 'ÄÉ 100%']) {
    const { rows } = await town.owner.query('select opendata.folded($1) as folded', [words])
    assert.equal(rows[0].folded, fold(words), words)
  }
  for (const q of ['WiFi', 'wi-fi', 'ＷＩＦＩ']) assert.equal((await search({ q })).count, 1, q)
})

test('a file of a harvested dataset is found by the id that its package gives it', async () => {
  const { addSource, harvested } = harvestsOf(town)
  const theirs = await fakeCatalogue([fakePackage('roads')])
  const source = await addSource(theirs.url)
  await harvested(source)
  const { resources } = await portal.call('package_show', { id: `next${source}-roads` })
  const shown = await portal.call('resource_show', { id: resources[0].id })
  assert.deepEqual(shown, resources[0])
  assert.equal(shown.url, 'https://data.example.jp/roads.csv')
  const dataset = shown.package_id
  for (const id of [`${dataset}-1`, `${dataset}-`, `${dataset}-0-0`, `${'x'.repeat(36)}-0`, `${dataset}-1e0`])
    assert.equal((await get(`/api/3/action/resource_show?id=${id}`)).status, 404, id)
})

test('a list of packages is all of them, however many, or as many as are asked for', async () => {
  await town.owner.query(
    `insert into opendata.datasets (slug, title, summary, section_id, theme, frequency, source, made_at, shown_since, modified_at, publisher_code, publisher_name)
     select 'x-many-' || n, 'データ', '一覧', (select min(id) from kernel.sections), 'REGI', 'annual', 'file', now(), now(), now(), 'ijuu', '課'
     from generate_series(1, 1200) n`,
  )
  const { rows } = await town.owner.query('select count(*)::int from opendata.datasets where modified_at is not null')
  const [{ count }] = rows
  assert.equal((await portal.call('package_list')).length, count)
  assert.equal((await portal.call('package_list', { limit: 1_100 })).length, 1_100)
  assert.equal((await portal.call('package_list', { limit: 1_100, offset: 1_000 })).length, count - 1_000)
})
