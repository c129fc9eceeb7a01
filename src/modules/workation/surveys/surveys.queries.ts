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

/** Stays whose last day lies between two days, both included, who have not been asked; where it is written down that nobody came, nobody is. */
export async function listToAsk(
  db: Db<'workation'>,
  from: Temporal.PlainDate,
  through: Temporal.PlainDate,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select y.id from workation.stays y
    where y.state = 'booked' and y.survey_asked_at is null and y.through_day between ${from}::date and ${through}::date
      and coalesce((select max(a.people) > 0 from workation.reservations r
        join workation.itinerary_items i on i.itinerary_id = r.itinerary_id join workation.arrivals a on a.item_id = i.id
        where r.stay_id = y.id and r.state = 'booked'), true)
    order by y.id`.execute(db)
  return rows.map(({ id }) => id)
}
