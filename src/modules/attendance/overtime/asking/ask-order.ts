import { propose, resubmit } from '#kernel/approvals/index.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { readPlanning, readRules } from '../../book/read-planning.ts'
import { listClosed } from '../../closing/months/months.queries.ts'
import { OVERTIME, OVERTIME_HREF, type OvertimeOrder } from '../order.ts'
import { changeOrder, findOrder, insertOrder } from '../orders.queries.ts'
import { documentOf } from './order-document.ts'
import { type AskedOrder, readOrder, type TypedOrder } from './read-order.ts'
import { weighOrder } from './weigh-order.ts'

/** What was typed, by the rules and the plan of whoever it is for. @throws Refusal 422 with everything that is wrong */
export async function readTypedOrder(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  staffId: number,
  typed: TypedOrder,
): Promise<AskedOrder> {
  const [rulesOn, planning, closed] = [
    await readRules(db),
    await readPlanning(db, staffId),
    await listClosed(db, staffId),
  ]
  return readOrder(typed, { now, rulesOn, planning, closed })
}

/** The section in whose name somebody asks. @throws Refusal 409 where they belong to none */
export function ownSection({ sectionIds: [sectionId] }: Staff): number {
  if (sectionId === undefined)
    throw new Refusal(409, '所属している課がないので、申請できません。人事の担当に相談してください。')
  return sectionId
}

/** 時間外勤務命令を求める: it is an order once it is decided. @returns the proposal's id */
export function askOrder(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  staff: Staff,
  asked: AskedOrder,
): Promise<number> {
  const whose = { staffId: staff.id, sectionId: ownSection(staff) }
  return db.transaction().execute(async (tx) => {
    const { order, weighed } = await weighOrder(tx, whose, asked)
    const id = await insertOrder(tx, now, order, { askedBy: staff.id, state: 'asked' })
    const { sectionId } = whose
    const document = documentOf(order, weighed)
    return propose(tx, now, staff, {
      matter: OVERTIME,
      subject: String(id),
      sectionId,
      href: OVERTIME_HREF,
      ...document,
    })
  })
}

/** @throws Refusal 404 where it is not one's own, or not there */
export async function getOwnOrder(db: Db<'attendance'>, staff: Staff, id: number): Promise<OvertimeOrder> {
  const order = await findOrder(db, id)
  if (order?.staffId !== staff.id) throw new Refusal(404, 'この時間外勤務は見つかりません。')
  return order
}

/** 直して出し直す, after it was returned. @returns the proposal's id */
export function mendOrder(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  asked: AskedOrder,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const { staffId, sectionId, proposalId } = await getOwnOrder(tx, staff, id)
    const { order, weighed } = await weighOrder(tx, { staffId, sectionId }, asked, id)
    if (proposalId === null || !(await changeOrder(tx, now, id, order)))
      throw new Refusal(409, 'この時間外勤務は、もう決裁が終わっています。')
    await resubmit(tx, now, staff, proposalId, documentOf(order, weighed))
    return proposalId
  })
}
