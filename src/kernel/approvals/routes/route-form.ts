import type { FieldErrorText } from '#ui/index.ts'
import type { RouteStep, StepKind } from './route.ts'

/** Steps that the form has room for. */
export const ROWS = 8

/** One row as it was typed. */
export interface TypedStep {
  kind: string
  /** `head`, `deputy`, `chief` of the proposer's section, or `section:12` for the head of another. */
  who: string
  /** A sign-in name, instead of an office. */
  staff: string
  beside: boolean
  article: string
}

export interface TypedRoute {
  matter: string
  /** Empty: the whole town. */
  section: string
  name: string
  from: string
  steps: TypedStep[]
  /** The route that the form began with; another change since is noticed. */
  base: number
}

const textOf = (fields: Record<string, unknown>, name: string, longest = 100) => {
  const value = fields[name]
  return typeof value === 'string' ? value.trim().slice(0, longest) : ''
}

export const readTyped = (fields: Record<string, unknown>): TypedRoute => ({
  matter: textOf(fields, 'matter'),
  section: textOf(fields, 'section', 15),
  name: textOf(fields, 'name'),
  from: textOf(fields, 'from', 10),
  base: Number(textOf(fields, 'base', 15)) || 0,
  steps: Array.from({ length: ROWS }, (_, row) => ({
    kind: textOf(fields, `kind${row}`, 20),
    who: textOf(fields, `who${row}`, 30),
    staff: textOf(fields, `staff${row}`, 64).toLowerCase(),
    beside: fields[`beside${row}`] === '1',
    article: textOf(fields, `article${row}`),
  })),
})

export interface Known {
  sections: ReadonlySet<number>
  /** By sign-in name. */
  staff: ReadonlyMap<string, number>
}

const KINDS: readonly string[] = ['approval', 'concurrence', 'decision'] satisfies StepKind[]

/** The steps of the form, and what is wrong with them: exactly one decides, and last. */
export function readSteps(typed: readonly TypedStep[], known: Known): { steps: RouteStep[]; errors: FieldErrorText[] } {
  const errors: FieldErrorText[] = []
  const steps: RouteStep[] = []
  for (const [row, one] of typed.entries()) {
    if (!KINDS.includes(one.kind)) continue
    const seat = seatOf(one, known)
    if (typeof seat === 'string')
      errors.push({ field: one.staff ? `staff${row}` : `who${row}`, message: `${row + 1} 番目: ${seat}` })
    else {
      const kind = one.kind as StepKind
      const last = steps.at(-1)?.place ?? 0
      const beside = one.beside && last > 0 && kind !== 'decision'
      const delegatedUnder = kind === 'decision' ? one.article || null : null
      steps.push({ ...seat, kind, place: beside ? last : last + 1, delegatedUnder })
    }
  }
  const decisions = steps.filter(({ kind }) => kind === 'decision').length
  if (errors.length === 0 && (decisions !== 1 || steps.at(-1)?.kind !== 'decision'))
    errors.push({ field: 'kind0', message: '「決裁」を 1 つだけ、最後の段に入れてください。' })
  return { steps, errors }
}

type SeatColumns = Pick<RouteStep, 'position' | 'sectionId' | 'staffId'>

function seatOf({ who, staff }: TypedStep, known: Known): SeatColumns | string {
  if (staff) {
    const staffId = known.staff.get(staff)
    return staffId === undefined ? 'このサインイン名の職員はいません。' : { position: null, sectionId: null, staffId }
  }
  if (who === 'head' || who === 'deputy' || who === 'chief') return { position: who, sectionId: null, staffId: null }
  const sectionId = Number(/^section:(\d{1,15})$/.exec(who)?.[1])
  return known.sections.has(sectionId)
    ? { position: 'head', sectionId, staffId: null }
    : 'だれが行うかを選んでください。'
}
