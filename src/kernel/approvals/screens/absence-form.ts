import { typedMoment } from '#lib/time/typed-moment.ts'
import type { FieldErrorText } from '#ui/index.ts'
import { ABSENCES, type AbsenceKind } from '../desks/absence.ts'

export interface TypedAbsence {
  who: string
  from: string
  through: string
  kind: string
}

const textOf = (fields: Record<string, unknown>, name: string) => {
  const value = fields[name]
  return typeof value === 'string' ? value.trim().slice(0, 64) : ''
}

export function readAbsence(fields: Record<string, unknown>) {
  const typed: TypedAbsence = {
    who: textOf(fields, 'who').toLowerCase(),
    from: textOf(fields, 'from'),
    through: textOf(fields, 'through'),
    kind: textOf(fields, 'kind'),
  }
  const [beginsAt, endsAt] = [typedMoment(typed.from), typedMoment(typed.through)]
  const kind: AbsenceKind = Object.hasOwn(ABSENCES, typed.kind) ? (typed.kind as AbsenceKind) : 'other'
  const errors: FieldErrorText[] = []
  if (!beginsAt) errors.push({ field: 'from', message: '始めの日と時刻を入力してください。' })
  if (!endsAt) errors.push({ field: 'through', message: '終わりの日と時刻を入力してください。' })
  return { typed, errors, period: beginsAt && endsAt ? { beginsAt, endsAt, kind } : undefined }
}
