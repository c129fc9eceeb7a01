import type { Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { isLegal, mayEver, MONTH_STATES, type MonthActName, type Part, type StaffMonth } from './month.ts'
import { holdMonths, listMonths } from './months.queries.ts'
import { partsOf } from './parts.ts'

/** A month of somebody's whom one has to do with, and what one is to it. */
export interface MonthInHand {
  readonly month: StaffMonth
  readonly part: Part
}

/** @throws Refusal 404, the same for a month that is not there and one out of reach */
export async function getMonth(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  staff: Staff,
  staffId: number,
  month: Temporal.PlainYearMonth,
): Promise<MonthInHand> {
  const [found] = await listMonths(db, month, { staffIds: [staffId] })
  const part = found && (await partsOf(db, staff, now)).of(found)
  if (!found || !part || !(part.isOwner || part.checks || part.isPersonnel))
    throw new Refusal(404, 'この月の出勤簿は見つかりません。')
  return { month: found, part }
}

/** Who may never do it is told so; where it has moved on meanwhile, how far. Undefined where it can be done now. */
export function refusalOf({ month: { state }, part }: MonthInHand, act: MonthActName): Refusal | undefined {
  if (part.isOwner && !mayEver(act, part))
    return new Refusal(403, '自分の出勤簿は、自分では確認できず、締められません。ほかの担当に頼んでください。')
  if (!mayEver(act, part)) return new Refusal(403, 'この出勤簿について、これをする職務がありません。')
  if (isLegal(act, state)) return undefined
  return new Refusal(409, `この月は、いま「${MONTH_STATES[state]}」です。画面を読み込み直して確かめてください。`)
}

/** The month as it stays until the transaction ends, where one may do this with it now. */
export async function holdMonth(
  tx: Tx<'attendance'>,
  now: Temporal.Instant,
  staff: Staff,
  staffId: number,
  month: Temporal.PlainYearMonth,
  act: MonthActName,
): Promise<MonthInHand> {
  await holdMonths(tx, [staffId])
  const held = await getMonth(tx, now, staff, staffId, month)
  const refusal = refusalOf(held, act)
  if (refusal) throw refusal
  return held
}
