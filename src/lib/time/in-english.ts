const DAY = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const
const day = new Intl.DateTimeFormat('en-GB', DAY)
const dayOfYear = new Intl.DateTimeFormat('en-GB', { ...DAY, year: 'numeric' })

const read = (date: Temporal.PlainDate) => new Date(`${date}T00:00Z`)

/** Tue 24 Nov */
export const dateInEnglish = (date: Temporal.PlainDate): string => day.format(read(date))

/** Tue, 24 Nov 2026 */
export const dateOfYearInEnglish = (date: Temporal.PlainDate): string => dayOfYear.format(read(date))
