type Era = { name: string; letter: string; from: string; lastDay?: string }

// The day of change itself belonged to both eras in 1912 and 1926 (改元の詔書: 「以後ヲ改メテ」), so papers of that day may carry either.
const ERAS: readonly Era[] = [
  { name: '令和', letter: 'R', from: '2019-05-01' },
  { name: '平成', letter: 'H', from: '1989-01-08', lastDay: '2019-04-30' },
  { name: '昭和', letter: 'S', from: '1926-12-25', lastDay: '1989-01-07' },
  { name: '大正', letter: 'T', from: '1912-07-30', lastDay: '1926-12-25' },
  { name: '明治', letter: 'M', from: '1868-01-25', lastDay: '1912-07-30' },
]

// 明治5年太政官布告337号: the solar calendar begins with 明治6年1月1日; earlier days and months are those of the lunar calendar.
const SOLAR_CALENDAR_FROM = '1873-01-01'

const isBefore = (date: Temporal.PlainDate, iso: string) => Temporal.PlainDate.compare(date, iso) < 0

function eraOf(date: Temporal.PlainDate) {
  if (isBefore(date, SOLAR_CALENDAR_FROM)) return undefined
  return ERAS.find((era) => !isBefore(date, era.from))
}

const yearInEra = (date: Temporal.PlainDate, era: Era) => date.year - Number(era.from.slice(0, 4)) + 1

/** The parts that a form shows: 令和 and 8, 令和 and 元. Before the solar calendar (1873) no era, and the western year in four digits. */
export function warekiParts(date: Temporal.PlainDate): { era?: string; year: string } {
  const era = eraOf(date)
  if (!era) return { year: String(date.year).padStart(4, '0') }
  const year = yearInEra(date, era)
  return { era: era.name, year: year === 1 ? '元' : String(year) }
}

/** 令和8年. Before the solar calendar (1873) the western year: 1872年. */
export function warekiYear(date: Temporal.PlainDate): string {
  const { era, year } = warekiParts(date)
  return era ? `${era}${year}年` : `${date.year}年`
}

/** 令和8年10月 */
export const monthInWords = (month: Temporal.PlainYearMonth): string =>
  `${warekiYear(month.toPlainDate({ day: 1 }))}${month.month}月`

/** 和暦: 令和8年11月24日, 令和元年5月1日. Before 1873 the western date: 1872年12月31日. */
export const formatWareki = (date: Temporal.PlainDate): string => `${warekiYear(date)}${date.month}月${date.day}日`

/** R8.11.24, for narrow columns. Before 1873: 1872.12.31. */
export function formatWarekiShort(date: Temporal.PlainDate): string {
  const era = eraOf(date)
  return `${era ? `${era.letter}${yearInEra(date, era)}` : date.year}.${date.month}.${date.day}`
}

/**
 * - `unreadable`: not a wareki date at all
 * - `no-such-day`: 2月30日
 * - `outside-era`: 平成31年5月1日, 令和元年4月30日; `means` is the day it would be, so that a form can ask
 * - `before-solar-calendar`: 明治5年 and earlier
 */
export type WarekiResult =
  | { ok: true; date: Temporal.PlainDate }
  | { ok: false; reason: 'unreadable' | 'no-such-day' | 'before-solar-calendar' }
  | { ok: false; reason: 'outside-era'; means: Temporal.PlainDate }

const KANJI_FORM = /^(\p{L}{1,2})(元|\d{1,2})年(\d{1,2})月(\d{1,2})日$/u
const DOTTED_FORM = /^(\p{L}{1,2})(元|\d{1,2})([./-])(\d{1,2})\3(\d{1,2})$/u

/** Reads 令和8年11月24日, R8.11.24, r8/11/24, 令和元年5月1日, ㋿8年…, in full or half width, spaces ignored. */
export function parseWareki(typed: string): WarekiResult {
  if (typed.length > 40) return { ok: false, reason: 'unreadable' }
  const text = typed.normalize('NFKC').replace(/\s/g, '')
  const kanji = KANJI_FORM.exec(text)
  const dotted = DOTTED_FORM.exec(text)
  const [name, year, month, day] = kanji?.slice(1) ?? [dotted?.[1], dotted?.[2], dotted?.[4], dotted?.[5]]
  const era = ERAS.find((era) => era.name === name || era.letter === name?.toUpperCase())
  if (!era || year === undefined || Number(year) === 0) return { ok: false, reason: 'unreadable' }
  return dateIn(era, year === '元' ? 1 : Number(year), Number(month), Number(day))
}

function dateIn(era: Era, yearInEra: number, month: number, day: number): WarekiResult {
  const year = Number(era.from.slice(0, 4)) + yearInEra - 1
  let date: Temporal.PlainDate
  try {
    date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    return { ok: false, reason: 'no-such-day' }
  }
  if (isBefore(date, SOLAR_CALENDAR_FROM)) return { ok: false, reason: 'before-solar-calendar' }
  const inEra = !isBefore(date, era.from) && (!era.lastDay || Temporal.PlainDate.compare(date, era.lastDay) <= 0)
  return inEra ? { ok: true, date } : { ok: false, reason: 'outside-era', means: date }
}
