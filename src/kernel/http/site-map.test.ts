import assert from 'node:assert/strict'
import { test } from 'node:test'
import { publishedDataset } from '../../testing/published-dataset.ts'
import { testTown } from '../../testing/town.ts'
import { ADDRESSES_OF_A_FILE, siteMap } from './site-map.ts'

const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const read = async (path: string) => (await town.request(path)).text()
const locations = (xml: string) => [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) => url!)

test('search engines find every public dataset from robots.txt on, with the day it changed, and are kept out of the console', async () => {
  assert.equal((await town.request('/opendata/sitemap-1.xml')).status, 404)
  await publishedDataset(town, 'parks', 'ijuu')
  await publishedDataset(town, 'withdrawn', 'ijuu')
  await town.owner.query("update opendata.datasets set modified_at = '2026-11-06T09:00:00+09:00' where slug = 'parks'")
  await town.owner.query("update opendata.datasets set modified_at = null, shown_since = null where slug = 'withdrawn'")
  const robots = await read('/robots.txt')
  assert.match(robots, /^User-agent: \*\nDisallow: \/console\n/)
  const index = /^Sitemap: http:\/\/aozora\.test(\/.*)$/m.exec(robots)![1]!
  const maps = locations(await read(index))
  assert.deepEqual(maps, ['http://aozora.test/workation/sitemap.xml', 'http://aozora.test/opendata/sitemap-1.xml'])
  const map = await read('/opendata/sitemap-1.xml')
  assert.deepEqual(locations(map), ['http://aozora.test/opendata/sets/parks'])
  assert.match(map, /<lastmod>2026-11-06T00:00:00Z<\/lastmod>/)
  assert.equal((await town.request('/opendata/sitemap-2.xml')).status, 404)
  for (const url of maps) assert.equal((await town.request(new URL(url).pathname)).status, 200)
})

test('a sitemap has no more addresses than its protocol allows, and no mark of XML in them', () => {
  const page = { path: '/a?b=1&c=<2>', changedAt: town.clock() } as const
  assert.match(siteMap('http://aozora.test', [page]), /<loc>http:\/\/aozora\.test\/a\?b=1&amp;c=&lt;2&gt;<\/loc>/)
  const pages = Array.from({ length: ADDRESSES_OF_A_FILE + 1 }, () => page)
  assert.throws(() => siteMap('http://aozora.test', pages), RangeError)
})
