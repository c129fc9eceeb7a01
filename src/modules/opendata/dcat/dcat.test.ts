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
    assert.deepEqual(statements(quadsOf(await text(`/opendata/${name}.ttl`))), [...new Set(statements(fromJson))])
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
