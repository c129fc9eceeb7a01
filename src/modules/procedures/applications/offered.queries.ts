import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'

/** How many arrived of each procedure since a moment. */
export async function countArrived(db: Db<'procedures'>, since: Temporal.Instant): Promise<Map<number, number>> {
  const { rows } = await sql<{ id: number; count: number }>`
    select v.procedure_id as id, count(*)::int as count from procedures.applications a
    join procedures.versions v on v.id = a.version_id where a.arrived_at >= ${since} group by v.procedure_id`.execute(
    db,
  )
  return new Map(rows.map(({ id, count }) => [id, count]))
}

export interface Taken {
  id: string
  arrivedAt: Temporal.Instant
  decidedAt: Temporal.Instant
}

/** When those that were decided last arrived and were decided. */
export async function listTaken(db: Db<'procedures'>, procedureId: number, limit = 200): Promise<Taken[]> {
  const { rows } = await sql<Taken>`
    select a.id, a.arrived_at as "arrivedAt", a.decided_at as "decidedAt" from procedures.applications a
    join procedures.versions v on v.id = a.version_id
    where v.procedure_id = ${procedureId} and a.state in ('accepted', 'refused')
    order by a.decided_at desc limit ${limit}`.execute(db)
  return rows
}
