import { sectionsFor, type Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Dataset } from './dataset.ts'
import { findDataset } from './datasets.queries.ts'

/** Sections whose datasets and records somebody keeps: those that they belong to, or answer for. */
export const keptBy = (staff: Staff): number[] => [...new Set([...staff.sectionIds, ...sectionsFor(staff, 'answer')])]

export const mayKeep = (staff: Staff, sectionId: number | null): boolean =>
  sectionId !== null && keptBy(staff).includes(sectionId)

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
