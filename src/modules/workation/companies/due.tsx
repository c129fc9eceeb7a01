import { dateInWords } from '#lib/time/in-words.ts'
import { warekiYear } from '#lib/time/wareki.ts'
import { StatusLabel } from '#ui/index.ts'

/** A day, with its year where it is not the year of the other one. */
export const dayInWords = (day: Temporal.PlainDate, beside: Temporal.PlainDate): string =>
  `${day.year === beside.year ? '' : warekiYear(day)}${dateInWords(day)}`

/** By when the next action is to be done: overdue and due today in words of their own. */
export function Due({ on, today }: { on: Temporal.PlainDate | null; today: Temporal.PlainDate }) {
  if (!on) return null
  const [text, left] = [dayInWords(on, today), Temporal.PlainDate.compare(on, today)]
  if (left > 0) return <span>{text}</span>
  return (
    <StatusLabel tone={left < 0 ? 'error' : 'warning'}>{`${text} ${left < 0 ? '過ぎています' : '今日'}`}</StatusLabel>
  )
}
