import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Answers } from '../definition/answers.ts'

/** One page as it was saved last. */
export interface SavedPage {
  page: string
  number: number
  answers: Answers
}

/** By the id of the page. */
export type SavedPages = ReadonlyMap<string, SavedPage>

/** @param round 0: as it was first written; or for which correction */
export async function listSaved(db: Db<'procedures'>, applicationId: string, round: number): Promise<SavedPages> {
  const { rows } = await sql<SavedPage>`select distinct on (page) page, number, answers from procedures.answers
    where application_id = ${applicationId} and round = ${round} order by page, number desc`.execute(db)
  return new Map(rows.map((row) => [row.page, row]))
}

/** All answers so far. */
export const answersIn = (saved: SavedPages): Answers =>
  Object.assign({}, ...[...saved.values()].map(({ answers }) => answers))

export async function insertAnswers(
  tx: Tx<'procedures'>,
  now: Temporal.Instant,
  { applicationId, round }: { applicationId: string; round: number },
  { page, number, answers }: SavedPage,
): Promise<void> {
  await tx
    .insertInto('procedures.answers')
    .values({ application_id: applicationId, round, page, number, answers: JSON.stringify(answers), saved_at: now })
    .execute()
  await tx.updateTable('procedures.applications').set({ changed_at: now }).where('id', '=', applicationId).execute()
}
