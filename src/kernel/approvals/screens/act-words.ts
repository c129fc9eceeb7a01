import type { Standing } from '../desks/who-may-act.ts'
import { actInWord, type Step } from '../proposals/proposal.ts'

/** 承認, 合議, 専決, 代決: what this person would do on this step. */
export const verbOf = ({ step, standing }: { step: Step; standing: Standing }): string =>
  actInWord({
    act: step.kind === 'decision' ? 'decide' : step.kind === 'approval' ? 'approve' : 'concur',
    asStandIn: standing.asStandIn,
    delegatedUnder: standing.above ? null : step.delegatedUnder,
  })

/** One sentence: whose turn it is, and in what right. */
export function turnInWords(turn: { step: Step; standing: Standing }): string {
  const { step, standing } = turn
  const whose = standing.inPlaceOf
    ? `${standing.title} ${standing.inPlaceOf.name}さんが不在なので、代わりに${verbOf(turn)}します。あとで本人が後閲します。`
    : standing.asStandIn
      ? `${standing.title}の職にある人がいないので、代理として${verbOf(turn)}します。`
      : `${standing.title}として${verbOf(turn)}します。`
  return step.kind === 'decision' && step.delegatedUnder && !standing.above
    ? `${whose}(${step.delegatedUnder}による専決)`
    : whose
}
