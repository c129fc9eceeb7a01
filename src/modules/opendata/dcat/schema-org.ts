import type { Dataset } from '../datasets/dataset.ts'
import { FORMATS, LICENCES } from '../datasets/vocabulary.ts'
import { formatsOf, type Table } from '../editions/edition.ts'
import { CATALOGUE, fileOf, pageOf } from '../site/addresses.ts'

/** schema.org Dataset, as search engines for data read it. */
export const datasetData = (dataset: Dataset, tables: readonly Table[], publicUrl: string): object => ({
  '@type': 'Dataset',
  name: dataset.title,
  description: dataset.summary,
  url: `${publicUrl}${pageOf(dataset.slug)}`,
  identifier: dataset.uuid,
  keywords: dataset.keywords,
  ...(dataset.licence !== 'other' && { license: LICENCES[dataset.licence].uri }),
  creator: { '@type': 'GovernmentOrganization', name: dataset.publisherName },
  datePublished: dataset.shownSince?.toString(),
  dateModified: dataset.modifiedAt?.toString(),
  isAccessibleForFree: true,
  inLanguage: 'ja',
  includedInDataCatalog: { '@type': 'DataCatalog', url: `${publicUrl}${CATALOGUE}` },
  distribution: tables.flatMap((table) =>
    formatsOf(table).map((format) => ({
      '@type': 'DataDownload',
      name: table.title,
      encodingFormat: FORMATS[format].type,
      contentUrl: `${publicUrl}${fileOf(dataset.slug, table.key, format)}`,
    })),
  ),
})
