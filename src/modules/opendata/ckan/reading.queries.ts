import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import { busy, invalid } from './parameters.ts'
import { turns } from './turns.ts'

/** How long one question may keep the database busy, in ms: whoever asks is not known, and the residents' pages wait beside it. */
const LONGEST = 2_000

/** Questions at once of one town, so that connections are left for everything else; and how many wait for theirs. */
const [AT_ONCE, WAITING] = [4, 100]

const QUERY_CANCELED = '57014'

const turnsOf = new WeakMap<Db<'opendata'>, ReturnType<typeof turns>>()

/** One state of the catalogue, read on one connection. */
export async function reading<Result>(
  db: Db<'opendata'>,
  ask: (db: Db<'opendata'>) => Promise<Result>,
): Promise<Result> {
  const inTurn = turnsOf.get(db) ?? turns(AT_ONCE, WAITING, busy)
  turnsOf.set(db, inTurn)
  try {
    return await inTurn(() =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(async (tx) => {
          await sql`set local statement_timeout = ${sql.lit(LONGEST)}`.execute(tx)
          return ask(tx)
        }),
    )
  } catch (error) {
    if ((error as { code?: unknown }).code !== QUERY_CANCELED) throw error
    throw invalid('query', 'Query took too long: ask with fewer words or filters, or read the file of the resource')
  }
}
