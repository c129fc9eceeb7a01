import type { Db } from '#lib/db/connect.ts'
import { record } from '../../audit/record.ts'
import type { Staff } from '../../identity/staff.ts'
import { type AuditEntry, searchAudit } from './audit.queries.ts'
import type { AuditSearch } from './audit-search.ts'

export interface AuditView {
  entries: AuditEntry[]
  /** Where the older ones begin, if there are any. */
  next: number | undefined
}

const PAGE = 50

/** 監査証跡の閲覧: who looks at the trail leaves a trace in it, about whomever they asked. */
export function viewAudit(db: Db, now: Temporal.Instant, staff: Staff, search: AuditSearch): Promise<AuditView> {
  return db.transaction().execute(async (tx) => {
    const found = await searchAudit(tx, search, PAGE + 1)
    const entries = found.slice(0, PAGE)
    const { subject, actor, on, seen, before } = search
    const asked = { actor, on: on && String(on), seen: seen || undefined, before, shown: entries.length }
    await record(tx, now, `staff:${staff.id}`, 'audit.searched', subject ?? 'audit', asked)
    return { entries, next: found.length > PAGE ? entries.at(-1)?.seq : undefined }
  })
}
