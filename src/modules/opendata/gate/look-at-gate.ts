import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Dataset } from '../datasets/dataset.ts'
import type { Edition, Table } from '../editions/edition.ts'
import { findInHand, listEditions, listTables } from '../editions/editions.queries.ts'
import { eachRow } from '../editions/rows.queries.ts'
import { workApart } from './apart.ts'
import type { CountsTable } from './counts-table.ts'
import type { Earlier } from './earlier-editions.ts'
import { findSuppression } from './gate.queries.ts'
import type { Worked } from './gate-work.ts'
import { isRole, type Role } from './roles.ts'

/** The size of a table of statistics: the sums of more are no longer tried while somebody waits. */
export const MOST_ROWS = 2_000
export const MOST_COLUMNS = 100
export const MOST_CELLS = 100_000
/** Cells of earlier editions that are compared, the newest first. */
const MOST_COMPARED = 1_000_000

/** What the section chose. */
export interface Wish {
  /** Below how many a count is small. */
  least: number
  hideZeros: boolean
  /** The edition that it saw when it chose; undefined: it saw none. */
  edition: number | undefined
  /** What each column is, by `columnField`. */
  columns: Typed
}

/** The name of the field that says what a column is. */
export const columnField = ({ key }: Pick<Table, 'key'>, column: number | string) => `${key}-${column}`

/** A draft before the gate, and what the gate would make of it. */
export interface AtGate {
  edition: Edition
  tables: (Worked & { table: Table; counts: CountsTable })[]
  /** Earlier editions that anybody can have, and which of them were too large to be compared. */
  earlier: Edition[]
  uncompared: Set<number>
  /** Why it does not pass. */
  refusal?: Refusal | undefined
}

const number = (value: number) => value.toLocaleString('ja')

function refuseLarge({ title, rowCount, columns }: Table): void {
  const [width, cells] = [columns.length, rowCount * columns.length]
  if (rowCount <= MOST_ROWS && width <= MOST_COLUMNS && cells <= MOST_CELLS) return
  throw new Refusal(
    422,
    `小さな数を確かめられる表は、${number(MOST_ROWS)} 行、${MOST_COLUMNS} 列、${number(MOST_CELLS)} マスまでです。「${title}」は ${number(rowCount)} 行 × ${number(width)} 列なので、表を分けて読み込み直してください。`,
  )
}

async function countsOf(db: Db<'opendata'>, table: Table): Promise<CountsTable> {
  const rows = await Array.fromAsync(eachRow(db, table), ({ cells }) => cells)
  return { header: table.columns, rows }
}

/** Editions that anybody can have now. */
export const listEarlier = async (db: Db<'opendata'>, { id }: Dataset): Promise<Edition[]> =>
  (await listEditions(db, id)).filter(({ state }) => state === 'published' || state === 'superseded')

async function* tablesOf(db: Db<'opendata'>, { earlier, uncompared, tables }: AtGate): AsyncGenerator<Earlier> {
  // Tables of one edition are public together: what one shows is known of the next.
  for (const { counts, passed } of tables)
    if (passed) yield { header: counts.header, rows: passed.suppression.rows, plan: passed.plan }
  let room = MOST_COMPARED
  for (const edition of earlier) {
    const suppression = await findSuppression(db, edition.id)
    for (const table of await listTables(db, edition.id)) {
      const cells = table.rowCount * table.columns.length
      if (cells > room) {
        uncompared.add(edition.number)
        continue
      }
      room -= cells
      yield { ...(await countsOf(db, table)), plan: suppression?.plans[table.key] }
    }
  }
}

/** @throws Refusal 422 for a word that says no role */
function chosenRoles(table: Table, columns: Typed): (Role | undefined)[] {
  return table.columns.map((name, column) => {
    const word = firstOf(columns, columnField(table, column))
    if (word === '') return undefined
    if (isRole(word)) return word
    throw new Refusal(422, `「${name}」の列が何かを、選び直してください。`, columnField(table, column))
  })
}

const refusalOf = (table: Table, { refused }: Worked): Refusal | undefined => {
  if (!refused) return undefined
  const { field, message } = refused
  return new Refusal(422, message, field !== undefined && /^\d+$/.test(field) ? columnField(table, field) : field)
}

/**
 * Looks at what would be hidden; nothing is changed.
 * @throws Refusal 409 where no draft of statistics waits before the gate, 422 where a table is too large
 */
export async function lookAtGate(db: Db<'opendata'>, dataset: Dataset, wish: Wish): Promise<AtGate> {
  const edition = await findInHand(db, dataset.id)
  if (edition?.state !== 'draft' || !edition.isStatistics)
    throw new Refusal(409, '小さな数を隠す下書きがありません。人数の統計のファイルを読み込んでください。')
  if (edition.isSuppressed) throw new Refusal(409, '小さな数は、もう隠してあります。公開を起案できます。')
  const isOther = wish.edition !== undefined && wish.edition !== edition.id
  const all = await listTables(db, edition.id)
  for (const table of all) refuseLarge(table)
  const earlier = await listEarlier(db, dataset)
  const at: AtGate = { edition, tables: [], earlier, uncompared: new Set() }
  if (isOther)
    at.refusal = new Refusal(409, '下書きが新しくなりました。列が何かを、もう一度確かめてから隠してください。')
  for (const table of all) {
    const chosen = chosenRoles(table, isOther ? {} : wish.columns)
    const counts = await countsOf(db, table)
    const { least, hideZeros } = wish
    const worked = await workApart({ table: counts, chosen, least, hideZeros }, tablesOf(db, at))
    at.tables.push({ ...worked, table, counts })
    at.refusal ??= refusalOf(table, worked)
  }
  return at
}
