import { propose, resubmit } from '#kernel/approvals/index.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { refuseIfClosed } from '../closing/refuse-if-closed.ts'
import { readPlanning, readRules } from '../book/read-planning.ts'
import { readLeave, weighRequest } from './leave-left.ts'
import { type AskedRequest, readRequest, type TypedRequest } from './read-request.ts'
import { type DayRequest, daysOf, firstDay, matterOf, TELEWORK, timesInWords } from './request.ts'
import { documentOf } from './request-document.ts'
import { changeRequest, findRequest, holdRequestsOf, insertRequest, listRequests } from './requests.queries.ts'

const isTelework = ({ kind }: Pick<DayRequest, 'kind'>) => kind === TELEWORK

/** One leave at a time, and one telework: on a day at home one may still take an hour off. */
async function refuseTwice(tx: Tx<'attendance'>, staffId: number, asked: AskedRequest, but?: number) {
  const others = await listRequests(tx, staffId, asked.from, asked.until)
  const other = others.find((one) => one.id !== but && isTelework(one) === isTelework(asked))
  if (other)
    throw new Refusal(
      409,
      `${timesInWords(other)}は、すでに申請しているか、承認されています。取り下げるか取り消してから、申請し直してください。`,
      'from',
    )
}

/** @param but the one that is mended, which does not count twice. @throws Refusal 409 and 422 */
async function weigh(tx: Tx<'attendance'>, staffId: number, asked: AskedRequest, but?: number) {
  await holdRequestsOf(tx, staffId)
  await refuseIfClosed(tx, staffId, ...daysOf(asked))
  await refuseTwice(tx, staffId, asked, but)
  const sources = await readLeave(tx, staffId, firstDay(asked).year)
  const others = sources.requests.filter(({ id }) => id !== but)
  return { rulesOn: sources.rulesOn, weighed: weighRequest({ ...sources, requests: others }, asked) }
}

/** What was typed, by the rules and the plan of whoever typed it. @throws Refusal 422 with everything that is wrong */
export async function readTyped(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  staff: Staff,
  typed: TypedRequest,
): Promise<AskedRequest> {
  return readRequest(typed, { now, rulesOn: await readRules(db), planning: await readPlanning(db, staff.id) })
}

/** 休暇・在宅勤務を申請する. @returns the proposal's id */
export function askRequest(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  staff: Staff,
  asked: AskedRequest,
): Promise<number> {
  const [sectionId] = staff.sectionIds
  if (sectionId === undefined)
    throw new Refusal(409, '所属している課がないので、申請できません。人事の担当に相談してください。')
  return db.transaction().execute(async (tx) => {
    const weighed = await weigh(tx, staff.id, asked)
    const id = await insertRequest(tx, now, { ...asked, staffId: staff.id })
    const document = await documentOf(tx, now, { staffId: staff.id, sectionId }, asked, weighed)
    const href = `/console/attendance/requests?year=${firstDay(asked).year}&staff=${staff.id}` as const
    return propose(tx, now, staff, { matter: matterOf(asked), subject: String(id), sectionId, href, ...document })
  })
}

/** @throws Refusal 404 where it is not one's own, or not there */
export async function getOwnRequest(db: Db<'attendance'>, staff: Staff, id: number): Promise<DayRequest> {
  const request = await findRequest(db, id)
  if (request?.staffId !== staff.id) throw new Refusal(404, 'この申請は見つかりません。')
  return request
}

/** 直して出し直す, after it was returned. Leave stays leave, and telework stays telework: their routes differ. @returns the proposal's id */
export async function mendRequest(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  asked: AskedRequest,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const request = await getOwnRequest(tx, staff, id)
    const { proposalId } = request
    if (isTelework(asked) !== isTelework(request))
      throw new Refusal(422, '休暇と在宅勤務は、別に申請してください。', 'kind')
    const weighed = await weigh(tx, staff.id, asked, id)
    if (proposalId === null || !(await changeRequest(tx, id, asked)))
      throw new Refusal(409, 'この申請は、もう決裁が終わっています。')
    const [sectionId] = staff.sectionIds
    const document = await documentOf(tx, now, { staffId: staff.id, sectionId: sectionId ?? 0 }, asked, weighed)
    await resubmit(tx, now, staff, proposalId, document)
    return proposalId
  })
}
