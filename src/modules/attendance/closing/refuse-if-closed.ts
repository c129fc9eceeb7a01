import type { Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { monthInWords } from '#lib/time/wareki.ts'
import type { MonthState } from './months/month.ts'
import { heldStateOf } from './months/months.queries.ts'

const WAY_BACK: Record<Exclude<MonthState, 'open'>, string> = {
  submitted: 'もう提出しています。直すときは、提出を取り消すか、課長に差し戻してもらってください。',
  checked: 'もう課長が確認しています。直すときは、課長か人事に差し戻してもらってください。',
  locked: 'もう締めています。直すときは、人事に締めを解いてもらってください。',
}

/** Months that are not open, by name. */
export type ClosedMonths = ReadonlyMap<string, Exclude<MonthState, 'open'>>

export const closedInWords = (month: Temporal.PlainYearMonth, state: Exclude<MonthState, 'open'>): string =>
  `${monthInWords(month)}の出勤簿は、${WAY_BACK[state]}`

/**
 * 締めた月は変えられない: refuses what would change a day of a month that was submitted. Until the transaction ends, nobody moves
 * a month of this person.
 * @throws Refusal 409
 */
export async function refuseIfClosed(
  tx: Tx<'attendance'>,
  staffId: number,
  ...days: readonly Temporal.PlainDate[]
): Promise<void> {
  const months = new Map(days.map((day) => [day.toPlainYearMonth().toString(), day]))
  for (const day of months.values()) {
    const state = await heldStateOf(tx, staffId, day)
    if (state !== 'open') throw new Refusal(409, closedInWords(day.toPlainYearMonth(), state))
  }
}
