import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addOffer } from '../../../testing/workation.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown({ at: '2026-12-01T10:00:00+09:00' })
const get = (path: string, headers: Record<string, string> = {}) => town.request(path, { headers })
const text = async (response: Response | Promise<Response>) =>
  (await (await response).text())
    .replaceAll(/<script[^]*?<\/script>/g, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')

const seats = await addOffer(town, '港の席', 'workplace', { price: 1500 })
const office = await addOffer(town, '丘のオフィス', 'office', { price: 8000 })
const lodging = await addOffer(town, '灯台の宿', 'lodging', { price: 9000 })
const draft = await addOffer(town, '下書きの宿', 'lodging', { state: 'draft' })
const programme = await addOffer(town, '梅の収穫', 'programme', { price: 3000 })
await town.owner.query(
  `update workation.places set air_minutes = 110, road_minutes = 20, outlets = 40 where offer_id = $1`,
  [seats.offer],
)
await town.owner.query(
  `insert into workation.measurements (place_id, measured_at, source, instrument, down_mbps, up_mbps, latency_ms, staff_id)
   select $1, at::timestamptz, 'page', 'Chrome', down, 50, 10, 1
   from (values ('2026-01-10', 300), ('2026-11-20', 120)) m (at, down)`,
  [seats.offer],
)
await town.owner.query(
  `insert into workation.sessions (programme_id, starts_at, places) values ($1, '2026-12-20T09:00+09', 8)`,
  [programme.offer],
)

const NAMES = { [seats.offer]: '港の席', [office.offer]: '丘のオフィス', [lodging.offer]: '灯台の宿' }
const found = async (query: string) => {
  const page = await text(get(`/workation/places?${query}`))
  return Object.values(NAMES).filter((name) => page.includes(name))
}

test('the list is narrowed by its address: kind, people, measured speed, power, price, way and free days', async () => {
  const table: [string, string[]][] = [
    ['', ['港の席', '丘のオフィス', '灯台の宿']],
    ['kind=office', ['丘のオフィス']],
    ['people=11', ['丘のオフィス', '灯台の宿']],
    ['down=100', ['港の席']],
    ['down=200', []], // the newest reading counts, not the best
    ['power=40', ['港の席']],
    ['price=8000', ['港の席', '丘のオフィス']],
    ['air=120&road=20', ['港の席']],
    ['kind=lodging&people=20&from=2026-12-10&through=2026-12-12', ['灯台の宿']],
    ['kind=lodging&people=21&from=2026-12-10&through=2026-12-12', []],
    ['from=2026-12-12&through=2026-12-13', ['灯台の宿']], // a weekend
  ]
  for (const [query, names] of table) assert.deepEqual(await found(query), names, query)
  assert.match(await text(get('/workation/places?people=400')), /条件に合う場所はありません/)
})

test('a filter that is no value is told kindly in the language of the page, and the list stands without it', async () => {
  const answer = await get('/workation/places?kind=castle&people=many&from=2026-13-01&price=-1&down=<script>')
  assert.equal(answer.status, 422)
  const page = await text(answer)
  for (const words of [
    /種類は、一覧から/,
    /人数は、1 から 500/,
    /着く日を、日付で/,
    /料金は、0 から/,
    /下りの速さは/,
    /3件の場所/,
  ])
    assert.match(page, words)
  assert.match(
    await text(get('/en/workation/places?from=2026-12-10&through=2026-12-09')),
    /departure must not be before/,
  )
  assert.match(await text(get('/en/workation/places?from=2026-12-10&through=2027-12-09')), /60 days at most/)
})

test('what is a draft, gone or another kind of thing is not there', async () => {
  for (const path of [
    `places/${draft.offer}`,
    `places/${programme.offer}`,
    `programmes/${seats.offer}`,
    'places/999999',
    'places/x',
  ])
    assert.equal((await get(`/workation/${path}`)).status, 404, path)
})

test('every page has its twin in the other language, and machines are told so', async () => {
  for (const path of ['', '/places', `/places/${seats.offer}`, '/programmes', `/programmes/${programme.offer}`]) {
    const [ja, en] = [await (await get(`/workation${path}`)).text(), await (await get(`/en/workation${path}`)).text()]
    assert.match(ja, /<html lang="ja"/)
    assert.match(en, /<html lang="en"/)
    assert.ok(ja.includes(`hreflang="en" href="http://aozora.test/en/workation${path}"`), path)
    assert.ok(en.includes(`<a class="switch-link" href="/workation${path}" lang="ja"`), path)
    assert.ok(en.includes(`rel="canonical" href="http://aozora.test/en/workation${path}"`), path)
  }
  const map = await (await get('/workation/sitemap.xml')).text()
  assert.ok(map.includes(`<loc>http://aozora.test/en/workation/programmes/${programme.offer}</loc>`))
  assert.ok(!map.includes(`/places/${draft.offer}<`))
})

/** What a page tells to machines. */
const dataOf = async (path: string) => {
  const page = await (await get(path)).text()
  assert.ok(!page.includes('</script><b>'))
  return JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(page)![1]!)
}

test('a place and each date of a programme are told to machines as schema.org has them, and no name ends the script', async () => {
  await town.owner.query(`update workation.offers set name = '</script><b>宿' where id = $1`, [lodging.offer])
  const place = await dataOf(`/workation/places/${lodging.offer}`)
  assert.deepEqual([place['@type'], place.name, place.numberOfRooms], ['LodgingBusiness', '</script><b>宿', 10])
  const event = await dataOf(`/en/workation/programmes/${programme.offer}`)
  assert.equal(event['@type'], 'Event')
  assert.equal(Temporal.Instant.from(event.startDate).toString(), '2026-12-20T00:00:00Z')
  assert.equal(Temporal.Instant.from(event.endDate).toString(), '2026-12-20T02:00:00Z')
  await town.owner.query(`update workation.offers set name = '灯台の宿' where id = $1`, [lodging.offer])
})

test('pages are the same for everybody: kept by caches, each address by itself, without a session', async () => {
  const one = await get('/workation/places?kind=office')
  assert.match(one.headers.get('cache-control')!, /public.*s-maxage/)
  assert.equal(one.headers.get('set-cookie'), null)
  const again = await get('/workation/places?kind=office', { 'if-none-match': one.headers.get('etag')! })
  assert.equal(again.status, 304)
  assert.match(await text(get('/workation/places?kind=lodging')), /灯台の宿/)
})

test('the residents’ first page leads here as soon as something is published', async () => {
  assert.match(await text(get('/')), /ワーケーション/)
})

test('a list of 24 places is at most 100 KB with its stylesheet and scripts, without pictures', async () => {
  for (let more = 0; more < 21; more++)
    await addOffer(town, `宿 ${more} 寿限無寿限無五劫の擦り切れ海砂利水魚の水行末`, 'lodging')
  town.clock.advance({ seconds: 10 })
  const page = await (await get('/workation/places')).text()
  assert.equal(page.match(/class="offer-item"/g)?.length, 24)
  const parts = [...page.matchAll(/(?:<script type="module" src|<link rel="stylesheet" href)="([^"]+)"/g)].map(
    ([, href]) => href!,
  )
  const sizes = await Promise.all(parts.map(async (href) => (await (await get(href)).bytes()).length))
  const whole = sizes.reduce((sum, size) => sum + size, Buffer.byteLength(page))
  assert.ok(
    whole <= 100_000,
    `${whole} bytes: the page ${Buffer.byteLength(page)}, ${parts.join(' ')} ${sizes.join(' ')}`,
  )
})
