import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { newToken } from '#lib/crypto/seal.ts'
import type { Db } from '#lib/db/connect.ts'
import { deleteFeed, replaceFeed } from './feeds.queries.ts'

/** カレンダーのアドレスを作る: the one before opens nothing any more. @returns the token, which is told once */
export function makeFeed(db: Db<'workplaces'>, now: Temporal.Instant, staff: Staff): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const token = newToken()
    await replaceFeed(tx, now, staff.id, token)
    await record(tx, now, `staff:${staff.id}`, 'calendar_feed.made', `staff:${staff.id}`)
    return token
  })
}

/** Ends it, from the next request on. */
export async function revokeFeed(db: Db<'workplaces'>, now: Temporal.Instant, staff: Staff): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (await deleteFeed(tx, staff.id))
      await record(tx, now, `staff:${staff.id}`, 'calendar_feed.revoked', `staff:${staff.id}`)
  })
}
