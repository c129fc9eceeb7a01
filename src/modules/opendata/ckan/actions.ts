// 読み取りの API: the actions of CKAN with which catalogues are read, by their own names.
import { findResource, findShown, findShownById, UUID } from '../datasets/datasets.queries.ts'
import { type Asking, MOST_PACKAGES, packagesOf, pageOf } from './asking.ts'
import { datastoreSearch } from './datastore.ts'
import { packageSearch } from './package-search.ts'
import { countFacet, findPackages, listNames, listTags, type Sort } from './packages.queries.ts'
import { isTrue, notFound, requiredText, textOf } from './parameters.ts'

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

const BY_OFFSET = { from: 'offset', limit: 'limit' }

/** All of them, as CKAN's own: only a catalogue of more than a million is read in parts. */
async function packageList({ db, parameters }: Asking) {
  return (await listNames(db, pageOf(parameters, BY_OFFSET, 1_000_000, 1_000_000))).map(({ slug }) => slug)
}

async function packageShow(asking: Asking) {
  const dataset = await findShown(asking.db, requiredText(asking.parameters, 'id'))
  if (!dataset) throw notFound()
  return (await packagesOf(asking, [dataset]))[0]
}

async function currentPackages(asking: Asking) {
  const sort: Sort = [{ by: 'metadata_modified', descending: true }]
  return packagesOf(
    asking,
    await findPackages(asking.db, undefined, {
      ...pageOf(asking.parameters, BY_OFFSET, MOST_PACKAGES, MOST_PACKAGES),
      sort,
    }),
  )
}

async function organizationList({ db, parameters }: Asking) {
  const all = await countFacet(db, undefined, 'organization', -1)
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
  const found = (await countFacet(asking.db, undefined, 'organization', -1)).find(({ key }) => key === id)
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

/** A file of another catalogue is known by its dataset and its place there. */
async function resourceShow(asking: Asking) {
  const id = requiredText(asking.parameters, 'id').toLowerCase()
  const elsewhere = /^(?<dataset>.{36})-\d{1,3}$/.exec(id)?.groups?.['dataset']
  const resource = UUID.test(id) ? await findResource(asking.db, id) : undefined
  const dataset = resource
    ? await findShownById(asking.db, resource.datasetId)
    : elsewhere && UUID.test(elsewhere)
      ? await findShown(asking.db, elsewhere)
      : undefined
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
