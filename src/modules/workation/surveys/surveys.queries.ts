import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Survey } from './survey.ts'

export interface Answer extends Survey {
  answeredAt: Temporal.Instant
}

/** What a stay answered, if it did. */
export async function findSurvey(db: Db<'workation'>, stayId: number): Promise<Answer | undefined> {
  const { rows } = await sql<Answer>`select spend, satisfaction, again, office, words, answered_at as "answeredAt"
    from workation.surveys where stay_id = ${stayId}`.execute(db)
  return rows[0]
}

/** @returns false where it was answered before */
export async function insertSurvey(
  tx: Tx<'workation'>,
  now: Temporal.Instant,
  stayId: number,
  survey: Survey,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('workation.surveys')
    .values({ stay_id: stayId, ...survey, answered_at: now })
    .onConflict((conflict) => conflict.column('stay_id').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

/** From then on nobody asks this stay. @returns false where it was asked before */
export async function setAsked(tx: Tx<'workation'>, now: Temporal.Instant, stayId: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('workation.stays')
    .set({ survey_asked_at: now })
    .where('id', '=', stayId)
    .where('survey_asked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Stays whose last day lies between two days, both included, and who have not been asked. */
export async function listToAsk(
  db: Db<'workation'>,
  from: Temporal.PlainDate,
  through: Temporal.PlainDate,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from workation.stays
    where state = 'booked' and survey_asked_at is null and through_day between ${from}::date and ${through}::date
    order by id`.execute(db)
  return rows.map(({ id }) => id)
}
