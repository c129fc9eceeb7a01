// A dataset as CKAN says it.
import type { Resource, ShownDataset } from '../datasets/dataset.ts'
import { FORMATS, FREQUENCIES, LICENCES, themeOf } from '../datasets/vocabulary.ts'
import type { Table } from '../editions/edition.ts'
import type { Harvested } from '../harvest/harvested.ts'
import { fileOf, pageOf } from '../site/addresses.ts'

/** What is said of a dataset besides itself. */
export interface Known {
  publicUrl: string
  town: string
  tables: readonly Table[]
  resources: readonly Resource[]
  harvested: Harvested | undefined
}

/** As CKAN writes times: UTC, without a zone. */
const ckanTime = (at: Temporal.Instant): string => at.toString({ smallestUnit: 'microsecond' }).replace('Z', '')

const organizationOf = ({ publisherCode, publisherName, shownSince }: ShownDataset) => ({
  id: publisherCode,
  name: publisherCode,
  title: publisherName,
  type: 'organization',
  description: '',
  image_url: '',
  created: ckanTime(shownSince),
  is_organization: true,
  approval_status: 'approved',
  state: 'active',
})

const tagOf = (name: string) => ({ id: name, name, display_name: name, state: 'active', vocabulary_id: null })

const licenceOf = ({ licence }: ShownDataset, harvested: Harvested | undefined) =>
  licence === 'other'
    ? {
        license_id: 'notspecified',
        license_title: harvested?.licenceTitle ?? '',
        license_url: harvested?.licenceUrl ?? '',
      }
    : { license_id: LICENCES[licence].ckan, license_title: LICENCES[licence].text, license_url: LICENCES[licence].uri }

function resourceOf(
  dataset: ShownDataset,
  { id, key, format, madeAt }: Resource,
  table: Table,
  publicUrl: string,
  position: number,
) {
  return {
    id,
    package_id: dataset.uuid,
    name: `${table.title} (${FORMATS[format].text})`,
    description: `${table.rowCount.toLocaleString('ja')}行`,
    format: FORMATS[format].text,
    mimetype: FORMATS[format].type,
    url: `${publicUrl}${fileOf(dataset.slug, key, format)}`,
    url_type: null,
    resource_type: null,
    state: 'active',
    position,
    created: ckanTime(madeAt),
    last_modified: ckanTime(dataset.modifiedAt),
    metadata_modified: ckanTime(dataset.modifiedAt),
    datastore_active: true,
    hash: '',
    size: null,
  }
}

function resourcesOf(dataset: ShownDataset, { publicUrl, tables, resources, harvested }: Known) {
  if (harvested)
    return harvested.resources.map(({ name, format, url }, position) => ({
      id: `${dataset.uuid}-${position}`,
      package_id: dataset.uuid,
      name,
      description: '',
      format,
      url,
      state: 'active',
      position,
      datastore_active: false,
    }))
  let position = 0
  return resources.flatMap((resource) => {
    const table = tables.find(({ key }) => key === resource.key)
    return table ? [resourceOf(dataset, resource, table, publicUrl, position++)] : []
  })
}

function extrasOf(dataset: ShownDataset, harvested: Harvested | undefined) {
  const extras = {
    ...(themeOf(dataset.theme) && { theme: themeOf(dataset.theme)!.uri }),
    frequency: FREQUENCIES[dataset.frequency].uri,
    ...(!harvested && { issued: dataset.shownSince.toString(), modified: dataset.modifiedAt.toString() }),
    ...(harvested?.remoteModifiedAt && { modified: harvested.remoteModifiedAt.toString() }),
    ...(harvested && {
      harvest_source_title: harvested.sourceName,
      harvest_source_url: harvested.sourceUrl,
      harvest_object_id: harvested.remoteId,
      harvest_url: harvested.remoteUrl,
    }),
  }
  return Object.entries(extras).map(([key, value]) => ({ key, value }))
}

export function packageOf(dataset: ShownDataset, known: Known) {
  const resources = resourcesOf(dataset, known)
  const tags = dataset.keywords.map(tagOf)
  return {
    id: dataset.uuid,
    name: dataset.slug,
    title: dataset.title,
    notes: dataset.summary,
    type: 'dataset',
    state: 'active',
    private: false,
    isopen: dataset.licence !== 'other',
    url: `${known.publicUrl}${pageOf(dataset.slug)}`,
    version: null,
    author: known.harvested ? dataset.publisherName : known.town,
    author_email: null,
    maintainer: dataset.publisherName,
    maintainer_email: null,
    creator_user_id: null,
    ...licenceOf(dataset, known.harvested),
    owner_org: dataset.publisherCode,
    organization: organizationOf(dataset),
    metadata_created: ckanTime(dataset.shownSince),
    metadata_modified: ckanTime(dataset.modifiedAt),
    extras: extrasOf(dataset, known.harvested),
    groups: [],
    relationships_as_object: [],
    relationships_as_subject: [],
    resources,
    num_resources: resources.length,
    tags,
    num_tags: tags.length,
  }
}
