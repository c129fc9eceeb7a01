import { coversSection, type Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Dataset } from './dataset.ts'
import { findDataset } from './datasets.queries.ts'

/** Whoever belongs to the section that keeps something, or answers for it. */
export const mayKeep = (staff: Staff, sectionId: number | null): boolean =>
  sectionId !== null && (staff.sectionIds.includes(sectionId) || coversSection(staff, 'answer', sectionId))

/** A dataset that this member of staff may change; others are read by everybody here. */
export async function getKept(
  db: Db<'opendata'>,
  staff: Staff,
  slug: string,
): Promise<Dataset & { sectionId: number }> {
  const dataset = await findDataset(db, slug)
  if (!dataset) throw new Refusal(404, 'データセットが見つかりません。')
  if (!mayKeep(staff, dataset.sectionId))
    throw new Refusal(403, 'このデータセットを変えられるのは、持っている課の職員です。')
  return dataset as Dataset & { sectionId: number }
}
