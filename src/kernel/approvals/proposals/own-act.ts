import { Refusal } from '#lib/refusal.ts'
import type { Staff } from '../../identity/staff.ts'
import type { Standing } from '../desks/who-may-act.ts'
import { type Circulation, ownTurn } from './circulation.ts'
import type { NewAct } from './acts.queries.ts'
import type { ActKind, Step } from './proposal.ts'

/** An act in one's own name, at one's own document. */
export function ownAct(
  now: Temporal.Instant,
  staff: Staff,
  { proposal }: Pick<Circulation, 'proposal'>,
  act: ActKind,
  words = '',
): NewAct {
  const { id, round, edition, section } = proposal
  const nobody = { inPlaceOf: null, inPlaceOfName: null, delegatedUnder: null, returnedTo: null }
  const who = { staffId: staff.id, name: staff.name, title: section, asStandIn: false }
  return { proposalId: id, round, edition, act, ...who, ...nobody, words: words.trim(), at: now }
}

/** An act in the right of an office, or in the place of whoever is away from it. */
export function officialAct(
  now: Temporal.Instant,
  staff: Staff,
  circulation: Circulation,
  { step, standing }: Turn,
  act: ActKind,
  words: string,
): NewAct {
  const { title, asStandIn, inPlaceOf, above } = standing
  return {
    ...ownAct(now, staff, circulation, act, words),
    title,
    asStandIn,
    inPlaceOf: inPlaceOf?.id ?? null,
    inPlaceOfName: inPlaceOf?.name ?? null,
    delegatedUnder: above ? null : step.delegatedUnder, // whoever is above decides in their own right
  }
}

export interface Turn {
  step: Step
  standing: Standing
}

/**
 * The step that a form answers to, as it stands now: a step belongs to one round, so an answer to what has moved on meanwhile
 * finds none. @throws Refusal 409 where it moved on, 403 where it is not theirs
 */
export function getTurn(circulation: Circulation, staff: Staff, stepId: number): Turn {
  const { proposal, steps } = circulation
  const step = steps.find(({ id }) => id === stepId)
  const movedOn = proposal.state !== 'circulating' || !step || step.act !== null || step.place !== proposal.place
  if (movedOn) throw new Refusal(409, 'この起案は先に進みました。いまの状態を確かめてください。')
  if (proposal.proposerId === staff.id) throw new Refusal(403, '自分の起案は、自分では承認も決裁もできません。')
  const turn = ownTurn({ ...circulation, steps: [step] }, staff.id)
  if (!turn)
    throw new Refusal(403, 'いまは決裁できません。代決できるのは、決裁する人が不在で、あなたが代理の間だけです。')
  return turn
}
