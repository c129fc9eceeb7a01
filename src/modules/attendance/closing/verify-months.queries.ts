import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'

export interface BrokenMonth {
  staffId: number
  month: string
  /** `changed`: the figures are not those of their digest; `unknown`: the trail has no such lock; `removed`: the lock is gone, the trail has it. */
  kind: 'changed' | 'unknown' | 'removed'
}

export interface VerifiedMonths {
  locks: number
  broken: BrokenMonth[]
}

/** Most that are told; one is enough to look closer. */
const MOST = 100

/** 締めた数字の検証: recomputes the digest of everything that was ever locked, and holds it against the audit trail, both ways. */
export async function verifyMonths(db: Db<'attendance'>): Promise<VerifiedMonths> {
  const { rows: broken } = await sql<BrokenMonth>`
    with locks as (
      select staff_id, to_char(month, 'YYYY-MM') as month, encode(digest, 'hex') as digest,
        digest = sha256(convert_to(figures::text, 'UTF8')) as holds
      from attendance.month_acts where act = 'lock'),
    trail as (
      select split_part(subject, ':', 2)::bigint as staff_id, detail->>'month' as month, detail->>'figures' as digest
      from kernel.audit_entries where action = 'attendance_month.locked')
    select l.staff_id as "staffId", l.month, case when l.holds then 'unknown' else 'changed' end as kind
      from locks l where not l.holds or not exists (select from trail t where (t.staff_id, t.month, t.digest) = (l.staff_id, l.month, l.digest))
    union all
    select t.staff_id, t.month, 'removed'
      from trail t where not exists (select from locks l where (t.staff_id, t.month, t.digest) = (l.staff_id, l.month, l.digest))
    order by 2, 1 limit ${MOST}`.execute(db)
  const { rows } = await sql<{ locks: number }>`
    select count(*)::int as locks from attendance.month_acts where act = 'lock'`.execute(db)
  return { locks: rows[0]?.locks ?? 0, broken }
}
