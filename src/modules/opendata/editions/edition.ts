export const EDITION_STATES = {
  draft: '下書き',
  circulating: '決裁中',
  published: '公開中',
  superseded: '前の版',
  withdrawn: '取り下げ',
} as const
export type EditionState = keyof typeof EDITION_STATES

/** 版 of a dataset. */
export interface Edition {
  id: number
  datasetId: number
  number: number
  state: EditionState
  note: string
  madeBy: string | null
  madeAt: Temporal.Instant
  digest: string
  errors: number
  warnings: number
  /** What the search for numbers of persons found, in words. */
  identityCheck: string
  isStatistics: boolean
  /** Its small cells are hidden: the gate let it through. */
  isSuppressed: boolean
  publishedAt: Temporal.Instant | null
  endedAt: Temporal.Instant | null
  withdrawnBecause: string | null
}

/** 表 of an edition. */
export interface Table {
  id: number
  key: string
  title: string
  standard: string | null
  columns: string[]
  /** Places of the columns, from 1. */
  latitude: number | null
  longitude: number | null
  rowCount: number
}

/** Rows of a table, to be stored. */
export interface NewTable extends Omit<Table, 'id' | 'rowCount'> {
  rows: readonly (readonly string[])[]
}

export const canBeMapped = ({ latitude }: Pick<Table, 'latitude'>): boolean => latitude !== null

/** The formats in which a table can be had. */
export const formatsOf = (table: Pick<Table, 'latitude'>) =>
  canBeMapped(table) ? (['csv', 'json', 'geojson'] as const) : (['csv', 'json'] as const)
