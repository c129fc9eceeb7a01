import type { Db, Tx } from '#lib/db/connect.ts'

export const hasKinds = async (db: Db<'inquiries'>): Promise<boolean> =>
  (await db.selectFrom('inquiries.street_kinds').select('id').limit(1).executeTakeFirst()) !== undefined

/** @returns its id */
export async function insertKind(tx: Tx<'inquiries'>, name: string, sectionId: number): Promise<number> {
  const { id } = await tx
    .insertInto('inquiries.street_kinds')
    .values({ name, section_id: sectionId })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** What was said long ago waits for nobody to take it back. */
export async function sendAtOnce(db: Db<'inquiries'>): Promise<void> {
  await db.insertInto('inquiries.undo').values({ seconds: 0 }).execute()
}

export async function waitAgain(db: Db<'inquiries'>): Promise<void> {
  await db.deleteFrom('inquiries.undo').execute()
}
