import type { Tx } from '#lib/db/connect.ts'

/** Of a conversation that the caller holds. What the section before said of it, assignee and tags, is gone with that. */
export async function setSection(tx: Tx<'inquiries'>, id: number, sectionId: number): Promise<void> {
  await tx
    .updateTable('inquiries.conversations')
    .set({ section_id: sectionId, assignee_id: null })
    .where('id', '=', id)
    .execute()
}
