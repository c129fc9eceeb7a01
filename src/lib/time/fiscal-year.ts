import { warekiYear } from './wareki.ts'

export type DateRange = { from: Temporal.PlainDate; through: Temporal.PlainDate }
export type Quarter = 1 | 2 | 3 | 4

/** 年度: the year in which it begins; 1 April to 31 March (地方自治法208条). 2027-03-31 is in 2026. */
export const fiscalYearOf = (date: Temporal.PlainDate): number => (date.month >= 4 ? date.year : date.year - 1)

const monthsFrom = (from: Temporal.PlainDate, months: number): DateRange => ({
  from,
  through: from.add({ months }).subtract({ days: 1 }),
})

const firstDay = (year: number) => Temporal.PlainDate.from({ year, month: 4, day: 1 })

/** Both ends included. */
export const fiscalYearRange = (year: number): DateRange => monthsFrom(firstDay(year), 12)

/** 四半期: April–June is 1, January–March is 4. */
export const fiscalQuarterOf = (date: Temporal.PlainDate): { year: number; quarter: Quarter } => ({
  year: fiscalYearOf(date),
  quarter: (Math.floor(((date.month + 8) % 12) / 3) + 1) as Quarter,
})

/** Both ends included. */
export const fiscalQuarterRange = (year: number, quarter: Quarter): DateRange =>
  monthsFrom(firstDay(year).add({ months: (quarter - 1) * 3 }), 3)

/** 令和8年度. Named after its first day, except 2019, which is 令和元年度 as a whole (平成31年4月1日 関係省庁連絡会議申合せ). */
export const fiscalYearInWords = (year: number): string =>
  year === 2019 ? '令和元年度' : `${warekiYear(firstDay(year))}度`
