import type { Tx } from '#lib/db/connect.ts'

/** False where they are enabled already. */
export async function markEnabled(tx: Tx, id: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('kernel.staff')
    .set({ disabled_at: null })
    .where('id', '=', id)
    .where('disabled_at', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function setTemporaryPassword(tx: Tx, id: number, hash: string): Promise<void> {
  await tx
    .updateTable('kernel.staff')
    .set({ password_hash: hash, password_is_temporary: true })
    .where('id', '=', id)
    .execute()
}
