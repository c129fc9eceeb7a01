import { type RawBuilder, sql } from 'kysely'
import { askTogether } from './ask-together.ts'
import type { Db } from './connect.ts'

/**
 * Counts what is somebody's own, in one statement for all who ask at one moment.
 * @param counted from what on, of whom `each.id` says
 */
export const countOfEach = (counted: RawBuilder<unknown>) =>
  askTogether(async (db: Db, ids: readonly number[]) => {
    const { rows } = await sql<{ count: number }>`/* prepared */
      select (select count(*)::int ${counted}) as count
      from unnest(${[...ids]}::bigint[]) with ordinality each (id, place) order by each.place`.execute(db)
    return rows.map(({ count }) => count)
  })
