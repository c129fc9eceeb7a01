import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'

/** The section that handles workation; nobody does until it is set. */
export async function findDesk(db: Db<'workation'>): Promise<number | undefined> {
  const row = await db.selectFrom('workation.settings').select('section_id as id').executeTakeFirst()
  return row?.id ?? undefined
}

/** Whether the section that handles workation is one of these. */
export const isDesk = (sectionIds: readonly number[]) =>
  sql<boolean>`exists (select from workation.settings where section_id = any(${sectionIds}::bigint[]))`

export async function updateDesk(tx: Tx<'workation'>, sectionId: number): Promise<void> {
  await tx.updateTable('workation.settings').set({ section_id: sectionId }).execute()
}
