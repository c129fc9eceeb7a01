import { POSITIONS, titleOf } from '../../organization/position.ts'
import { type RouteStep, STEP_KINDS } from './route.ts'

/** Names of the sections and of the staff that routes mention. */
export interface Names {
  sections: ReadonlyMap<number, string>
  staff: ReadonlyMap<number, string>
}

/** 係長, 人事課長, 会計管理者 鈴木: who a step asks. */
export function seatInWords({ position, sectionId, staffId }: RouteStep, { sections, staff }: Names): string {
  if (position === null) return staff.get(staffId!) ?? '(不明)'
  return sectionId === null ? POSITIONS[position] : titleOf(sections.get(sectionId) ?? '', position)
}

/** 係長 → 総合政策課長(合議)・情報政策課長(合議) → 課長(専決 事務決裁規程第5条) */
export function routeInWords(steps: readonly RouteStep[], names: Names): string {
  const places = new Map<number, string[]>()
  for (const step of steps) {
    const about = step.delegatedUnder
      ? `専決 ${step.delegatedUnder}`
      : step.kind === 'approval'
        ? ''
        : STEP_KINDS[step.kind]
    const words = `${seatInWords(step, names)}${about && `(${about})`}`
    places.set(step.place, [...(places.get(step.place) ?? []), words])
  }
  return [...places.entries()]
    .toSorted(([a], [b]) => a - b)
    .map(([, words]) => words.join('・'))
    .join(' → ')
}
