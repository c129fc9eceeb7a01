import type { Db } from '#lib/db/connect.ts'
import { record } from '../../audit/record.ts'
import type { Staff } from '../../identity/staff.ts'
import { type AuditEntry, searchAudit } from './audit.queries.ts'
import type { AuditSearch } from './audit-search.ts'

/** 監査証跡の閲覧: who looks at the trail leaves a trace in it, about whomever they asked. */
export function viewAudit(
  db: Db,
  now: Temporal.Instant,
  staff: Staff,
  search: AuditSearch,
  limit: number,
): Promise<AuditEntry[]> {
  return db.transaction().execute(async (tx) => {
    const entries = await searchAudit(tx, search, limit)
    const { subject, actor, on, seen, before } = search
    const asked = { actor, on: on && String(on), seen: seen || undefined, before, found: entries.length }
    await record(tx, now, `staff:${staff.id}`, 'audit.searched', subject ?? 'audit', asked)
    return entries
  })
}
