import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Answers } from '../../definition/answers.ts'
import type { Correction, Remarks } from './correction.ts'

const columns = sql`k.round, k.asked_at as "askedAt", s.name as "askedBy", k.due_on as "dueOn", k.remarks, k.ended_at as "endedAt",
  k.outcome, k.answers`

/** Of one application, as they were asked. */
export async function listCorrections(db: Db<'procedures'>, applicationId: string): Promise<Correction[]> {
  const { rows } = await sql<Correction>`select ${columns} from procedures.corrections k
    join kernel.staff s on s.id = k.asked_by where k.application_id = ${applicationId} order by k.round`.execute(db)
  return rows
}

export type Asked = Pick<Correction, 'askedAt' | 'endedAt'>

/** When each of several applications was being corrected. */
export async function listTimesOf(db: Db<'procedures'>, applicationIds: string[]): Promise<Map<string, Asked[]>> {
  const { rows } = await sql<Asked & { id: string }>`
    select application_id as id, asked_at as "askedAt", ended_at as "endedAt" from procedures.corrections
    where application_id = any(${applicationIds}::uuid[]) order by round`.execute(db)
  return Map.groupBy(rows, ({ id }) => id)
}

export interface Asking {
  round: number
  askedAt: Temporal.Instant
  askedBy: number
  dueOn: Temporal.PlainDate
  remarks: Remarks
}

export async function insertCorrection(
  tx: Tx<'procedures'>,
  applicationId: string,
  { round, askedAt, askedBy, dueOn, remarks }: Asking,
): Promise<void> {
  await tx
    .insertInto('procedures.corrections')
    .values({
      application_id: applicationId,
      round,
      asked_at: askedAt,
      asked_by: askedBy,
      due_on: dueOn,
      remarks: JSON.stringify(remarks),
    })
    .execute()
}

export type Ending = { outcome: 'corrected'; answers: Answers } | { outcome: 'called_off' | 'refused'; by: number }

/** Ends the one that stands, of which there must be one. */
export async function setEnded(
  tx: Tx<'procedures'>,
  at: Temporal.Instant,
  applicationId: string,
  ending: Ending,
): Promise<void> {
  await tx
    .updateTable('procedures.corrections')
    .set({
      ended_at: at,
      outcome: ending.outcome,
      ended_by: 'by' in ending ? ending.by : null,
      answers: 'answers' in ending ? JSON.stringify(ending.answers) : null,
    })
    .where('application_id', '=', applicationId)
    .where('ended_at', 'is', null)
    .returning('round')
    .executeTakeFirstOrThrow()
}

export async function setCorrecting(tx: Tx<'procedures'>, now: Temporal.Instant, id: string): Promise<void> {
  await tx
    .updateTable('procedures.applications')
    .set({ state: 'correcting', changed_at: now })
    .where('id', '=', id)
    .where('state', '=', 'submitted')
    .returning('id')
    .executeTakeFirstOrThrow()
}

/** Back with the town, whose period goes on until that day. */
export async function setResumed(
  tx: Tx<'procedures'>,
  now: Temporal.Instant,
  id: string,
  expectedBy: Temporal.PlainDate | null,
): Promise<void> {
  await tx
    .updateTable('procedures.applications')
    .set({ state: 'submitted', expected_by: expectedBy, changed_at: now })
    .where('id', '=', id)
    .where('state', '=', 'correcting')
    .returning('id')
    .executeTakeFirstOrThrow()
}
