import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { NewTable, Table } from './edition.ts'

/** Rows that are held in memory at a time. */
const BATCH = 2_000

export interface Row {
  row: number
  cells: string[]
}

export async function insertTable(
  tx: Tx<'opendata'>,
  editionId: number,
  { rows, ...table }: NewTable,
): Promise<number> {
  const { id } = await tx
    .insertInto('opendata.tables')
    .values({ ...table, edition_id: editionId, row_count: rows.length })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertRows(tx, id, rows)
  return id
}

export async function insertRows(
  tx: Tx<'opendata'>,
  tableId: number,
  rows: readonly (readonly string[])[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = JSON.stringify(rows.slice(from, from + BATCH))
    await sql`insert into opendata.rows (table_id, row, cells)
      select ${tableId}, ${from} + place, array(select jsonb_array_elements_text(cells))
      from jsonb_array_elements(${batch}::jsonb) with ordinality as line (cells, place)`.execute(tx)
  }
}

/** What stood there is forgotten. */
export async function replaceRows(
  tx: Tx<'opendata'>,
  tableId: number,
  rows: readonly (readonly string[])[],
): Promise<void> {
  await tx.deleteFrom('opendata.rows').where('table_id', '=', tableId).execute()
  await insertRows(tx, tableId, rows)
}

export const listRows = (db: Db<'opendata'>, tableId: number, after: number, limit: number): Promise<Row[]> =>
  db
    .selectFrom('opendata.rows')
    .select(['row', 'cells'])
    .where('table_id', '=', tableId)
    .where('row', '>', after)
    .orderBy('row')
    .limit(limit)
    .execute()

const countOnly = (here: number, there: number) => sql`(select count(*)::int from (
  select cells from opendata.rows where table_id = ${here} except all
  select cells from opendata.rows where table_id = ${there}) only_here)`

/** Rows that stand in one table and not in the other: a row that is otherwise now is one of each. */
export async function countDifferences(
  db: Db<'opendata'>,
  before: number,
  after: number,
): Promise<{ added: number; gone: number }> {
  const { rows } = await sql<{ added: number; gone: number }>`select ${countOnly(after, before)} as added,
    ${countOnly(before, after)} as gone`.execute(db)
  return rows[0]!
}

/** All rows, a batch at a time. @throws Error where some are gone: an answer that was begun must break off, and not look whole */
export async function* eachRow(
  db: Db<'opendata'>,
  { id, rowCount }: Pick<Table, 'id' | 'rowCount'>,
): AsyncGenerator<Row> {
  for (let after = 0; after < rowCount;) {
    const batch = await listRows(db, id, after, BATCH)
    if (batch.length === 0) throw new Error(`table ${id} has lost its rows after ${after}`)
    yield* batch
    after = batch.at(-1)!.row
  }
}

/** By what the rows of an edition are known again. */
export function digestOf(tables: readonly NewTable[]): string {
  const hash = createHash('sha256')
  for (const { key, columns, rows } of tables) {
    hash.update(JSON.stringify([key, columns, rows.length]))
    for (const row of rows) hash.update(JSON.stringify(row))
  }
  return hash.digest('hex')
}
