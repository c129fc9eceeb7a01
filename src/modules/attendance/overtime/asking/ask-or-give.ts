import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { askOrder, ownSection, readTypedOrder } from './ask-order.ts'
import { getMember, giveOrder } from './give-order.ts'
import type { TypedOrder } from './read-order.ts'

/** Whose overtime it is: one's own, which one asks for, or that of a member of one's section, which one orders. */
export interface Whose {
  staffId: number
  sectionId: number
}

/** @param chosen a member's id; empty for oneself. @throws Refusal 404 for anybody else */
export async function whoseOf(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  staff: Staff,
  chosen: string,
): Promise<Whose> {
  if (!chosen || Number(chosen) === staff.id) return { staffId: staff.id, sectionId: ownSection(staff) }
  const { id, sectionId } = await getMember(db, now, staff, Number(chosen) || 0)
  return { staffId: id, sectionId }
}

/** What became of it: a proposal under way, or an order. */
export interface AskedOrGiven {
  staffId: number
  month: Temporal.PlainYearMonth
  /** None where it was ordered. */
  proposalId: number | null
}

/** As whoever typed it may: for oneself it is asked for, for somebody else it is ordered. */
export async function askOrGive(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  staff: Staff,
  chosen: string,
  typed: TypedOrder,
): Promise<AskedOrGiven> {
  const { staffId } = await whoseOf(db, now, staff, chosen)
  const asked = await readTypedOrder(db, now, staffId, typed)
  const month = dateInTokyo(asked.from).toPlainYearMonth()
  if (staffId === staff.id) return { staffId, month, proposalId: await askOrder(db, now, staff, asked) }
  await giveOrder(db, now, staff, staffId, asked)
  return { staffId, month, proposalId: null }
}
