import { formatWareki, parseWareki } from '#lib/time/wareki.ts'
import { writtenDate } from '#lib/time/written-date.ts'
import type { DateBound, FieldOf } from '../field.ts'
import { typedIn } from './form.ts'
import { mistake, type Reader } from './reader.ts'
import { typedLine } from './typed-text.ts'

/** The western calendar among the eras; 令和 … are their own names. */
export const WESTERN = '西暦'

export const boundOn = (bound: DateBound, today: Temporal.PlainDate): Temporal.PlainDate => {
  if (bound === 'today') return today
  return typeof bound === 'string' ? Temporal.PlainDate.from(bound) : today.add({ days: bound.daysFromToday })
}

type Typed = { date: Temporal.PlainDate } | { wrong: string }

/** 令和8年11月26日 in its four parts; whoever types 2026 or R8.11.26 into the box of the year is understood too. */
function dateOf(era: string, year: string, month: string, day: string, example: string): Typed {
  const alone = month === '' && day === '' ? writtenDate(year) : undefined
  if (alone) return { date: alone }
  const typedYear = year.normalize('NFKC')
  const western = era === WESTERN || /^\d{4}$/.test(typedYear)
  if (era === '' && !western) return { wrong: `元号を選んでください。例: ${example}` }
  const [y, m, d] = [typedYear, month.normalize('NFKC'), day.normalize('NFKC')].map((part) =>
    part.replace(/[年月日]$/, ''),
  )
  if (western) {
    const date = writtenDate(`${y}-${m}-${d}`)
    return date ? { date } : { wrong: `ない日付です。西暦は4桁で、月と日も確かめてください。例: ${example}` }
  }
  const read = parseWareki(`${era}${y}年${m}月${d}日`)
  if (read.ok) return { date: read.date }
  if (read.reason === 'outside-era')
    return { wrong: `${era}${y}年${m}月${d}日はありません。${formatWareki(read.means)}のことでしょうか。` }
  return { wrong: `年・月・日を数字で確かめてください。例: ${example}` }
}

export const readDate: Reader<FieldOf<'date'>> = ({ label, required, earliest, latest }, name, posted) => {
  const part = (key: string) => typedLine(typedIn(posted.form, `${name}.${key}`)).slice(0, 40)
  const [era, year, month, day] = [part('era'), part('year'), part('month'), part('day')]
  const example = formatWareki(exampleDay(earliest, latest, posted.today))
  if (year === '' && month === '' && day === '') {
    return required ? mistake(posted, name, `「${label}」を入力してください。例: ${example}`) : undefined
  }
  const typed = dateOf(era, year, month, day, example)
  if ('wrong' in typed) return mistake(posted, name, `「${label}」: ${typed.wrong}`)
  const { date } = typed
  const [first, last] = [earliest, latest].map((bound) => bound && boundOn(bound, posted.today))
  if (first && Temporal.PlainDate.compare(date, first) < 0) {
    return mistake(posted, name, `「${label}」は、${formatWareki(first)}以後の日を入力してください。`)
  }
  if (last && Temporal.PlainDate.compare(date, last) > 0) {
    return mistake(posted, name, `「${label}」は、${formatWareki(last)}以前の日を入力してください。`)
  }
  return date.toString()
}

/** A day that would be right. */
export function exampleDay(earliest: DateBound | undefined, latest: DateBound | undefined, today: Temporal.PlainDate) {
  const [first, last] = [earliest, latest].map((bound) => bound && boundOn(bound, today))
  if (first && Temporal.PlainDate.compare(first, today) > 0) return first
  return last && Temporal.PlainDate.compare(last, today) < 0 ? last : today
}
