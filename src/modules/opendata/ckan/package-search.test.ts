import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { catalogueOf, table } from '../../../testing/open-data.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const { published } = catalogueOf(town)
const lines = table(['名称'], [['市役所']])
await published('old', [lines], { title: '古い公園', keywords: ['公園'] })
town.clock.advance({ hours: 24 * 20 })
await published('wifi', [lines], { title: '公衆無線LAN Wi-Fi', keywords: ['通信'], licence: 'cc0-1.0' })

type Query = Record<string, string | string[]>

async function ask(query: Query) {
  const address = new URLSearchParams(
    Object.entries(query).flatMap(([name, of]) => [of].flat().map((one) => [name, one])),
  )
  const answer = await town.request(`/api/3/action/package_search?${address}`)
  return { status: answer.status, body: (await answer.json()) as Record<string, any> }
}

async function names(query: Query): Promise<string[]> {
  const { status, body } = await ask({ sort: 'name asc', ...query })
  assert.equal(status, 200, JSON.stringify([query, body]))
  return body['result'].results.map((one: { name: string }) => one.name)
}

const [ALL, NONE] = [['old', 'wifi'], []]

test('a range of dates finds what was changed, or came, within it', async () => {
  const cases: [string, string[]][] = [
    ['metadata_modified:[2026-12-04T00:00:00Z TO *]', ['wifi']],
    ['metadata_modified:[* TO 2026-12-04T00:00:00Z]', ['old']],
    ['metadata_created:["2026-11-01T00:00:00Z" TO NOW]', ALL],
    ['metadata_modified:[NOW-7DAYS TO NOW]', ['wifi']],
    ['metadata_modified:[NOW/DAY-1MONTH TO NOW-1DAYS]', ['old']],
    ['metadata_modified:[2026-12-14T01:00:00Z TO *]', ['wifi']],
    ['metadata_modified:{2026-12-14T01:00:00Z TO *]', NONE],
    ['-metadata_modified:[NOW-7DAYS TO *]', ['old']],
    ['metadata_created:"2026-12-14T01:00:00Z"', ['wifi']],
    ['metadata_modified:*', ALL],
    ['title:[* TO *]', ALL],
    ['*:[* TO *]', ALL],
    ['title:公園 AND metadata_modified:[NOW-1YEAR TO *]', ['old']],
  ]
  for (const [fq, expected] of cases) assert.deepEqual(await names({ fq }), expected, fq)
})

test('AND, OR, NOT and parentheses mean what they say', async () => {
  const cases: [string, string[]][] = [
    ['title:公園 OR tags:通信', ALL],
    ['title:公園 AND tags:通信', NONE],
    ['title:公園 tags:通信', NONE],
    ['title:公園 || title:LAN', ALL],
    ['(title:公園 OR title:LAN) AND license_id:cc-zero', ['wifi']],
    ['title:公園 OR (title:LAN AND -license_id:cc-zero)', ['old']],
    ['title:(公園 OR LAN)', ALL],
    ['title:(古い AND 公園)', ['old']],
    ['title:(古い LAN)', NONE],
    ['NOT (title:公園 OR title:LAN)', NONE],
    ['!name:old', ['wifi']],
    ['+name:o* +state:active', ['old']],
    ['name:old^2 OR name:"wifi"^0.5', ALL],
    ['res_format:(csv OR XLSX)', ALL],
    ['license_id:*', ALL],
    ['tags:* -groups:*', ALL],
    ['groups:anything', NONE],
    ['extras_theme:x OR name:old', ['old']],
    ['(((name:old', ['old']],
    ['name:old))) OR', ['old']],
    ['AND OR name:old OR OR', ['old']],
  ]
  for (const [fq, expected] of cases) assert.deepEqual(await names({ fq }), expected, fq)
  assert.deepEqual(await names({ q: '公園 OR Wi-Fi' }), ALL)
  assert.deepEqual(await names({ q: '(公園 古い) OR なし' }), ['old'])
  assert.deepEqual(await names({ fq_list: '["title:公園 OR title:LAN","name:wifi"]' }), ['wifi'])
})

test('a search without a word narrows nothing', async () => {
  for (const q of [
    '',
    ' ',
    '-',
    '・',
    '+',
    '""',
    '" "',
    '--',
    '- -',
    '"-"',
    '()',
    '(-)',
    '-"・"',
    'OR',
    'NOT',
    '*',
    '*:*',
    '- OR ・',
  ])
    for (const parameter of ['q', 'fq']) assert.deepEqual(await names({ [parameter]: q }), ALL, `${parameter}=${q}`)
  assert.deepEqual(await names({ q: '公園 -' }), ['old'])
  assert.deepEqual(await names({ fq: 'title:"-"' }), ALL)
})

test('words that look like a field but are an address or an hour are words', async () => {
  for (const q of ['https://example.jp/', '12:30', '場所:公園', 'note: 公園'])
    assert.deepEqual(await names({ q }), NONE, q)
})

const many = (count: number, part: string) => Array.from({ length: count }, () => part).join(' ')

test('what is no search is told from one that finds nothing', async () => {
  const cases: [Query, string, RegExp][] = [
    [{ fq: 'nothing_we_know:1' }, 'Search Query Error', /Search Query is invalid: undefined field nothing_we_know/],
    [{ q: 'wish:公園' }, 'Search Query Error', /undefined field wish/],
    [{ 'facet.field': '["wish"]' }, 'Search Query Error', /undefined field wish/],
    [{ fq: 'metadata_modified:[yesterday TO *]' }, 'Search Query Error', /Invalid Date String: 'yesterday'/],
    [{ fq: 'metadata_modified:[2026-02-30T00:00:00Z TO *]' }, 'Search Query Error', /Invalid Date String/],
    [{ fq: 'metadata_modified:2026' }, 'Search Query Error', /Invalid Date String/],
    [{ fq: 'title:[a TO b]' }, 'Search Query Error', /ranges/],
    [{ q: '('.repeat(50) }, 'Search Query Error', /deep/],
    [{ q: many(201, '公') }, 'Validation Error', /at most 200 words/],
    [{ q: '公'.repeat(4_001) }, 'Validation Error', /at most 4000 characters/],
    [{ fq: many(201, '+name:a') }, 'Validation Error', /at most 200 words/],
    [{ sort: Array.from({ length: 21 }, () => 'name asc').join() }, 'Validation Error', /at most 20/],
    [
      { fq_list: JSON.stringify(Array.from({ length: 21 }, (_, at) => `name:a${at}`)) },
      'Validation Error',
      /at most 20/,
    ],
    [{ 'facet.field': Array.from({ length: 21 }, (_, at) => `extras_${at}`) }, 'Validation Error', /at most 20/],
    [{ fq_list: '[{"toString":1}]' }, 'Validation Error', /string/],
  ]
  for (const [query, type, message] of cases) {
    const { status, body } = await ask(query)
    assert.deepEqual([status, body['error']?.__type], [409, type], JSON.stringify(query))
    assert.match(JSON.stringify(body['error']), message)
  }
})

test('a facet asked for many times is counted once', async () => {
  const { body } = await ask({ 'facet.field': Array.from({ length: 500 }, () => 'tags') })
  assert.deepEqual(Object.keys(body['result'].facets), ['tags'])
  const { body: empty } = await ask({ 'facet.field': '["groups","tags"]' })
  assert.deepEqual(empty['result'].search_facets.groups, { title: 'groups', items: [] })
})

test('nothing that can be typed breaks a search, here or on the page for people', async () => {
  const piece = fc.oneof(
    fc.constantFrom(...'"()[]{}:*-+!~^\\/&|・- 　%_\'`', 'AND', 'OR', 'NOT', 'TO', 'NOW', '公園', 'Wi-Fi'),
    fc.constantFrom('title:', 'tags:', 'metadata_modified:', 'id:', '[* TO *]', '[NOW-1DAY TO *]', '*:*', '\0'),
    fc.string({ unit: 'binary', maxLength: 6 }),
  )
  const typed = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
  await fc.assert(
    fc.asyncProperty(typed, typed, async (q, fq) => {
      for (const path of [
        `/api/3/action/package_search?${new URLSearchParams({ q, fq })}`,
        `/opendata?${new URLSearchParams({ q, theme: fq })}`,
      ]) {
        const { status } = await town.request(path)
        assert.ok(status < 500, `${status} ${path}`)
      }
    }),
    { numRuns: 100 },
  )
})
