import type { Staff } from '#kernel/identity/staff.ts'
import type { Waiting, WaitingItem } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { monthInWords } from '#lib/time/wareki.ts'
import { startOfDay } from '../punches/moment.ts'
import { bookHref, isOver } from './months/month.ts'
import { countMonthsIn, listMonths, listReturned } from './months/months.queries.ts'
import { type Parts, partsOf } from './months/parts.ts'
import { listHref } from './screens/place.ts'

const item = (href: string, title: string, since: Temporal.Instant): WaitingItem => ({ href, title, since })

/** One's own of last month, as long as it is open, and whatever came back. */
async function own(db: Db<'attendance'>, staff: Staff, now: Temporal.Instant): Promise<WaitingItem[]> {
  const today = dateInTokyo(now)
  const last = today.toPlainYearMonth().subtract({ months: 1 })
  const returned = await listReturned(db, staff.id)
  const [month] = await listMonths(db, last, { staffIds: [staff.id], states: ['open'] })
  const isUntouched = month !== undefined && month.returned === null && isOver(month, today)
  return [
    ...returned.map((one) =>
      item(`${bookHref(one.month, staff.id)}#closing`, `差戻し: ${monthInWords(one.month)}の出勤簿`, one.since),
    ),
    ...(isUntouched
      ? [
          item(
            `${bookHref(last, staff.id)}#closing`,
            `${monthInWords(last)}の出勤簿を提出してください`,
            startOfDay(today.with({ day: 1 })),
          ),
        ]
      : []),
  ]
}

async function toCheck(db: Db<'attendance'>, { of, sectionIds }: Parts): Promise<WaitingItem[]> {
  if (sectionIds.length === 0) return []
  const items: WaitingItem[] = []
  for (const { month } of await countMonthsIn(db, 'submitted')) {
    const mine = (await listMonths(db, month, { sectionIds, states: ['submitted'] })).filter((one) => of(one).checks)
    const since = mine.flatMap(({ movedAt }) => movedAt ?? []).toSorted(Temporal.Instant.compare)[0]
    if (since) items.push(item(listHref(month), `締めの確認: ${monthInWords(month)} ${mine.length}人`, since))
  }
  return items
}

async function toLock(db: Db<'attendance'>, { isPersonnel }: Parts): Promise<WaitingItem[]> {
  if (!isPersonnel) return []
  const waiting = await countMonthsIn(db, 'checked')
  return waiting.map(({ month, count, since }) =>
    item(listHref(month), `月の締め: ${monthInWords(month)} ${count}人が確認済み`, since),
  )
}

/** What waits of closing: one's own month, those one checks, those one locks. */
export async function closingWaits(db: Db<'attendance'>, staff: Staff, now: Temporal.Instant): Promise<Waiting> {
  const parts = await partsOf(db, staff, now)
  return { items: [...(await own(db, staff, now)), ...(await toCheck(db, parts)), ...(await toLock(db, parts))] }
}
