import { typedDate } from '#lib/time/typed-moment.ts'
import { partInWords, reaches } from '../requests/request.ts'
import type { PlannedAbsence } from './presence.queries.ts'

/** 在宅, 休み, 午前 休み, 10:00–12:00 休み(申請中): no more of why than colleagues need. */
export function absenceInWords(absence: PlannedAbsence): string {
  const what = absence.isTelework ? '在宅' : '休み'
  const part = absence.unit === 'day' ? what : `${partInWords(absence)} ${what}`
  return absence.state === 'asked' ? `${part}(申請中)` : part
}

/** Monday to Friday of the week in which a day lies. */
export function weekOf(day: Temporal.PlainDate): Temporal.PlainDate[] {
  const monday = day.subtract({ days: day.dayOfWeek - 1 })
  return [0, 1, 2, 3, 4].map((days) => monday.add({ days }))
}

/** On a weekend the week that comes is the one of interest. What is no day, or years away, is this week. */
export function readWeek(typed: string | undefined, today: Temporal.PlainDate): Temporal.PlainDate[] {
  const day = typedDate(typed)
  const isNear = day && Math.abs(today.until(day).days) <= 366
  return weekOf(isNear ? day : today.dayOfWeek > 5 ? today.add({ days: 2 }) : today)
}

export const absencesOn = (absences: readonly PlannedAbsence[], staffId: number, on: Temporal.PlainDate) =>
  absences.filter((absence) => absence.staffId === staffId && reaches(absence, on))
