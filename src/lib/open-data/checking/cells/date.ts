import { writtenDate } from '#lib/time/written-date.ts'
import { type CheckCell, doubtful, notDigits, plain, provable } from './fault.ts'

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/

function isDay(text: string): boolean {
  const [, year, month, day] = SHAPE.exec(text) ?? []
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  if (year === undefined || m < 1 || m > 12 || d < 1 || d > DAYS[m - 1]!) return false
  return !(m === 2 && d === 29) || (y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0))
}

const WEEKDAY_BEHIND = /\(([月火水木金土日])(?:曜日?)?\)$/
/** A spreadsheet's day is midnight. */
const MIDNIGHT = /[ T]0?0:00(?::00)?$/

/** The day that is written, however an office writes it. */
function dayOf(text: string): Temporal.PlainDate | undefined {
  const compact = text.replace(MIDNIGHT, '').replaceAll(/\s/g, '')
  const western = /^(\d{4})[年.](\d{1,2})[月.](\d{1,2})日?$/.exec(compact) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(compact)
  const [, year, month, day] = western ?? []
  return writtenDate(western ? `${year}-${month}-${day}` : compact)
}

/** 2026-04-01. */
export const checkDate: CheckCell = (value) => {
  if (isDay(value)) return undefined
  const text = plain(value)
  const weekday = WEEKDAY_BEHIND.exec(text)?.[1]
  const day = dayOf(text.replace(WEEKDAY_BEHIND, ''))
  if (day && weekday && '月火水木金土日'[day.dayOfWeek - 1] !== weekday)
    return doubtful('date', `${weekday}曜日ではない日です。どちらが正しいか確かめてください。`)
  if (day) return provable('date', '年-月-日 (YYYY-MM-DD) で入れてください。', day.toString())
  if (SHAPE.test(text)) return doubtful('date', 'この日はありません。')
  return notDigits(text) ?? doubtful('date', '年-月-日 (YYYY-MM-DD) で入れてください。例: 2026-04-01', serial(text))
}

/** 46113 is how Excel counts days; it can as well be any other number. */
const serial = (text: string): string | undefined =>
  /^[34]\d{4}$/.test(text)
    ? Temporal.PlainDate.from('1899-12-30')
        .add({ days: Number(text) })
        .toString()
    : undefined
