import type { Db } from '#lib/db/connect.ts'

export const isFounded = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('kernel.municipality').select('code').executeTakeFirst()) !== undefined

/** One password for all staff who have none; it is hashed only where somebody needs it. */
export async function givePasswords(db: Db, hashed: () => Promise<string>): Promise<void> {
  const without = db.selectFrom('kernel.staff').select('id').where('password_hash', 'is', null)
  if (!(await without.executeTakeFirst())) return
  await db
    .updateTable('kernel.staff')
    .set({ password_hash: await hashed() })
    .where('password_hash', 'is', null)
    .execute()
}
