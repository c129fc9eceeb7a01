import type { Db, Tx } from '#lib/db/connect.ts'
import type { Absence, AbsenceKind, NewAbsence } from './absence.ts'

export async function insertAbsence(tx: Tx, now: Temporal.Instant, absence: NewAbsence): Promise<number> {
  const { staffId, beginsAt, endsAt, kind, source = null, recordedBy = null } = absence
  const { id } = await tx
    .insertInto('kernel.absences')
    .values({
      staff_id: staffId,
      begins_at: beginsAt,
      ends_at: endsAt,
      kind,
      source,
      recorded_by: recordedBy,
      recorded_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const absences = (db: Db) =>
  db
    .selectFrom('kernel.absences as a')
    .innerJoin('kernel.staff as s', 's.id', 'a.staff_id')
    .select(['a.id', 'a.staff_id as staffId', 's.name', 'a.begins_at as beginsAt', 'a.ends_at as endsAt'])
    .select((select) => select.ref('a.kind').$castTo<AbsenceKind>().as('kind'))

/** What is not over yet, of some or of everybody. */
export function listAbsences(db: Db, now: Temporal.Instant, staffIds: number[] | undefined): Promise<Absence[]> {
  const query = absences(db).where('a.ends_at', '>', now).orderBy('a.begins_at').orderBy('a.id')
  return (staffIds ? query.where('a.staff_id', 'in', staffIds) : query).execute()
}

export const findAbsence = (db: Db, id: number): Promise<Absence | undefined> =>
  absences(db).where('a.id', '=', id).executeTakeFirst()

/** One that began stays, cut off: what was decided meanwhile rests on it. */
export async function cutOffAbsence(tx: Tx, now: Temporal.Instant, { id, beginsAt }: Absence): Promise<void> {
  if (Temporal.Instant.compare(beginsAt, now) >= 0)
    await tx.deleteFrom('kernel.absences').where('id', '=', id).execute()
  else await tx.updateTable('kernel.absences').set({ ends_at: now }).where('id', '=', id).execute()
}

export async function findStaffId(db: Db, signInName: string): Promise<number | undefined> {
  const found = await db
    .selectFrom('kernel.staff')
    .select('id')
    .where('sign_in_name', '=', signInName)
    .executeTakeFirst()
  return found?.id
}
