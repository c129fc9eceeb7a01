import { z } from '@hono/zod-openapi'
import { seatTitle } from './desks/who-may-act.ts'
import type { Waiting } from './inbox/inbox.ts'
import type { Matters } from './matter.ts'
import { ownTurn, turnOf } from './proposals/circulation.ts'
import { type Act, actInWord, numberInWords, type Proposal, STATES } from './proposals/proposal.ts'
import type { ProposalView } from './proposals/view-proposal.ts'
import { STEP_KINDS } from './routes/route.ts'

const instant = z.string().openapi({ format: 'date-time', example: '2026-11-24T13:05:00Z' })
const kind = z.enum(Object.keys(STEP_KINDS) as (keyof typeof STEP_KINDS)[])
const state = z.enum(Object.keys(STATES) as (keyof typeof STATES)[])

const Turn = z
  .object({
    step: z.int().openapi({ description: '操作に添える段階の番号' }),
    kind,
    title: z.string().openapi({ description: 'どの職として行うか' }),
    asStandIn: z.boolean().openapi({ description: '不在の人に代わって行う' }),
  })
  .openapi('ProposalTurn')

const base = {
  id: z.int(),
  number: z.string(),
  matter: z.string(),
  matterName: z.string(),
  title: z.string(),
  proposer: z.string(),
  section: z.string(),
  state,
  since: instant.openapi({ description: 'いまのところに来たとき' }),
}

export const ApiRow = z.object({ ...base, turn: Turn }).openapi('WaitingProposal')

export const ApiProposal = z
  .object({
    ...base,
    turn: Turn.nullable().openapi({ description: '自分の番でなければ null' }),
    edition: z.int().openapi({ description: '文書の何番目の版か' }),
    lines: z.array(z.object({ label: z.string(), text: z.string() })),
    steps: z.array(
      z.object({
        id: z.int(),
        place: z.int(),
        kind,
        title: z.string(),
        done: z.string().nullable(),
        by: z.string().nullable(),
      }),
    ),
    acts: z.array(
      z.object({
        act: z.string(),
        word: z.string(),
        name: z.string(),
        title: z.string(),
        words: z.string(),
        at: instant,
      }),
    ),
  })
  .openapi('Proposal')

const baseOf = (proposal: Proposal, matters: Matters) => ({
  id: proposal.id,
  number: numberInWords(proposal),
  matter: proposal.matter,
  matterName: matters[proposal.matter]?.name ?? proposal.matter,
  title: proposal.title,
  proposer: proposal.proposer,
  section: proposal.section,
  state: proposal.state,
  since: proposal.movedAt.toString(),
})

export const apiRow = ({ proposal, stepId, kind, standing }: Waiting, matters: Matters) => ({
  ...baseOf(proposal, matters),
  turn: { step: stepId, kind, title: standing.title, asStandIn: standing.asStandIn },
})

export function apiProposal(view: ProposalView, staffId: number, matters: Matters) {
  const { proposal, document, steps, acts, desks } = view
  const turn = ownTurn(view, staffId)
  return {
    ...baseOf(proposal, matters),
    turn: turn
      ? { step: turn.step.id, kind: turn.step.kind, title: turn.standing.title, asStandIn: turn.standing.asStandIn }
      : null,
    edition: document.edition,
    lines: document.lines,
    steps: steps.map((step) => ({
      id: step.id,
      place: step.place,
      kind: step.kind,
      title: step.act?.title ?? turnOf(view, step)?.title ?? seatTitle(desks, step.seat),
      done: step.act ? actInWord(step.act) : null,
      by: step.act?.name ?? null,
    })),
    acts: acts.map((act: Act) => ({
      act: act.act,
      word: actInWord(act),
      name: act.name,
      title: act.title,
      words: act.words,
      at: act.at.toString(),
    })),
  }
}
