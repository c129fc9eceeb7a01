import { addBusinessDays } from '#kernel/calendar/business-days.ts'
import type { OfficeCalendar } from '#kernel/calendar/office-calendar.ts'
import { type Mistake, refuseMistakes } from '#lib/refusal.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import { typedDate } from '#lib/time/typed-moment.ts'
import type { Answers } from '../../../definition/answers.ts'
import type { Definition } from '../../../definition/definition.ts'
import { pathOf } from '../../../definition/path.ts'
import { isWithin, typedLines } from '../../../definition/reading/typed-text.ts'
import type { Remarks } from '../correction.ts'

/** As a form or a program sends it. */
export interface Asking {
  /** By the id of the field. */
  remarks: Readonly<Record<string, string>>
  /** YYYY-MM-DD */
  dueOn: string
}

const LONGEST_REMARK = 500
const USUAL_DAYS = 10
const LONGEST_MONTHS = 6

/** 相当の期間 (行政手続法7条), where nobody chooses another. */
export const usualDueOn = (calendar: OfficeCalendar, today: Temporal.PlainDate): Temporal.PlainDate =>
  addBusinessDays(calendar, today, USUAL_DAYS)

/** The last day that can be chosen. */
export const latestDueOn = (today: Temporal.PlainDate): Temporal.PlainDate => today.add({ months: LONGEST_MONTHS })

function dueOnIn(typed: string, today: Temporal.PlainDate, mistakes: Mistake[]): Temporal.PlainDate | undefined {
  const [day, latest] = [typedDate(typed), latestDueOn(today)]
  const wrong = (message: string) => void mistakes.push({ field: 'dueOn', message })
  if (!day) wrong('補正の期限を選んでください。')
  else if (Temporal.PlainDate.compare(day, today) <= 0) wrong('補正の期限は、あしたからあとの日にしてください。')
  else if (Temporal.PlainDate.compare(day, latest) > 0)
    wrong(`補正の期限は、${formatWareki(latest)}までの日にしてください。`)
  return day
}

/** @throws Refusal 422 with all that is wrong */
export function readAsking(
  definition: Definition,
  answers: Answers,
  asking: Asking,
  today: Temporal.PlainDate,
): { remarks: Remarks; dueOn: Temporal.PlainDate } {
  const mistakes: Mistake[] = []
  const asked = pathOf(definition, answers).flatMap(({ fields }) => fields)
  const named = Object.keys(asking.remarks)
  if (named.length === 0)
    mistakes.push({ field: 'fields', message: '補正していただく項目を、一つ以上選んでください。' })
  if (named.some((id) => !asked.some((field) => field.id === id)))
    mistakes.push({ field: 'fields', message: 'この申請では答えていない項目があります。選び直してください。' })
  const remarks: Record<string, string> = {}
  for (const { id, label } of asked.filter((field) => named.includes(field.id))) {
    const remark = typedLines(asking.remarks[id] ?? '')
    const tell = (message: string) => mistakes.push({ field: `remark.${id}`, message: `「${label}」: ${message}` })
    if (remark === '') tell('どこが違い、どう直してほしいかを入力してください。')
    else if (!isWithin(remark, LONGEST_REMARK)) tell(`${LONGEST_REMARK} 文字までにしてください。`)
    else remarks[id] = remark
  }
  const dueOn = dueOnIn(asking.dueOn, today, mistakes)
  refuseMistakes(mistakes)
  return { remarks, dueOn: dueOn! }
}
