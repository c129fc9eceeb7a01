import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'

/** Sections of which every consultation on LINE goes on on the page. */
export async function confidentialSections(db: Db<'inquiries'>): Promise<number[]> {
  const rows = await db
    .selectFrom('inquiries.confidential_sections')
    .select('section_id as id')
    .orderBy('section_id')
    .execute()
  return rows.map(({ id }) => id)
}

/** The same, while nobody else changes it. */
export async function holdConfidentialSections(tx: Tx<'inquiries'>): Promise<number[]> {
  await sql`lock table inquiries.confidential_sections in share row exclusive mode`.execute(tx)
  return await confidentialSections(tx)
}

export async function setConfidentialSections(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staffId: number,
  sections: number[],
): Promise<void> {
  const others = tx.deleteFrom('inquiries.confidential_sections')
  await (sections.length > 0 ? others.where('section_id', 'not in', sections) : others).execute()
  if (sections.length === 0) return
  await tx
    .insertInto('inquiries.confidential_sections')
    .values(sections.map((section_id) => ({ section_id, set_at: now, set_by: staffId })))
    .onConflict((conflict) => conflict.column('section_id').doNothing())
    .execute()
}
