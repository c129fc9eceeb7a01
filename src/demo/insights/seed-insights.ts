import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { fiscalYearOf } from '#lib/time/fiscal-year.ts'
import { collect, findCollected, forgetCollected, listMarks, setMark } from '#modules/insights/index.ts'
import { getStaffBySignInName, hasCalls, insertRows, listDesks } from '../demo.queries.ts'
import { keyOf } from '../key-of.ts'
import { randomFrom } from '../random.ts'
import { planCalls } from './plan-calls.ts'

/** What the town says was before, and what it aims at. */
const MARKS: [what: string, value: string, note: string][] = [
  ['phoneShare.baseline', '60', '改革の前の年の、電話と窓口の記録'],
  ['phoneShare.target', '40', '行政改革の計画'],
  ['callbacksPerCall.baseline', '0.4', '3か月の電話の記録'],
  ['applicationsBefore.baseline', '62', '紙だったころの受付簿'],
  ['onlineShare.target', '50', '行政改革の計画'],
  ['inTimeShare.baseline', '72', '紙だったころの受付簿'],
  ['inTimeShare.target', '95', '行政改革の計画'],
  ['sheetsPerApplication.baseline', '6', '様式と添付の数'],
  ['sheetsPerRequest.baseline', '1', '休暇簿の様式'],
  ['sheetsPerBook.baseline', '2', '出勤簿と時間外勤務命令簿'],
  ['sheetsPerProposal.baseline', '8', '起案用紙と添付の数'],
  ['overtimePerPerson.baseline', '6.5', '給与の記録'],
  ['overtimePerPerson.target', '4', '特定事業主行動計画'],
  ['homeShare.target', '10', '特定事業主行動計画'],
  ['occupancy.target', '20', '分室の整備の計画'],
  ['nights.target', '40', '関係人口の計画'],
  ['firms.target', '2', '関係人口の計画'],
]

/**
 * 電話の記録, 基準 and 目標, and everything collected: so that every board has a shape. A town that has calls stays as it is: they are
 * written last, so that what was interrupted before is finished, and what they are counted by is looked for by whoever collects next.
 */
export async function seedDemoInsights({ db }: Municipality, now: Temporal.Instant, seed: string): Promise<boolean> {
  const isNew = !(await hasCalls(db))
  if (isNew) await writeDown(db, now, seed)
  if (isNew || !(await findCollected(db))) await collect(db, now)
  return isNew
}

async function writeDown(db: Municipality['db'], now: Temporal.Instant, seed: string): Promise<void> {
  const today = dateInTokyo(now)
  const [calendar, desks] = [await getOfficeCalendar(db), await listDesks(db, today)]
  const calls = planCalls(calendar, desks, now, randomFrom(`${seed} 電話`))
  const said = await listMarks(db)
  const missing = MARKS.filter(([what]) => !said.some(({ measure, mark }) => what === `${measure}.${mark}`))
  const head = await getStaffBySignInName(db, 'ishii', now)
  const from = `${fiscalYearOf(today) - 1}-04`
  for (const [what, value, note] of missing) await setMark(db, now, head, { what, value, from, note })
  await db.transaction().execute(async (tx) => {
    const rows = calls.map((call, at) => Object.assign(call, { key: keyOf(`${seed} 電話 ${at}`) }))
    await insertRows(tx, 'inquiries.calls', rows)
    await forgetCollected(tx)
  })
}
