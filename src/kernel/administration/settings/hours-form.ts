import type { FieldErrorText } from '#ui/index.ts'
import type { OfficeHours, Weekday } from '../../calendar/office-calendar.ts'
import { type Fields, textOf } from './profile-form.ts'

export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

/** What was typed for a day; both empty means closed. */
export interface TypedDay {
  opens: string
  closes: string
}

export type TypedHours = Record<Weekday, TypedDay>

const perDay = <T>(of: (weekday: Weekday) => T): Record<Weekday, T> => ({
  1: of(1),
  2: of(2),
  3: of(3),
  4: of(4),
  5: of(5),
  6: of(6),
  7: of(7),
})

const shown = (time: Temporal.PlainTime) => time.toString({ smallestUnit: 'minute' })

export const typedFrom = (hours: OfficeHours): TypedHours =>
  perDay((weekday) => {
    const day = hours[weekday]
    return day === 'closed' ? { opens: '', closes: '' } : { opens: shown(day.opens), closes: shown(day.closes) }
  })

function timeOf(typed: string): Temporal.PlainTime | undefined {
  if (!/^\d{2}:\d{2}$/.test(typed)) return undefined
  try {
    return Temporal.PlainTime.from(typed)
  } catch {
    return undefined
  }
}

/** Names of the fields that do not fit: where the end is before the beginning, either may be the slip. */
export function wrongFields(weekday: Weekday, { opens, closes }: TypedDay): string[] {
  const [from, to] = [timeOf(opens), timeOf(closes)]
  if (!opens && !closes) return []
  if (from && to) {
    return Temporal.PlainTime.compare(from, to) < 0 ? [] : [`opens${weekday}`, `closes${weekday}`]
  }
  return [...(from ? [] : [`opens${weekday}`]), ...(to ? [] : [`closes${weekday}`])]
}

export function readHours(fields: Fields): { typed: TypedHours; hours: OfficeHours; errors: FieldErrorText[] } {
  const typed = perDay((weekday) => ({
    opens: textOf(fields, `opens${weekday}`, 10),
    closes: textOf(fields, `closes${weekday}`, 10),
  }))
  const errors: FieldErrorText[] = []
  const hours = perDay((weekday) => {
    const [opens, closes] = [timeOf(typed[weekday].opens), timeOf(typed[weekday].closes)]
    if (!typed[weekday].opens && !typed[weekday].closes) return 'closed'
    if (opens && closes && Temporal.PlainTime.compare(opens, closes) < 0) return { opens, closes }
    const [field = ''] = wrongFields(weekday, typed[weekday])
    const message =
      opens && closes
        ? '終了を開始より後にしてください。例: 8:30 と 17:15'
        : '開始と終了を両方入力してください。例: 8:30 と 17:15。休みの日は両方を空にします。'
    errors.push({ field, message: `${DAYS[weekday]}: ${message}` })
    return 'closed'
  })
  return { typed, hours, errors }
}

export const DAYS: Record<Weekday, string> = {
  1: '月曜日',
  2: '火曜日',
  3: '水曜日',
  4: '木曜日',
  5: '金曜日',
  6: '土曜日',
  7: '日曜日',
}
