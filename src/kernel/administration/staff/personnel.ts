import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { sectionsFor, type Staff } from '../../identity/staff.ts'
import { type ListedStaff, listStaff } from '../../organization/staff-list.queries.ts'
import { coversWholeTown } from '../whole-town.ts'

/** Sections whose staff the duty `personnel` lets one see; undefined: everybody's, those without a section too. */
export async function personnelSections(db: Db, staff: Staff): Promise<number[] | undefined> {
  return (await coversWholeTown(db, staff, 'personnel')) ? undefined : sectionsFor(staff, 'personnel')
}

/** A member of staff whom one may manage. Absent and out of reach have the same answer. */
export async function getManaged(db: Db, now: Temporal.Instant, by: Staff, id: number): Promise<ListedStaff> {
  const within = await personnelSections(db, by)
  const [found] = await listStaff(db, { on: dateInTokyo(now), within, id, limit: 1 })
  if (!found) throw new Refusal(404, 'この職員は見つかりません。')
  // Whoever could sign in as them would get what they may do elsewhere.
  if (within && found.duties.some(({ sectionId }) => !within.includes(sectionId)))
    throw new Refusal(403, 'この職員はほかの課の職務も持っています。全体の人事の担当に頼んでください。')
  if (found.id === by.id) throw new Refusal(409, '自分自身のことは、ほかの人事の担当に頼んでください。')
  return found
}
