import { findStaff } from '#kernel/identity/staff.queries.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { orRefusal } from '#lib/refusal.ts'
import { dateInTokyo, TOKYO } from '#lib/time/clock.ts'
import { checkMonths, insertActs, listMonthsFor, lockMonths, submitMonth } from '#modules/attendance/index.ts'
import { hasMonths, insertRows, insertTrail, listClosers, listEmployees } from '../demo.queries.ts'
import { randomFrom } from '../random.ts'

type Db = Municipality['db']
type Month = Temporal.PlainYearMonth

/** When in the following month people submit, heads check and personnel locks. */
const WHEN = { submit: { day: 2, hour: 16 }, check: { day: 4, hour: 10 }, lock: { day: 6, hour: 15 } }

/** How many of a hundred have submitted the last month, and have been checked. */
const LAST = { submit: 75, check: 45 }

const momentOf = (act: keyof typeof WHEN, month: Month): Temporal.Instant => {
  const { day, hour } = WHEN[act]
  return month
    .add({ months: 1 })
    .toPlainDate({ day })
    .toZonedDateTime({ timeZone: TOKYO, plainTime: { hour } })
    .toInstant()
}

/**
 * 給与の基礎 of everybody, the months since the first one locked, the last one on its way. A town that has months stays as it is.
 */
export async function seedDemoClosing({ db }: Municipality, now: Temporal.Instant, seed: string): Promise<boolean> {
  if (await hasMonths(db)) return false
  const today = dateInTokyo(now)
  const employees = await listEmployees(db, today)
  const since = employees.map((one) => one.since).toSorted(Temporal.PlainDate.compare)[0]
  if (!since) return false
  const bases = employees.map((one) => ({
    staff_id: one.id,
    valid_from: one.since.with({ day: 1 }),
    monthly_yen: randomFrom(`${seed} 給与 ${one.id}`).between(200, 460) * 1000,
  }))
  await db.transaction().execute((tx) => insertRows(tx, 'attendance.pay_bases', bases))
  const last = today.toPlainYearMonth().subtract({ months: 1 })
  const closers = await staffOf(db, await listClosers(db), now)
  for (let month = since.toPlainYearMonth(); Temporal.PlainYearMonth.compare(month, last) < 0;) {
    await lockWhole(db, month, closers)
    month = month.add({ months: 1 })
  }
  const ids = employees.map(({ id }) => id)
  await closeInPart(db, now, last, await staffOf(db, ids, now), closers)
  return true
}

async function staffOf(db: Db, ids: readonly number[], now: Temporal.Instant): Promise<Staff[]> {
  const found = await Promise.all(ids.map((id) => findStaff(db, id, now)))
  return found.filter((staff) => staff !== undefined)
}

const entry = (month: Month, id: number, by: number, at: Temporal.Instant, action: string) =>
  ({ at, actor: `staff:${by}`, action, subject: `staff:${id}`, detail: { month: month.toString() } }) as const

/** A month that is long over: everybody’s was submitted and checked; the figures are counted as they always are. */
async function lockWhole(db: Db, month: Month, closers: readonly Staff[]): Promise<void> {
  const at = { submit: momentOf('submit', month), check: momentOf('check', month), lock: momentOf('lock', month) }
  const checkers = new Map<number, number>()
  for (const closer of closers) {
    const { months } = await listMonthsFor(db, at.check, closer, month)
    for (const { staffId, part } of months) if (part.checks) checkers.set(staffId, closer.id)
  }
  const pairs = [...checkers]
  await db.transaction().execute(async (tx) => {
    const submitted = pairs.map(
      ([id]) => ({ staffId: id, act: 'submit', state: 'submitted', byId: id, words: '' }) as const,
    )
    await insertActs(tx, at.submit, month, submitted)
    const checked = pairs.map(
      ([id, by]) => ({ staffId: id, act: 'check', state: 'checked', byId: by, words: '' }) as const,
    )
    await insertActs(tx, at.check, month, checked)
    await insertTrail(tx, [
      ...pairs.map(([id]) => entry(month, id, id, at.submit, 'attendance_month.submitted')),
      ...pairs.map(([id, by]) => entry(month, id, by, at.check, 'attendance_month.checked')),
    ])
  })
  for (const closer of closers) {
    const { months } = await listMonthsFor(db, at.lock, closer, month)
    const ready = months.filter(({ state, part }) => part.isPersonnel && state === 'checked' && !part.isOwner)
    const chosen = ready.map(({ staffId }) => staffId)
    await lockMonths(db, at.lock, closer, month, chosen)
  }
}

const isAmong = (share: number) => (id: number) => (id * 37) % 100 < share

/** As people do it themselves: who has a punch missing is told so, and has not submitted yet. */
async function closeInPart(db: Db, now: Temporal.Instant, month: Month, people: Staff[], closers: readonly Staff[]) {
  const at = (act: keyof typeof WHEN) => {
    const moment = momentOf(act, month)
    return Temporal.Instant.compare(moment, now) < 0 ? moment : now
  }
  for (const staff of people.filter(({ id }) => isAmong(LAST.submit)(id)))
    await orRefusal(submitMonth(db, at('submit'), staff, staff.id, month, { absent: true, words: '' }))
  for (const closer of closers) {
    const { months } = await listMonthsFor(db, at('check'), closer, month)
    const ready = months.filter(({ state, part }) => state === 'submitted' && part.checks)
    const chosen = ready.map(({ staffId }) => staffId).filter(isAmong(LAST.check))
    await checkMonths(db, at('check'), closer, month, chosen)
  }
}
