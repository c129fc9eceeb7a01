import { mayDecideAlone } from '#kernel/approvals/index.ts'
import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { notify } from '#kernel/notifications/notify.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { OVERTIME, OVERTIME_HREF, timesInWords } from '../order.ts'
import { insertOrder } from '../orders.queries.ts'
import { findMember, type Member } from './members.queries.ts'
import type { AskedOrder } from './read-order.ts'
import { weighOrder } from './weigh-order.ts'

/** Somebody whom one may order to stay: who alone decides what they ask for. @throws Refusal 404 for anybody else */
export async function getMember(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
): Promise<Member> {
  const member = await findMember(db, staff, id, now)
  if (!member) throw new Refusal(404, 'この職員は見つかりません。')
  return member
}

/** 時間外勤務を命じる, without being asked. @returns the order's id */
export function giveOrder(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  staff: Staff,
  memberId: number,
  asked: AskedOrder,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const { sectionId } = await getMember(tx, now, staff, memberId)
    if (!(await mayDecideAlone(tx, now, OVERTIME, { id: memberId, sectionId }, staff.id)))
      throw new Refusal(
        403,
        'この職員の時間外勤務は、あなただけでは命じられません。職員に申請してもらい、決裁の経路に回してください。',
        'staff',
      )
    const { order } = await weighOrder(tx, { staffId: memberId, sectionId }, asked)
    const id = await insertOrder(tx, now, order, { askedBy: staff.id, state: 'ordered' })
    const title = `時間外勤務を命じられました: ${timesInWords(order)}(${staff.name})`
    await notify(tx, now, memberId, { title, href: OVERTIME_HREF })
    const { work, specialReason, lateReason } = order
    await record(tx, now, `staff:${staff.id}`, 'overtime_order.given', `overtime_order:${id}`, {
      staffId: memberId,
      from: order.from.toString(),
      until: order.until.toString(),
      work,
      specialReason,
      lateReason,
    })
    return id
  })
}
