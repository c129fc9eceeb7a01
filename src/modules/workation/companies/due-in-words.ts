import { dateInWords } from '#lib/time/in-words.ts'
import { warekiYear } from '#lib/time/wareki.ts'

/** A day with its year, where that is not this one. */
export const dayInWords = (day: Temporal.PlainDate, today: Temporal.PlainDate): string =>
  `${day.year === today.year ? '' : warekiYear(day)}${dateInWords(day)}`

/** By when the next action is to be done: overdue and due today in words of their own. */
export function dueInWords(
  day: Temporal.PlainDate,
  today: Temporal.PlainDate,
): { text: string; tone: 'error' | 'warning' | 'neutral' } {
  const text = dayInWords(day, today)
  const left = Temporal.PlainDate.compare(day, today)
  if (left < 0) return { text: `${text} 過ぎています`, tone: 'error' }
  return left === 0 ? { text: `${text} 今日`, tone: 'warning' } : { text, tone: 'neutral' }
}
