import type { Table } from '../editions/edition.ts'
import type { Row } from '../editions/rows.queries.ts'

/** How a table is looked at, as the address says it. */
export interface View {
  as: 'table' | 'map' | 'chart'
  /** Of the tables of the edition. */
  table: string | undefined
  /** The row before the first that is shown. */
  after: number
  /** The column that is drawn. */
  column: number | undefined
}

const VIEWS = ['table', 'map', 'chart'] as const

const wholeOf = (typed: string | null): number | undefined =>
  typed !== null && /^\d{1,9}$/.test(typed) ? Number(typed) : undefined

export const readView = (query: URLSearchParams): View => ({
  as: VIEWS.find((view) => view === query.get('view')) ?? 'table',
  table: query.get('table') ?? undefined,
  after: wholeOf(query.get('after')) ?? 0,
  column: wholeOf(query.get('column')),
})

/** A number that names something is no amount. */
const NAMES = /コード|^NO$|^No\.?$|^ID$|番号|緯度|経度|年月日|郵便/i

/** Places of the columns that hold amounts, as far as these rows show it. */
export function numericColumns({ columns }: Pick<Table, 'columns'>, rows: readonly Row[]): number[] {
  const isAmount = (at: number) => {
    const cells = rows.map(({ cells }) => cells[at] ?? '').filter((cell) => cell !== '' && !/^[XxX*-]$/.test(cell))
    return new Set(cells).size > 1 && cells.every((cell) => /^-?\d+(\.\d+)?$/.test(cell))
  }
  return columns.flatMap((name, at) => (!NAMES.test(name) && isAmount(at) ? [at] : []))
}

const LABEL = /名称$|^名称|イベント名|地域名|データ名|タイトル$|名$/
/** Whose data it is, the same in every row. */
const PUBLISHER = /^(地方公共団体名|都道府県名|市区町村名|団体名)$/

/** The column that says what a row is of. */
export function labelOf({ columns }: Pick<Table, 'columns'>): number {
  const at = columns.findIndex((name) => LABEL.test(name) && !NAMES.test(name) && !PUBLISHER.test(name))
  return Math.max(0, at)
}

/** Places of the columns in which a 1 says yes: 災害種別_洪水. */
export function flagColumns({ columns }: Pick<Table, 'columns'>, rows: readonly Row[]): number[] {
  return columns.flatMap((_, at) => {
    const cells = rows.map(({ cells: all }) => all[at] ?? '').filter((cell) => cell !== '')
    return cells.length > 0 && cells.every((cell) => cell === '1') ? [at] : []
  })
}

const ADDRESS = /^(?:住所|所在地|所在地_連結表記)$/

/** What is worth knowing of a place besides its name: where it is, and what is said yes to. */
export function factsOf(table: Pick<Table, 'columns'>, { cells }: Row, flags: readonly number[]): string {
  const address = cells[table.columns.findIndex((name) => ADDRESS.test(name))] ?? ''
  const yes = flags.flatMap((at) => (cells[at] === '1' ? [table.columns[at]!.replace(/^[^_]*_/, '')] : []))
  return [address, yes.join('・')].filter((words) => words !== '').join(' / ')
}
