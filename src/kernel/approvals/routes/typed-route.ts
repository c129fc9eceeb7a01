import type { Route, RouteStep } from './route.ts'
import { ROWS, type TypedRoute, type TypedStep } from './route-form.ts'

const EMPTY: TypedStep = { kind: '', who: '', staff: '', beside: false, article: '' }

/** The form as it begins: a route to be changed, or a blank one whose last step decides. */
export function typedFrom(
  route: Route | undefined,
  staff: readonly { id: number; signInName: string }[],
  today: Temporal.PlainDate,
): TypedRoute {
  const nameOf = (id: number | null) => staff.find((one) => one.id === id)?.signInName ?? ''
  const rows = route?.steps.map((step, at, all) => typedStep(step, all[at - 1], nameOf(step.staffId))) ?? [
    { ...EMPTY, kind: 'decision', who: 'head' },
  ]
  const later = route && Temporal.PlainDate.compare(route.validFrom, today) > 0
  return {
    matter: route?.matter ?? '',
    section: route?.sectionId ? String(route.sectionId) : '',
    name: route?.name ?? '',
    from: String(later ? route.validFrom : today),
    base: route?.id ?? 0,
    steps: Array.from({ length: ROWS }, (_, row) => rows[row] ?? EMPTY),
  }
}

const typedStep = (step: RouteStep, before: RouteStep | undefined, staff: string): TypedStep => ({
  kind: step.kind,
  who: step.sectionId === null ? (step.position ?? '') : `section:${step.sectionId}`,
  staff,
  beside: step.place === before?.place,
  article: step.delegatedUnder ?? '',
})
