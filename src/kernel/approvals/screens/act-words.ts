import type { Standing } from '../desks/who-may-act.ts'
import { actInWord, type Step } from '../proposals/proposal.ts'

interface Turn {
  step: Pick<Step, 'kind' | 'delegatedUnder'>
  standing: Standing
}

/** 承認, 合議, 専決, 代決: what this person would do on this step. */
export const verbOf = ({ step, standing }: Turn): string =>
  actInWord({
    act: step.kind === 'decision' ? 'decide' : step.kind === 'approval' ? 'approve' : 'concur',
    asStandIn: standing.asStandIn,
    delegatedUnder: standing.above ? null : step.delegatedUnder,
  })

/** One sentence: whose turn it is, and in what right. */
export function turnInWords(turn: Turn): string {
  const { step, standing } = turn
  const { title, inPlaceOf, asStandIn, above } = standing
  const rule = step.delegatedUnder && !above ? `${step.delegatedUnder}により、` : ''
  if (inPlaceOf)
    return `${title} ${inPlaceOf.name}さんが不在なので、${rule}代わりに${verbOf(turn)}します。あとで本人が後閲します。`
  if (asStandIn) return `${title}の職にある人がいないので、${rule}代理として${verbOf(turn)}します。`
  return `${rule}${title}として${verbOf(turn)}します。`
}
