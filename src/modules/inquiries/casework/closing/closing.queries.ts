import type { Tx } from '#lib/db/connect.ts'

export async function setClosed(tx: Tx<'inquiries'>, now: Temporal.Instant, staffId: number, id: number) {
  await tx
    .updateTable('inquiries.conversations')
    .set({ closed_at: now, closed_by: staffId })
    .where('id', '=', id)
    .execute()
}

export async function residentOf(tx: Tx<'inquiries'>, id: number): Promise<number> {
  const row = await tx
    .selectFrom('inquiries.conversations')
    .select('resident_id as residentId')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.residentId
}

/** @returns whose it is, where it was closed */
export async function removeClosed(tx: Tx<'inquiries'>, id: number): Promise<number | undefined> {
  const row = await tx
    .updateTable('inquiries.conversations')
    .set({ closed_at: null, closed_by: null })
    .where('id', '=', id)
    .where('closed_at', 'is not', null)
    .returning('resident_id as residentId')
    .executeTakeFirst()
  return row?.residentId
}
