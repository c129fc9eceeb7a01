import type { OfficeCalendar } from '#kernel/calendar/office-calendar.ts'
import { dateInTokyo, TOKYO } from '#lib/time/clock.ts'
import { dateInWords, dateTimeInWords } from '#lib/time/in-words.ts'
import { typedDate, typedTime } from '#lib/time/typed-moment.ts'
import { endOfBusinessDay } from '../promises/promise.ts'

/** Further ahead nobody knows what will be. */
const FURTHEST_DAYS = 90

/** 折り返しの希望: a moment, or any time of a day, which lasts until the counter closes. */
export interface Due {
  at: Temporal.Instant
  allDay: boolean
}

type Wrong = { field: 'day' | 'time'; mistake: string }

/** When somebody wants to be called: a day, a time, or both; a time alone is today's. Undefined where they did not say. */
export function readDue(
  { day: typedDay, time: typed }: { day: string; time: string },
  now: Temporal.Instant,
  calendar: OfficeCalendar,
): Due | Wrong | undefined {
  if (typedDay === '' && typed === '') return undefined
  const today = dateInTokyo(now)
  const day = typedDay === '' ? today : typedDate(typedDay)
  if (!day) return { field: 'day', mistake: '折り返す日を選んでください。例: 2026-11-30' }
  if (Temporal.PlainDate.compare(day, today) < 0) return { field: 'day', mistake: 'きょうからの日を選んでください。' }
  if (Temporal.PlainDate.compare(day, today.add({ days: FURTHEST_DAYS })) > 0)
    return { field: 'day', mistake: `${FURTHEST_DAYS}日以内の日を選んでください。` }
  const plainTime = typedTime(typed)
  if (typed !== '' && !plainTime) return { field: 'time', mistake: '時刻は 14:30 のように入力してください。' }
  const at = plainTime
    ? day.toZonedDateTime({ timeZone: TOKYO, plainTime }).toInstant()
    : endOfBusinessDay(calendar, day)
  if (!at)
    return { field: 'day', mistake: `${dateInWords(day)}は受付のない日です。開庁日を選ぶか、時刻を入れてください。` }
  if (Temporal.Instant.compare(at, now) <= 0)
    return plainTime
      ? { field: 'time', mistake: 'その時刻は過ぎています。これからの時刻を入れてください。' }
      : { field: 'day', mistake: 'きょうの受付は終わりました。あすからの開庁日を選んでください。' }
  return { at, allDay: plainTime === undefined }
}

/** 「11月27日(金) 14:30」, 「11月27日(金)中」; 「なるべく早く」 where nobody said. */
export function dueInWords({ dueAt, dueAllDay }: { dueAt: Temporal.Instant | null; dueAllDay: boolean }): string {
  if (!dueAt) return 'なるべく早く'
  return dueAllDay ? `${dateInWords(dateInTokyo(dueAt))}のうち` : dateTimeInWords(dueAt)
}
