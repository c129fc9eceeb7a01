import type { Db, Tx } from '#lib/db/connect.ts'

export interface SecondFactor {
  sealed: Buffer
  confirmedAt: Temporal.Instant | null
}

export const findSecondFactor = (db: Db, staffId: number): Promise<SecondFactor | undefined> =>
  db
    .selectFrom('kernel.totp')
    .select(['sealed', 'confirmed_at as confirmedAt'])
    .where('staff_id', '=', staffId)
    .executeTakeFirst()

/** Keeps a secret until it is confirmed; a newer one takes its place. False where a confirmed one stands. */
export async function saveUnconfirmed(tx: Tx, staffId: number, sealed: Buffer): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('kernel.totp')
    .values({ staff_id: staffId, sealed })
    .onConflict((conflict) =>
      conflict.column('staff_id').doUpdateSet({ sealed, last_step: 0 }).where('kernel.totp.confirmed_at', 'is', null),
    )
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) > 0
}

/** Uses up a step. False where this or a later one was used: of two equal codes at once, one gets true. */
export async function takeStep(tx: Tx, staffId: number, step: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('kernel.totp')
    .set({ last_step: step })
    .where('staff_id', '=', staffId)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function confirmSecondFactorRow(tx: Tx, staffId: number, now: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('kernel.totp')
    .set({ confirmed_at: now })
    .where('staff_id', '=', staffId)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function deleteSecondFactor(tx: Tx, staffId: number): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('kernel.totp').where('staff_id', '=', staffId).executeTakeFirst()
  return numDeletedRows > 0n
}
