import { MOST_PACKAGES, type Asking, packagesOf, pageOf } from './asking.ts'
import { conditionOf, isSolrField } from './solr/conditions.queries.ts'
import { readSolr } from './solr/read-solr.ts'
import { countFacet, countPackages, type Faceted, findPackages, isFacet, type Sort, SORTS } from './packages.queries.ts'
import { invalid, invalidQuery, isTrue, listOf, type Parameters, textOf, wholeOf } from './parameters.ts'

/** So many filters, sorts and facets are asked for in one call. */
const MOST = 20

/** `metadata_modified desc, name asc` */
function readSort(typed: string | undefined): Sort {
  if (!typed?.trim()) return [{ by: 'metadata_modified', descending: true }]
  const parts = typed.split(',')
  if (parts.length > MOST) throw invalid('sort', `Must be at most ${MOST} values`)
  return parts.map((part) => {
    const [by = '', direction = 'asc'] = part.trim().split(/\s+/u)
    if (!Object.hasOwn(SORTS, by)) throw invalid('sort', `Cannot sort by field \`${by}\``)
    return { by: by as keyof typeof SORTS, descending: direction.toLowerCase() === 'desc' }
  })
}

function readFacets(parameters: Parameters): string[] {
  if (parameters['facet'] !== undefined && !isTrue(parameters['facet'])) return []
  const fields = listOf(parameters, 'facet.field', MOST)
  const unknown = fields.find((field) => !isSolrField(field))
  if (unknown !== undefined) throw invalidQuery(`undefined field ${unknown}`)
  return fields
}

const itemOf = ({ key, name, count }: Faceted) => ({ name: key, display_name: name, count })

export async function packageSearch(asking: Asking) {
  const { db, parameters, now } = asking
  const asked = [
    readSolr('q', textOf(parameters, 'q') ?? ''),
    readSolr('fq', textOf(parameters, 'fq') ?? ''),
    ...listOf(parameters, 'fq_list', MOST).map((filter) => readSolr('fq_list', filter)),
  ]
  const narrowed = conditionOf({ all: asked }, now)
  const sort = readSort(textOf(parameters, 'sort'))
  const paging = pageOf(parameters, { from: 'start', limit: 'rows' }, 10, MOST_PACKAGES)
  const fields = readFacets(parameters)
  const limit = wholeOf(parameters, 'facet.limit', { least: -1, most: 10_000, otherwise: 50 })
  const count = await countPackages(db, narrowed)
  const found = await findPackages(db, narrowed, { ...paging, sort })
  const facets = new Map<string, Faceted[]>()
  for (const field of fields) facets.set(field, isFacet(field) ? await countFacet(db, narrowed, field, limit) : [])
  return {
    count,
    sort: sort.map(({ by, descending }) => `${by} ${descending ? 'desc' : 'asc'}`).join(', '),
    facets: Object.fromEntries(
      [...facets].map(([field, items]) => [field, Object.fromEntries(items.map((one) => [one.key, one.count]))]),
    ),
    search_facets: Object.fromEntries(
      [...facets].map(([field, items]) => [field, { title: field, items: items.map(itemOf) }]),
    ),
    results: await packagesOf(asking, found),
  }
}
