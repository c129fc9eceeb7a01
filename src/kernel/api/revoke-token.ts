import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { record } from '../audit/record.ts'
import type { Staff } from '../identity/staff.ts'
import { markRevoked } from './tokens.queries.ts'

/** Ends a token of one's own, from the next request on. */
export function revokeApiToken(db: Db, now: Temporal.Instant, staff: Staff, id: number): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const label = await markRevoked(tx, now, staff.id, id)
    if (label === undefined) throw new Refusal(404, 'このトークンは見つかりません。すでに取り消されたかもしれません。')
    await record(tx, now, `staff:${staff.id}`, 'token.revoked', `staff:${staff.id}`, { id, label })
  })
}
