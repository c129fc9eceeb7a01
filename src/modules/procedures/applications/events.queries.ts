import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'

export type EventKind =
  | 'submitted'
  | 'claimed'
  | 'handed_back'
  | 'correction_asked'
  | 'corrected'
  | 'correction_called_off'
  | 'accepted'
  | 'refused'

/** 経過: one thing that happened after it arrived. */
export interface Event {
  at: Temporal.Instant
  kind: EventKind
  /** None: whoever applies. */
  staff: string | null
}

export async function insertEvent(
  tx: Tx<'procedures'>,
  at: Temporal.Instant,
  applicationId: string,
  kind: EventKind,
  staffId: number | null = null,
): Promise<void> {
  await tx
    .insertInto('procedures.events')
    .values({ application_id: applicationId, at, kind, staff_id: staffId })
    .execute()
}

export async function listEvents(db: Db<'procedures'>, applicationId: string): Promise<Event[]> {
  const { rows } = await sql<Event>`select e.at, e.kind, s.name as staff
    from procedures.events e left join kernel.staff s on s.id = e.staff_id
    where e.application_id = ${applicationId} order by e.id`.execute(db)
  return rows
}
