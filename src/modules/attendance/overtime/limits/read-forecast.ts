import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { type RulesOn, readPlanning, readRules } from '../../book/read-planning.ts'
import { startOfDay } from '../../punches/moment.ts'
import type { Segment } from '../../rules/day/classify-day.ts'
import type { Between, Times } from '../order.ts'
import { listOrders } from '../orders.queries.ts'
import { byMonth, monthsOf, segmentsOf } from './counted.ts'
import { isDriven } from './driven-sections.queries.ts'
import { type Forecast, forecastOf } from './forecast.ts'

/** The fiscal year of a day from its beginning, the months of an average, and what is ordered for later. */
export const reachOf = (on: Temporal.PlainDate): Between => {
  const first = on.with({ day: 1 })
  return { from: startOfDay(first.subtract({ months: 12 })), until: startOfDay(first.add({ months: 24 })) }
}

export interface ReadForecast {
  readonly forecast: Forecast
  readonly segments: readonly Segment[]
  readonly rulesOn: RulesOn
}

/** What an order would do to somebody's limits. @param but one that is not counted: it is mended, or decided now */
export async function readForecast(
  db: Db<'attendance'>,
  { staffId, sectionId }: { staffId: number; sectionId: number },
  times: Times,
  but?: number,
): Promise<ReadForecast> {
  const on = dateInTokyo(times.from)
  const [rulesOn, planning] = [await readRules(db), await readPlanning(db, staffId)]
  const others = (await listOrders(db, [staffId], reachOf(on))).filter(({ id }) => id !== but)
  const segments = segmentsOf(rulesOn, planning, times)
  const months = monthsOf(rulesOn, planning, others)
  const forecast = forecastOf(rulesOn, await isDriven(db, sectionId, on), months, byMonth(segments))
  return { forecast, segments, rulesOn }
}
