import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import { TOKYO } from '#lib/time/clock.ts'
import type { AuditSearch } from './audit-search.ts'

export interface AuditEntry {
  seq: number
  at: Temporal.Instant
  actor: string
  /** Name of the member of staff who acted, whether or not they still work here. */
  actorName: string | null
  action: string
  subject: string
  detail: Record<string, unknown>
}

/** Newest first, at most `limit`. A sign-in name that nobody has finds nothing. */
export async function searchAudit(db: Db, search: AuditSearch, limit: number): Promise<AuditEntry[]> {
  const { subject, actor, on, seen, before } = search
  const conditions = [
    subject && sql`e.subject = ${subject}`,
    actor &&
      sql`e.actor = ${actor.includes(':') ? actor : sql`(select 'staff:' || id from kernel.staff where sign_in_name = ${actor.toLowerCase()})`}`,
    on && sql`e.at >= ${startOf(on)} and e.at < ${startOf(on.add({ days: 1 }))}`,
    seen && sql`e.action like '%.viewed'`,
    before !== undefined && sql`e.seq < ${before}`,
  ].filter((condition) => typeof condition === 'object')
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``
  const { rows } = await sql<AuditEntry>`
    select e.seq, e.at, e.actor, s.name as "actorName", e.action, e.subject, e.detail
    from kernel.audit_entries e left join kernel.staff s on e.actor = 'staff:' || s.id
    ${where} order by e.seq desc limit ${limit}`.execute(db)
  return rows
}

const startOf = (day: Temporal.PlainDate): Temporal.Instant => day.toZonedDateTime(TOKYO).toInstant()
