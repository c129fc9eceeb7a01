import type { Column } from './column.ts'
import { newer } from './newer.ts'
import { older } from './older.ts'

export const EDITIONS = {
  newer: '自治体標準オープンデータセット',
  older: '推奨データセット',
} as const
export type StandardEdition = keyof typeof EDITIONS

const SETS = {
  'public-facility': '公共施設一覧',
  event: 'イベント一覧',
  aed: 'AED設置箇所一覧',
  'public-wifi': '公衆無線LANアクセスポイント一覧',
  tourism: '観光施設一覧',
  'childcare-facility': '子育て施設一覧',
  'evacuation-site': '指定緊急避難場所一覧',
  'open-data-list': 'オープンデータ一覧',
  population: '地域・年齢別人口',
} as const
export type StandardSetId = keyof typeof SETS

/** 自治体標準オープンデータセット: one of its tables. */
export interface StandardSet {
  id: StandardSetId
  name: string
  editions: Partial<Record<StandardEdition, readonly Column[]>>
}

const newerOnes: Partial<Record<StandardSetId, readonly Column[]>> = newer

export const STANDARD_SETS: readonly StandardSet[] = (Object.keys(SETS) as StandardSetId[]).map((id) => {
  const columns = newerOnes[id]
  return { id, name: SETS[id], editions: { ...(columns && { newer: columns }), older: older[id] } }
})

export const findStandardSet = (id: string): StandardSet | undefined => STANDARD_SETS.find((set) => set.id === id)

/** One edition of one set. */
export interface Standard {
  set: StandardSet
  edition: StandardEdition
  columns: readonly Column[]
}

/** Those of one set, or of all; the newer edition of a set first. */
export const standardsOf = (sets: readonly StandardSet[] = STANDARD_SETS): Standard[] =>
  sets.flatMap((set) =>
    (Object.keys(EDITIONS) as StandardEdition[]).flatMap((edition) => {
      const columns = set.editions[edition]
      return columns ? [{ set, edition, columns }] : []
    }),
  )

/** @throws Error where the set has no such edition */
export function standardOf(id: StandardSetId, edition: StandardEdition): Standard {
  const set = findStandardSet(id)!
  const columns = set.editions[edition]
  if (!columns) throw new Error(`${id} has no ${edition} edition`)
  return { set, edition, columns }
}

export const headerOf = ({ columns }: Pick<Standard, 'columns'>): string[] => columns.map(({ name }) => name)

/** A row in the order of the columns, from cells by name. @throws Error for a name that the edition does not have */
export function rowOf({ columns }: Pick<Standard, 'columns'>, cells: Readonly<Record<string, string>>): string[] {
  const names = new Set(columns.map(({ name }) => name))
  const foreign = Object.keys(cells).find((name) => !names.has(name))
  if (foreign !== undefined) throw new Error(`the standard has no column ${foreign}`)
  return columns.map(({ name }) => cells[name] ?? '')
}
