import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import type { Row } from '../editions/rows.queries.ts'

/** A column, from 1, of which a row must have one of these values. */
export interface RowFilter {
  column: number
  values: string[]
}

export interface RowSearch {
  filters: readonly RowFilter[]
  words: readonly string[]
}

const isPlain = ({ filters, words }: RowSearch) => filters.length === 0 && words.length === 0

const matching = (db: Db<'opendata'>, tableId: number, { filters, words }: RowSearch) => {
  let query = db.selectFrom('opendata.rows').where('table_id', '=', tableId)
  for (const { column, values } of filters)
    query = query.where(sql<boolean>`cells[${sql.lit(column)}] = any(${values})`)
  for (const word of words)
    // The mark between two cells: a word that goes over it was typed by nobody.
    query = query.where(sql<boolean>`position(lower(${word}) in lower(array_to_string(cells, ${'\u001F'}))) > 0`)
  return query
}

/** Without a condition the number of a row says where it is: no page is slower than the first. */
export const listMatching = (
  db: Db<'opendata'>,
  tableId: number,
  search: RowSearch,
  { limit, offset }: { limit: number; offset: number },
): Promise<Row[]> => {
  const rows = matching(db, tableId, search).select(['row', 'cells']).orderBy('row').limit(limit)
  return (isPlain(search) ? rows.where('row', '>', offset) : rows.offset(offset)).execute()
}

export async function countMatching(db: Db<'opendata'>, tableId: number, search: RowSearch): Promise<number> {
  if (isPlain(search)) {
    const { count } = await db
      .selectFrom('opendata.tables')
      .select('row_count as count')
      .where('id', '=', tableId)
      .executeTakeFirstOrThrow()
    return count
  }
  const { count } = await matching(db, tableId, search)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}
