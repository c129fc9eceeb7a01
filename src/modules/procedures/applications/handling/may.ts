import { actsAsHead, getDesks } from '#kernel/approvals/index.ts'
import { coversSection, hasDuty, type Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { type Application, type Arrived, hasArrived } from '../application.ts'

/** Whoever answers residents for a section handles its applications too. */
export function refuseWithoutDuty(staff: Staff): void {
  if (!hasDuty(staff, 'answer'))
    throw new Refusal(403, '申請を扱う職務がありません。所属の長か人事担当に確かめてください。')
}

/** Drafts are nobody's but their writer's. @throws Refusal 404 */
export function refuseOtherSections(staff: Staff, application: Application | undefined): Arrived {
  if (!application || !hasArrived(application) || !coversSection(staff, 'answer', application.sectionId))
    throw new Refusal(404, 'この申請は見つかりません。')
  return application
}

/** The applicant is nobody of the staff, so the rule against deciding one's own does not stand in the way. */
const NOBODY = 0

/** 却下 is a disposition (行政手続法2条): the head of the section makes it, or whoever stands in. */
export const actsForSection = async (
  db: Db | Tx,
  now: Temporal.Instant,
  { id }: Staff,
  sectionId: number,
): Promise<boolean> => actsAsHead(await getDesks(db, now), id, { sectionId, staffId: NOBODY })

export interface Allowed {
  claim: boolean
  handBack: boolean
  accept: boolean
  refuse: boolean
}

/** What somebody with the duty may do. A colleague's is left to the colleague and the head. */
export function allowedOf({ state, claimedBy, definition }: Arrived, staffId: number, isHead: boolean): Allowed {
  const open = state === 'submitted'
  const own = claimedBy === staffId
  const decidable = open && definition.result.kind === 'notice'
  return {
    claim: open && !own && (claimedBy === null || isHead),
    handBack: open && (own || (isHead && claimedBy !== null)),
    accept: decidable && (own || claimedBy === null || isHead),
    refuse: decidable && isHead,
  }
}
