import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import jsonld from 'jsonld'
import { Parser, type Quad, Store, Writer } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'
import { catalogueOf, table } from '../../../testing/open-data.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const { published } = catalogueOf(town)
const places = table(['名称', '緯度', '経度'], [['市役所', '31.5', '131.4']], { latitude: 2, longitude: 3 })
await published('halls', [places], { title: '公共施設「一覧」\\ "と" <印>' })
await published('wifi', [table(['名称'], [['市役所']])], { licence: 'pdl-1.0', keywords: [] })

const quadsOf = (turtle: string): Quad[] => new Parser().parse(turtle)
const text = async (path: string) => (await town.request(path)).text()

/** Our own shapes; and, where somebody has the public ones at hand, those too: DCAT_SHAPES is their file. */
const shapes = [
  new URL('dcat-ap-3.shapes.ttl', import.meta.url),
  ...(process.env['DCAT_SHAPES'] ? [process.env['DCAT_SHAPES']] : []),
]

async function faultsOf(turtle: string, of: URL | string): Promise<string[]> {
  const validator = new SHACLValidator(new Store(quadsOf(readFileSync(of, 'utf8'))) as never)
  const { results } = await validator.validate(new Store(quadsOf(turtle)) as never)
  return results.map(({ focusNode, path, sourceConstraintComponent: rule }) =>
    [focusNode, path, rule].map((one) => (one as { value?: string } | undefined)?.value).join(' '),
  )
}

for (const of of shapes) {
  test(`the catalogue and each dataset conform to DCAT-AP 3 (${String(of).split('/').at(-1)})`, async () => {
    for (const path of ['/opendata/catalog.ttl', '/opendata/sets/halls.ttl', '/opendata/sets/wifi.ttl'])
      assert.deepEqual(await faultsOf(await text(path), of), [], path)
  })

  test(`a catalogue that lacks what must be there does not conform (${String(of).split('/').at(-1)})`, async () => {
    const turtle = await text('/opendata/catalog.ttl')
    assert.notDeepEqual(await faultsOf(turtle.replaceAll(/dct:title "[^"]*オープンデータ"@ja;/g, ''), of), [])
    assert.notDeepEqual(await faultsOf(turtle.replaceAll(/dcat:accessURL <[^>]*>;/g, ''), of), [])
  })
}

/** No statement has a nameless end, so that their lines can be compared. */
const statements = (quads: Quad[]) => quads.map((quad) => new Writer().quadsToString([quad])).toSorted()

test('JSON-LD and Turtle say the same', async () => {
  for (const name of ['catalog', 'sets/halls']) {
    const document = JSON.parse(await text(`/opendata/${name}.jsonld`)) as jsonld.JsonLdDocument
    const fromJson = quadsOf(String(await jsonld.toRDF(document, { format: 'application/n-quads' })))
    // Each leads to other pages in its own format.
    const turtle = (await text(`/opendata/${name}.ttl`)).replaceAll('catalog.ttl?page=', 'catalog.jsonld?page=')
    assert.deepEqual(statements(quadsOf(turtle)), [...new Set(statements(fromJson))])
  }
})

test('a page of a dataset tells search engines what it is', async () => {
  const page = await text('/opendata/sets/halls')
  const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)![1]!)
  assert.equal(data['@type'], 'Dataset')
  assert.equal(data.name, '公共施設「一覧」\\ "と" <印>')
  assert.deepEqual(
    data.distribution.map((one: { encodingFormat: string }) => one.encodingFormat),
    ['text/csv', 'application/json', 'application/geo+json'],
  )
})

test('what is not public is in no document', async () => {
  assert.equal((await town.request('/opendata/sets/nothing.ttl')).status, 404)
})

const HYDRA = 'http://www.w3.org/ns/hydra/core#'
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'

/** The next page, as ckanext-dcat's harvester finds it. */
function nextOf(store: Store): string | undefined {
  const [view] = store.getSubjects(TYPE, `${HYDRA}PagedCollection`, null)
  return store.getObjects(view!, `${HYDRA}next`, null)[0]?.value
}

async function walk(first: string, read: (text: string) => Promise<Quad[]>) {
  const pages: Store[] = []
  for (let path: string | undefined = first; path;) {
    const store: Store = new Store(await read(await text(path)))
    pages.push(store)
    path = nextOf(store)?.replace('http://aozora.test', '')
  }
  return pages
}

const datasetsIn = (store: Store) =>
  store.getObjects(null, 'http://www.w3.org/ns/dcat#dataset', null).map(({ value }) => value)

test('a catalogue of more than one page leads from each to the next, and each page conforms', async () => {
  await town.owner.query(
    `insert into opendata.datasets (slug, title, summary, section_id, theme, frequency, source, made_at, shown_since, modified_at, publisher_code, publisher_name)
     select 'many-' || n, 'データ ' || n, '一覧です。', (select min(id) from kernel.sections), 'REGI', 'annual', 'file', $1, $1, $1, 'ijuu', '移住定住推進課'
     from generate_series(1, 1001) n`,
    [town.clock().add({ hours: 1 }).toString()],
  )
  const [turtle, json] = [
    await walk('/opendata/catalog.ttl', async (page) => quadsOf(page)),
    await walk('/opendata/catalog.jsonld', async (page) =>
      quadsOf(String(await jsonld.toRDF(JSON.parse(page) as jsonld.JsonLdDocument, { format: 'application/n-quads' }))),
    ),
  ]
  for (const pages of [turtle, json]) {
    assert.deepEqual(
      pages.map((page) => datasetsIn(page).length),
      [500, 500, 3],
    )
    assert.equal(new Set(pages.flatMap(datasetsIn)).size, 1003)
    for (const page of pages)
      assert.deepEqual(
        page.getObjects(null, `${HYDRA}totalItems`, null).map(({ value }) => value),
        ['1003'],
      )
  }
  for (const number of [1, 2, 3])
    for (const of of shapes)
      assert.deepEqual(await faultsOf(await text(`/opendata/catalog.ttl?page=${number}`), of), [], `page ${number}`)
  // Put together they are one catalogue, which was changed at one moment.
  const whole = new Store(turtle.flatMap((page) => page.getQuads(null, null, null, null)))
  assert.equal(whole.getObjects('http://aozora.test/opendata', 'http://purl.org/dc/terms/modified', null).length, 1)
})

test('a page that the catalogue does not have is not its first', async () => {
  for (const page of ['0', '4', '99999', '-1', 'x', '1e3', ''])
    assert.equal((await town.request(`/opendata/catalog.ttl?page=${page}`)).status, 404, page)
})
