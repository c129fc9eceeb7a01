import type { OfficePosition } from '../../organization/position.ts'
import { type Desk, type Desks, deskToday, type Seat, whoMayAct } from '../desks/who-may-act.ts'

export const STEP_KINDS = { approval: '承認', concurrence: '合議', decision: '決裁' } as const
export type StepKind = keyof typeof STEP_KINDS

/** One step of a 決裁ルート. An office without a section is one of the proposer's own section. */
export interface RouteStep {
  place: number
  kind: StepKind
  position: OfficePosition | null
  sectionId: number | null
  staffId: number | null
  /** 専決: the article of the town's own rule that delegates the decision. */
  delegatedUnder: string | null
}

export interface Route {
  id: number
  matter: string
  sectionId: number | null
  /** The section it is for; null: the whole town. */
  section: string | null
  name: string
  validFrom: Temporal.PlainDate
  validTo: Temporal.PlainDate | null
  steps: RouteStep[]
}

/** A step as one proposal goes it. */
export type PlacedStep = Pick<RouteStep, 'place' | 'kind' | 'delegatedUnder'> & { seat: Seat }

export interface Proposer {
  id: number
  sectionId: number
}

/**
 * The route as this proposer's document goes it. Left out is what says nothing: an office of their own section that is not
 * above them, one that nobody holds, and one that decides later anyway.
 */
export function placeSteps(steps: readonly RouteStep[], proposer: Proposer, desks: Desks): PlacedStep[] {
  const placed = steps.map((step) => ({ ...step, seat: seatOf(step, proposer.sectionId) }))
  const decision = placed.find(({ kind }) => kind === 'decision')
  return placed
    .filter(
      (step) => step === decision || (isWorthAsking(step.seat, proposer, desks) && !isSame(step.seat, decision?.seat)),
    )
    .map(({ place, kind, delegatedUnder, seat }) => ({ place, kind, delegatedUnder, seat }))
}

const seatOf = ({ position, sectionId, staffId }: RouteStep, own: number): Seat =>
  position === null
    ? { position, sectionId: null, staffId: staffId! }
    : { position, sectionId: sectionId ?? own, staffId: null }

const isSame = (a: Seat, b: Seat | undefined) =>
  a.staffId === b?.staffId && a.position === b?.position && a.sectionId === b?.sectionId

const RANK: Record<OfficePosition, number> = { head: 3, deputy: 2, chief: 1 }

function isWorthAsking(seat: Seat, proposer: Proposer, desks: Desks): boolean {
  if (seat.staffId !== null) return seat.staffId !== proposer.id
  const desk = deskToday(desks, seat.sectionId)
  if (seat.sectionId === proposer.sectionId && RANK[seat.position] <= rankOf(desk, proposer.id)) return false
  const turn = whoMayAct(desks, seat, proposer.id)
  return turn !== undefined && !turn.above
}

function rankOf(desk: Desk | undefined, staffId: number): number {
  const holds = (people: Desk['head'][]) => people.some((person) => person?.id === staffId)
  if (holds([desk?.head])) return RANK.head
  if (holds(desk?.deputies ?? [])) return RANK.deputy
  return holds(desk?.chiefs ?? []) ? RANK.chief : 0
}
