import type { Kysely, RawBuilder } from 'kysely'
import { inTurns } from './in-turns.ts'

type Take = ReturnType<typeof inTurns<undefined, unknown[]>>
const turnsOf = new WeakMap<object, Map<string, Take>>()

/**
 * Whoever asks the same at the same moment is answered together: 200 open screens that hear one word ask as two would. In a transaction nothing
 * is shared.
 * @returns rows that others hold too: not to be changed
 */
export async function readShared<Row, Schema>(db: Kysely<Schema>, query: RawBuilder<Row>): Promise<readonly Row[]> {
  if (db.isTransaction) return (await query.execute(db)).rows
  const statement = query.compile(db)
  const key = `${statement.sql} ${JSON.stringify(statement.parameters)}`
  const turns = turnsOf.get(db) ?? new Map<string, Take>()
  turnsOf.set(db, turns)
  const take =
    turns.get(key) ??
    inTurns<undefined, unknown[]>(
      async () => (await db.executeQuery(statement)).rows,
      () => turns.delete(key),
    )
  turns.set(key, take)
  return (await take(undefined).answer) as Row[]
}
