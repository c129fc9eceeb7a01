// 読み取りの API: the actions of CKAN with which catalogues are read, by their own names.
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Db } from '#lib/db/connect.ts'
import type { ShownDataset } from '../datasets/dataset.ts'
import { findResource, findShown, findShownById, UUID } from '../datasets/datasets.queries.ts'
import { datastoreSearch } from './datastore.ts'
import { packageOf } from './package.ts'
import {
  countFacet,
  countPackages,
  type Faceted,
  findPackages,
  isFacet,
  listNames,
  listTags,
  type Sort,
  SORTS,
} from './packages.queries.ts'
import { invalid, isTrue, listOf, notFound, type Parameters, requiredText, textOf, wholeOf } from './parameters.ts'
import { readSolr } from './solr.ts'
import { lookUp } from './view-packages.ts'

/** What an action is asked with. */
export interface Asking {
  municipality: Municipality
  db: Db<'opendata'>
  parameters: Parameters
}

const MOST = 1_000

/** What CKAN answers to be asked for its version: clients look at the second number. */
const status = async ({ municipality }: Asking) => ({
  ckan_version: '2.11.0',
  site_url: municipality.publicUrl,
  site_title: 'オープンデータ',
  site_description: '',
  locale_default: 'ja',
  error_emails_to: null,
  extensions: ['datastore'],
})

async function packagesOf({ municipality }: Asking, datasets: readonly ShownDataset[]) {
  const known = await lookUp(municipality, datasets)
  return datasets.map((dataset) => packageOf(dataset, known(dataset)))
}

const page = ({ parameters }: Asking, names: { from: string; limit: string }, otherwise: number) => ({
  from: wholeOf(parameters, names.from, { least: 0, most: 10_000_000, otherwise: 0 }),
  limit: wholeOf(parameters, names.limit, { least: 0, most: MOST, otherwise }),
})

const BY_OFFSET = { from: 'offset', limit: 'limit' }

async function packageList(asking: Asking) {
  return (await listNames(asking.db, page(asking, BY_OFFSET, 100_000))).map(({ slug }) => slug)
}

async function packageShow(asking: Asking) {
  const dataset = await findShown(asking.db, requiredText(asking.parameters, 'id'))
  if (!dataset) throw notFound()
  return (await packagesOf(asking, [dataset]))[0]
}

/** `metadata_modified desc, name asc` */
function readSort(typed: string | undefined): Sort {
  if (!typed?.trim()) return [{ by: 'metadata_modified', descending: true }]
  return typed.split(',').map((part) => {
    const [by = '', direction = 'asc'] = part.trim().split(/\s+/u)
    if (!Object.hasOwn(SORTS, by)) throw invalid('sort', `Cannot sort by field \`${by}\``)
    return { by: by as keyof typeof SORTS, descending: direction.toLowerCase() === 'desc' }
  })
}

const itemOf = ({ key, name, count }: Faceted) => ({ name: key, display_name: name, count })

async function packageSearch(asking: Asking) {
  const { db, parameters } = asking
  const filters = [textOf(parameters, 'fq') ?? '', ...listOf(parameters, 'fq_list')]
  const asked = [textOf(parameters, 'q') ?? '', ...filters].flatMap(readSolr)
  const sort = readSort(textOf(parameters, 'sort'))
  const paging = page(asking, { from: 'start', limit: 'rows' }, 10)
  const fields =
    parameters['facet'] === undefined || isTrue(parameters['facet']) ? listOf(parameters, 'facet.field') : []
  const limit = wholeOf(parameters, 'facet.limit', { least: -1, most: 10_000, otherwise: 50 })
  const [count, found, ...facets] = await Promise.all([
    countPackages(db, asked),
    findPackages(db, asked, { ...paging, sort }),
    ...fields.filter(isFacet).map(async (field) => ({ field, items: await countFacet(db, asked, field, limit) })),
  ])
  return {
    count,
    sort: sort.map(({ by, descending }) => `${by} ${descending ? 'desc' : 'asc'}`).join(', '),
    facets: Object.fromEntries(
      facets.map(({ field, items }) => [field, Object.fromEntries(items.map((one) => [one.key, one.count]))]),
    ),
    search_facets: Object.fromEntries(
      facets.map(({ field, items }) => [field, { title: field, items: items.map(itemOf) }]),
    ),
    results: await packagesOf(asking, found),
  }
}

async function currentPackages(asking: Asking) {
  const sort: Sort = [{ by: 'metadata_modified', descending: true }]
  return packagesOf(asking, await findPackages(asking.db, [], { ...page(asking, BY_OFFSET, MOST), sort }))
}

async function organizationList({ db, parameters }: Asking) {
  const all = await countFacet(db, [], 'organization', -1)
  if (!isTrue(parameters['all_fields'])) return all.map(({ key }) => key)
  return all.map(({ key, name, count }) => ({
    id: key,
    name: key,
    title: name,
    display_name: name,
    description: '',
    image_display_url: '',
    is_organization: true,
    type: 'organization',
    state: 'active',
    package_count: count,
  }))
}

async function organizationShow(asking: Asking) {
  const id = requiredText(asking.parameters, 'id')
  const found = (await countFacet(asking.db, [], 'organization', -1)).find(({ key }) => key === id)
  if (!found) throw notFound()
  const { key, name, count } = found
  return {
    id: key,
    name: key,
    title: name,
    display_name: name,
    is_organization: true,
    type: 'organization',
    state: 'active',
    package_count: count,
    packages: [],
    users: [],
    extras: [],
  }
}

async function tagList({ db, parameters }: Asking) {
  const tags = await listTags(db, textOf(parameters, 'query') ?? '')
  if (!isTrue(parameters['all_fields'])) return tags
  return tags.map((name) => ({ id: name, name, display_name: name, vocabulary_id: null }))
}

async function resourceShow(asking: Asking) {
  const id = requiredText(asking.parameters, 'id')
  const resource = UUID.test(id) ? await findResource(asking.db, id) : undefined
  const dataset = resource && (await findShownById(asking.db, resource.datasetId))
  const packages = dataset ? await packagesOf(asking, [dataset]) : []
  const found = packages.flatMap(({ resources }) => resources).find((one) => one.id === id)
  if (!found) throw notFound()
  return found
}

async function helpShow({ parameters }: Asking) {
  const name = requiredText(parameters, 'name')
  if (!Object.hasOwn(ACTIONS, name)) throw notFound()
  return `${name}: see https://docs.ckan.org/en/latest/api/`
}

export const ACTIONS: Record<string, (asking: Asking) => Promise<unknown>> = {
  status_show: status,
  site_read: async () => true,
  help_show: helpShow,
  package_list: packageList,
  package_search: packageSearch,
  package_show: packageShow,
  current_package_list_with_resources: currentPackages,
  organization_list: organizationList,
  organization_show: organizationShow,
  group_list: async () => [],
  tag_list: tagList,
  resource_show: resourceShow,
  datastore_search: datastoreSearch,
}
