import { getProfile } from '#kernel/municipality/profile.queries.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { refuseNonWriters } from '../save-faq.ts'
import { listGroups } from '../synonyms/synonyms.queries.ts'
import { type GapGroup, groupAlike, inOrder, MOST_READ, type Order } from './gap.ts'
import { listGaps } from './gaps.queries.ts'

export interface GapsView {
  groups: GapGroup[]
  /** There may be older ones: so many are looked through. */
  isFull: boolean
}

/** 答えがなかった質問, as whoever writes よくある質問 may read them: grouped by likeness. @throws Refusal 403 */
export async function viewGaps(db: Db<'inquiries'>, staff: Staff, order: Order): Promise<GapsView> {
  refuseNonWriters(staff)
  const [gaps, { name }, synonyms] = await Promise.all([listGaps(db, staff), getProfile(db), listGroups(db)])
  const groups = groupAlike(gaps, { names: [name], synonyms: synonyms.map(({ words }) => words) })
  return { groups: inOrder(groups, order), isFull: gaps.length >= MOST_READ }
}
