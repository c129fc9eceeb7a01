import type { Kysely } from 'kysely'
import { inTurns } from './in-turns.ts'

/**
 * One statement for all who ask the same of somebody else at one moment: 200 open screens that hear one word are looked up as a few would be. In a
 * transaction each asks alone.
 * @param read answers each in the order in which they stand
 */
export function askTogether<Schema, Asked, Answer>(
  read: (db: Kysely<Schema>, asked: readonly Asked[]) => Promise<readonly Answer[]>,
): (db: Kysely<Schema>, one: Asked) => Promise<Answer> {
  const turnsOf = new WeakMap<object, (one: Asked) => { answer: Promise<readonly Answer[]>; place: number }>()
  return async (db, one) => {
    if (db.isTransaction) return (await read(db, [one]))[0]!
    const take = turnsOf.get(db) ?? inTurns((asked: readonly Asked[]) => read(db, asked))
    turnsOf.set(db, take)
    const { answer, place } = take(one)
    return (await answer)[place]!
  }
}
