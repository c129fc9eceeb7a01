import { digestOf } from '#lib/crypto/seal.ts'
import type { Db, Tx } from '#lib/db/connect.ts'

export async function replaceFeed(
  tx: Tx<'workplaces'>,
  now: Temporal.Instant,
  staffId: number,
  token: string,
): Promise<void> {
  const digest = digestOf(token)
  await tx
    .insertInto('workplaces.feeds')
    .values({ staff_id: staffId, digest, made_at: now })
    .onConflict((conflict) => conflict.column('staff_id').doUpdateSet({ digest, made_at: now }))
    .execute()
}

/** @returns false where there was none */
export async function deleteFeed(tx: Tx<'workplaces'>, staffId: number): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('workplaces.feeds').where('staff_id', '=', staffId).executeTakeFirst()
  return numDeletedRows > 0n
}

/** When the address was made, where there is one. */
export async function findFeed(db: Db<'workplaces'>, staffId: number): Promise<Temporal.Instant | undefined> {
  const row = await db
    .selectFrom('workplaces.feeds')
    .select('made_at')
    .where('staff_id', '=', staffId)
    .executeTakeFirst()
  return row?.made_at
}

/** Whose calendar an address opens; of somebody who works here no more it opens none. */
export async function findFeedOwner(db: Db<'workplaces'>, token: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('workplaces.feeds as feed')
    .innerJoin('kernel.staff as staff', 'staff.id', 'feed.staff_id')
    .select('feed.staff_id')
    .where('feed.digest', '=', digestOf(token))
    .where('staff.disabled_at', 'is', null)
    .executeTakeFirst()
  return row?.staff_id
}
