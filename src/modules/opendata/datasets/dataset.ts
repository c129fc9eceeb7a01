import type { Format, Frequency, Licence } from './vocabulary.ts'

/** Where the rows of a dataset come from: a file that a section brings, records that it keeps here, or another catalogue. */
export const SOURCES = {
  file: '課が持ち込むファイル',
  events: 'イベントの登録',
  facilities: '施設の登録',
  wifi: '施設の公衆無線LAN',
  list: 'このカタログ',
  harvest: 'ほかのカタログ',
} as const
export type Source = keyof typeof SOURCES
export type LiveSource = Exclude<Source, 'file' | 'harvest'>

/** What a dataset says of itself. */
export interface DatasetWords {
  title: string
  summary: string
  theme: string
  keywords: string[]
  licence: Licence
  frequency: Frequency
}

/** データセット, as the public sees it, or will see it first. */
export interface Dataset {
  id: number
  uuid: string
  slug: string
  title: string
  summary: string
  sectionId: number | null
  theme: string
  keywords: string[]
  licence: Licence | 'other'
  frequency: Frequency
  source: Source
  isStatistics: boolean
  version: number
  shownSince: Temporal.Instant | null
  modifiedAt: Temporal.Instant | null
  publisherCode: string
  publisherName: string
  formats: Format[]
  /** What it says of itself from the next edition on. */
  nextWords: DatasetWords | null
}

/** As it will be with its next edition. */
export const asNext = <Known extends Dataset>(dataset: Known): Known => ({ ...dataset, ...dataset.nextWords })

/** A dataset that anybody may see. */
export interface ShownDataset extends Dataset {
  shownSince: Temporal.Instant
  modifiedAt: Temporal.Instant
}

/** What a table of it is called outside in one format. */
export interface Resource {
  id: string
  key: string
  format: Format
  madeAt: Temporal.Instant
}
