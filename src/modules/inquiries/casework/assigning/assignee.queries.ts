import type { Tx } from '#lib/db/connect.ts'

/** Of a conversation that the caller holds; the database refuses whoever may not answer there. */
export async function setAssignee(tx: Tx<'inquiries'>, id: number, staffId: number | null): Promise<void> {
  await tx.updateTable('inquiries.conversations').set({ assignee_id: staffId }).where('id', '=', id).execute()
}
