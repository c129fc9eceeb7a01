import type { Tx } from '#lib/db/connect.ts'

/** What LINE says of a resident; a name that the resident or staff gave stays. */
export async function saveLineProfile(
  tx: Tx<'inquiries'>,
  residentId: number,
  name: string,
  picture?: Buffer,
): Promise<void> {
  await tx
    .updateTable('kernel.residents')
    .set((eb) => ({
      display_name: eb.case().when('display_name', '=', '').then(name).else(eb.ref('display_name')).end(),
      ...(picture ? { picture_sha256: picture } : {}),
    }))
    .where('id', '=', residentId)
    .execute()
}

/** The sections whose screens show the resident. */
export async function residentSections(tx: Tx<'inquiries'>, residentId: number): Promise<number[]> {
  const rows = await tx
    .selectFrom('inquiries.conversations')
    .select('section_id as id')
    .where('resident_id', '=', residentId)
    .execute()
  return rows.map((row) => row.id)
}
