import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import type { State } from '../../applications/application.ts'
import type { MandateRequest } from '../approving/requests.queries.ts'

/** One application that an agent files for somebody, as their list has it. */
export interface ClientRow {
  id: string
  title: string
  clientName: string
  state: State
  fiscalYear: number | null
  serial: number | null
  changedAt: Temporal.Instant
  arrivedAt: Temporal.Instant | null
  revoked: boolean
  outcome: MandateRequest['outcome']
  askedAt: Temporal.Instant | null
  expiresAt: Temporal.Instant | null
}

/** Of one agent and no other, what was touched last first. */
export async function listClients(db: Db<'procedures'>, residentId: number, limit: number): Promise<ClientRow[]> {
  const { rows } = await sql<ClientRow>`
    select a.id, v.definition ->> 'title' as title, m.client_name as "clientName", a.state, a.fiscal_year as "fiscalYear", a.serial,
      a.changed_at as "changedAt", a.arrived_at as "arrivedAt", r.outcome, r.asked_at as "askedAt", r.expires_at as "expiresAt",
      exists (select from procedures.mandate_limits l where l.mandate_id = m.id and l.kind = 'revoked') as revoked
    from (select distinct on (m.application_id) m.id, m.application_id, m.client_name from procedures.mandates m
        join procedures.agents g on g.id = m.agent_id and g.resident_id = ${residentId} order by m.application_id, m.id desc) m
      join procedures.applications a on a.id = m.application_id join procedures.versions v on v.id = a.version_id
      left join lateral (select outcome, asked_at, expires_at from procedures.mandate_requests q
        where q.application_id = a.id order by q.id desc limit 1) r on true
    order by coalesce(a.arrived_at, a.changed_at) desc, a.id limit ${limit}`.execute(db)
  return rows
}
