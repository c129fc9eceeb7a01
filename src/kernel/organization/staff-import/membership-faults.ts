import { type Period, lastDayOf, overlaps } from '../period.ts'
import type { Fault } from '#lib/csv/read-sheet.ts'
import type { PlannedMembership, PlannedPerson } from './plan.ts'
import type { Standing } from './standing.ts'

/** A membership as it will be: planned ones with their line, standing ones without. */
interface Placed {
  row: number | undefined
  who: string
  sectionId: number
  position: string
  period: Period
}

const inWords = (period: Period): string => `${period.from}〜${lastDayOf(period) ?? ''}`

/** The same person twice in a section, or two heads of it, on the same day. */
export function membershipFaults(people: readonly PlannedPerson[], standing: Standing): Fault[] {
  const planned = people.flatMap((person) => person.memberships.map((one) => placed(person, one)))
  const replaced = new Set(people.flatMap((person) => person.memberships.map(({ id }) => id)))
  const names = new Map(standing.staff.map(({ id, signInName }) => [id, signInName]))
  const kept: Placed[] = standing.memberships
    .filter(({ id }) => !replaced.has(id))
    .map(({ staffId, sectionId, position, period }) => ({
      row: undefined,
      who: names.get(staffId) ?? '',
      sectionId,
      position,
      period,
    }))
  return planned.flatMap((one, at) =>
    [...kept, ...planned.slice(0, at)]
      .filter((other) => other.sectionId === one.sectionId && overlaps(other.period, one.period))
      .flatMap((other) => conflict(one, other)),
  )
}

const placed = ({ signInName }: PlannedPerson, { row, sectionId, position, period }: PlannedMembership): Placed => ({
  row,
  who: signInName,
  sectionId,
  position,
  period,
})

function conflict(one: Placed, other: Placed): Fault[] {
  const where = other.row ? `${other.row} 行目` : '登録済みの配属'
  if (one.who === other.who) {
    const right = other.row
      ? '期間が重ならないように'
      : `同じ配属なら valid_from を ${other.period.from} に。別の配属なら、その行を足して最終日を入れてください`
    return [fault(one, 'valid_from (開始日)', `${where} (${inWords(other.period)}) と重なります`, right)]
  }
  if (one.position !== 'head' || other.position !== 'head') return []
  const reason = `${where}の課長 ${other.who} (${inWords(other.period)}) と重なります`
  return [fault(one, 'position (職位)', reason, `課長は同じ日に 1 人。${other.who} の行に最終日を入れてください`)]
}

const fault = (one: Placed, column: string, reason: string, right: string): Fault => ({
  row: one.row ?? 0,
  column,
  reason,
  right,
})
