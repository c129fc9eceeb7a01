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

/** 交付 is the head's to decide: the paper speaks for the town. */
export const endsWithCertificate = ({ definition }: Pick<Application, 'definition'>): boolean =>
  definition.result.kind === 'certificate'

export interface Allowed {
  claim: boolean
  handBack: boolean
  accept: boolean
  refuse: boolean
  askCorrection: boolean
  callOff: boolean
}

/** What somebody with the duty may do. A colleague's is left to the colleague and the head. */
export function allowedOf(application: Arrived, staffId: number, isHead: boolean, today: Temporal.PlainDate): Allowed {
  const { state, claimedBy, correctBy } = application
  const [open, correcting] = [state === 'submitted', state === 'correcting']
  const own = claimedBy === staffId
  const handles = own || isHead || claimedBy === null
  // 行政手続法7条: whoever does not correct it within the time that was given may be refused.
  const isLate = correcting && correctBy !== null && Temporal.PlainDate.compare(correctBy, today) < 0
  return {
    claim: (open || correcting) && !own && (claimedBy === null || isHead),
    handBack: (open || correcting) && (own || (isHead && claimedBy !== null)),
    accept: open && (isHead || (!endsWithCertificate(application) && (own || claimedBy === null))),
    refuse: (open || isLate) && isHead,
    askCorrection: open && handles,
    callOff: correcting && handles,
  }
}
