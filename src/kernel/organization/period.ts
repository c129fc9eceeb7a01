/** Days during which something holds: from the first day until before `to` (undefined: until further notice). */
export interface Period {
  from: Temporal.PlainDate
  to: Temporal.PlainDate | undefined
}

const before = (a: Temporal.PlainDate, b: Temporal.PlainDate | undefined) =>
  b === undefined || Temporal.PlainDate.compare(a, b) < 0

export const holdsOn = (period: Period, day: Temporal.PlainDate): boolean =>
  !before(day, period.from) && before(day, period.to)

/** Whether two periods share a day. One that ends on 31 March and one that begins on 1 April do not. */
export const overlaps = (a: Period, b: Period): boolean => before(a.from, b.to) && before(b.from, a.to)

/** As people say it: with the last day, which still counts. */
export const periodThrough = (from: Temporal.PlainDate, lastDay: Temporal.PlainDate | undefined): Period => ({
  from,
  to: lastDay?.add({ days: 1 }),
})

export const lastDayOf = (period: Period): Temporal.PlainDate | undefined => period.to?.subtract({ days: 1 })
