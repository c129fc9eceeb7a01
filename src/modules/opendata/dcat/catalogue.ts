// The catalogue in the words of DCAT-AP 3, as JSON-LD.
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { ShownDataset } from '../datasets/dataset.ts'
import { FORMATS, FREQUENCIES, LICENCES, themeOf } from '../datasets/vocabulary.ts'
import type { Known } from '../ckan/package.ts'
import { CATALOGUE, fileOf, pageOf } from '../site/addresses.ts'

export const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  adms: 'http://www.w3.org/ns/adms#',
  dcatap: 'http://data.europa.eu/r5r/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  hydra: 'http://www.w3.org/ns/hydra/core#',
}

type Node = Record<string, unknown>

const ja = (text: string) => ({ '@value': text, '@language': 'ja' })
const ref = (uri: string): Node => ({ '@id': uri })
const at = (moment: Temporal.Instant) => ({
  '@value': moment.toString({ smallestUnit: 'second' }),
  '@type': 'xsd:dateTime',
})
const standard = (uri: string, type: string): Node => ({ '@id': uri, '@type': type })
const resource = (uri: string): Node => standard(uri, 'rdfs:Resource')
const authority = (path: string, type: string) =>
  standard(`http://publications.europa.eu/resource/authority/${path}`, type)
const JAPANESE = authority('language/JPN', 'dct:LinguisticSystem')
const PUBLIC = authority('access-right/PUBLIC', 'dct:RightsStatement')
const concept = ({ uri, text }: { uri: string; text: string }): Node => ({
  '@id': uri,
  '@type': 'skos:Concept',
  'skos:prefLabel': ja(text),
})

const agent = (uri: string, name: string): Node => ({ '@id': uri, '@type': 'foaf:Agent', 'foaf:name': ja(name) })

const licenceOf = ({ licence }: ShownDataset, { harvested }: Known): Node | undefined => {
  const uri = licence === 'other' ? harvested?.licenceUrl : LICENCES[licence].uri
  return uri ? standard(uri, 'dct:LicenseDocument') : undefined
}

/** A file that can be had without a form: where it is, what it is, and what may be done with it. */
function distributionsOf(dataset: ShownDataset, known: Known): Node[] {
  const licence = licenceOf(dataset, known)
  const base = `${known.publicUrl}${pageOf(dataset.slug)}`
  if (known.harvested)
    return known.harvested.resources.map(({ name, url }, place) => ({
      '@id': `${base}#file-${place}`,
      '@type': 'dcat:Distribution',
      'dct:title': ja(name),
      'dcat:accessURL': resource(url),
      ...(licence && { 'dct:license': licence }),
    }))
  return known.resources.flatMap(({ key, format }) => {
    const table = known.tables.find((one) => one.key === key)
    if (!table) return []
    const url = `${known.publicUrl}${fileOf(dataset.slug, key, format)}`
    return [
      {
        '@id': `${base}#${key}-${format}`,
        '@type': 'dcat:Distribution',
        'dct:title': ja(`${table.title} (${FORMATS[format].text})`),
        'dcat:accessURL': resource(url),
        'dcat:downloadURL': resource(url),
        'dct:format': standard(FORMATS[format].uri, 'dct:MediaTypeOrExtent'),
        'dcat:mediaType': standard(
          `http://www.iana.org/assignments/media-types/${FORMATS[format].type}`,
          'dct:MediaType',
        ),
        'dct:issued': at(dataset.shownSince),
        'dct:modified': at(dataset.modifiedAt),
        ...(licence && { 'dct:license': licence }),
      },
    ]
  })
}

const publisherOf = ({ publisherCode, publisherName }: ShownDataset, { publicUrl }: Known): Node =>
  agent(`${publicUrl}${CATALOGUE}?publisher=${encodeURIComponent(publisherCode)}`, publisherName)

export function datasetNode(dataset: ShownDataset, known: Known): Node {
  const { slug, uuid, title, summary, keywords, frequency, shownSince, modifiedAt } = dataset
  const [theme, page] = [themeOf(dataset.theme), `${known.publicUrl}${pageOf(slug)}`]
  return {
    '@id': page,
    '@type': 'dcat:Dataset',
    'dct:title': ja(title),
    'dct:description': ja(summary),
    'dct:identifier': uuid,
    // When a harvested one was issued is its source's to say: we know when we saw it.
    ...(!known.harvested && { 'dct:issued': at(shownSince), 'dct:modified': at(modifiedAt) }),
    ...(known.harvested?.remoteModifiedAt && { 'dct:modified': at(known.harvested.remoteModifiedAt) }),
    'dct:language': JAPANESE,
    'dct:accessRights': PUBLIC,
    'dct:accrualPeriodicity': standard(FREQUENCIES[frequency].uri, 'dct:Frequency'),
    'dct:publisher': publisherOf(dataset, known),
    ...(keywords.length > 0 && { 'dcat:keyword': keywords.map(ja) }),
    ...(theme && { 'dcat:theme': concept(theme) }),
    'dcat:landingPage': standard(page, 'foaf:Document'),
    'dcat:distribution': distributionsOf(dataset, known),
    ...(known.harvested && { 'dct:source': ref(known.harvested.remoteUrl) }),
  }
}

export interface Listed {
  dataset: ShownDataset
  known: Known
}

/** 目録: the catalogue, its service, and the datasets of one page of it. What it says of itself is the same on every page. */
export function catalogueNode(
  { publicUrl }: Municipality,
  town: string,
  listed: readonly Listed[],
  { modifiedAt, view }: { modifiedAt: Temporal.Instant; view: Node },
): Node {
  const here = `${publicUrl}${CATALOGUE}`
  const publisher = agent(publicUrl, town)
  const service = `${publicUrl}/api/3/action/`
  return {
    '@context': CONTEXT,
    '@id': here,
    '@type': 'dcat:Catalog',
    'dct:title': ja(`${town} オープンデータ`),
    'dct:description': ja(`${town}が公開しているデータの目録です。`),
    'dct:publisher': publisher,
    'dct:language': JAPANESE,
    'dct:modified': at(modifiedAt),
    'dct:license': standard(LICENCES['cc-by-4.0'].uri, 'dct:LicenseDocument'),
    'foaf:homepage': standard(here, 'foaf:Document'),
    'dcat:dataset': listed.map(({ dataset, known }) => datasetNode(dataset, known)),
    'hydra:view': view,
    'dcat:service': {
      '@id': service,
      '@type': 'dcat:DataService',
      'dct:title': ja('CKAN Action API'),
      'dcat:endpointURL': resource(service),
      'dct:publisher': ref(publicUrl),
    },
  }
}
