import { actsAsHead, findRoute, getDesks, mayDecideAlone } from '#kernel/approvals/index.ts'
import { coversSection, hasDuty, type Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { type Application, type Arrived, type Decision, hasArrived } from '../application.ts'
import { DECISION } from '../deciding/application-matter.ts'
import { circulating, endsWithCertificate } from '../deciding/circulates.ts'

/** Whoever answers residents for a section handles its applications too. */
export function refuseWithoutDuty(staff: Staff): void {
  if (!hasDuty(staff, 'answer'))
    throw new Refusal(403, '申請を扱う職務がありません。所属の長か人事担当に確かめてください。')
}

export const handles = (staff: Staff, { sectionId }: Application): boolean => coversSection(staff, 'answer', sectionId)

/** Drafts are nobody's but their writer's. @throws Refusal 404 */
export function refuseOtherSections(staff: Staff, application: Application | undefined): Arrived {
  return refuseUnconcerned(staff, application, false)
}

/** @param decides whoever is on the route of its decision, of whatever section: they see what they decide on. @throws Refusal 404 */
export function refuseUnconcerned(staff: Staff, application: Application | undefined, decides: boolean): Arrived {
  if (!application || !hasArrived(application) || !(decides || handles(staff, application)))
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

/** In whose right somebody would decide an application, and what of it goes round first. */
export interface Standing {
  isHead: boolean
  circulating: Decision['outcome'][]
  today: Temporal.PlainDate
}

/** What goes round, where the town has a route; nothing for whoever decides alone on it (専決). */
async function circulatingFor(db: Db | Tx, now: Temporal.Instant, { id }: Staff, application: Arrived) {
  const { sectionId } = application
  const outcomes = circulating(application)
  if (outcomes.length === 0 || !(await findRoute(db as Db, DECISION, sectionId, dateInTokyo(now)))) return []
  const alone = await orRefusal(mayDecideAlone(db, now, DECISION, { id: NOBODY, sectionId }, id))
  return alone === true ? [] : outcomes
}

export const readStanding = async (
  db: Db | Tx,
  now: Temporal.Instant,
  staff: Staff,
  application: Arrived,
): Promise<Standing> => ({
  isHead: await actsForSection(db, now, staff, application.sectionId),
  circulating: await circulatingFor(db, now, staff, application),
  today: dateInTokyo(now),
})

export interface Allowed {
  claim: boolean
  handBack: boolean
  /** At once. */
  accept: boolean
  refuse: boolean
  /** 起案する: what goes round before it holds. */
  propose: Decision['outcome'][]
  askCorrection: boolean
  callOff: boolean
}

export const NOTHING: Allowed = {
  claim: false,
  handBack: false,
  accept: false,
  refuse: false,
  propose: [],
  askCorrection: false,
  callOff: false,
}

/** What somebody with the duty may do. A colleague's is left to the colleague and the head; who proposes is of the section. */
export function allowedOf(application: Arrived, staff: Staff, { isHead, circulating, today }: Standing): Allowed {
  const { state, claimedBy, correctBy, sectionId } = application
  const [open, correcting] = [state === 'submitted', state === 'correcting']
  if (!open && !correcting) return NOTHING
  const own = claimedBy === staff.id
  const free = own || isHead || claimedBy === null
  const atOnce = (outcome: Decision['outcome']) => !circulating.includes(outcome)
  // 行政手続法7条: whoever does not correct it within the time that was given may be refused.
  const isLate = correcting && correctBy !== null && Temporal.PlainDate.compare(correctBy, today) < 0
  return {
    claim: !own && (claimedBy === null || isHead),
    handBack: own || (isHead && claimedBy !== null),
    accept: open && atOnce('accepted') && (isHead || (free && !endsWithCertificate(application))),
    refuse: (open || isLate) && atOnce('refused') && isHead,
    propose: open && free && staff.sectionIds.includes(sectionId) ? circulating : [],
    askCorrection: open && free,
    callOff: correcting && free,
  }
}
