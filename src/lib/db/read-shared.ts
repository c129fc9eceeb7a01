import type { Kysely, RawBuilder } from 'kysely'

interface Turn {
  running: Promise<unknown[]>
  next?: Promise<unknown[]>
}

const turnsOf = new WeakMap<object, Map<string, Turn>>()

/**
 * Whoever asks the same at the same moment is answered together: 200 open screens that hear one word ask as two would. Nobody gets what was read
 * before they asked: what runs already is for those who began it, and all who come meanwhile share the next. In a transaction nothing is shared.
 * @returns rows that others hold too: not to be changed
 */
export async function readShared<Row, Schema>(db: Kysely<Schema>, query: RawBuilder<Row>): Promise<readonly Row[]> {
  if (db.isTransaction) return (await query.execute(db)).rows
  const statement = query.compile(db)
  const key = `${statement.sql} ${JSON.stringify(statement.parameters)}`
  const read = async () => (await db.executeQuery(statement)).rows
  const turns = turnsOf.get(db) ?? new Map<string, Turn>()
  turnsOf.set(db, turns)

  const begin = (): Promise<Row[]> => {
    const turn: Turn = { running: read() }
    turns.set(key, turn)
    const leave = () => {
      if (turns.get(key) === turn && !turn.next) turns.delete(key)
    }
    turn.running.then(leave, leave)
    return turn.running as Promise<Row[]>
  }

  const turn = turns.get(key)
  if (!turn) return begin()
  turn.next ??= turn.running.then(begin, begin)
  return turn.next as Promise<Row[]>
}
