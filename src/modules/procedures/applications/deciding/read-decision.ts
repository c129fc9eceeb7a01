import { z } from 'zod'
import { Refusal } from '#lib/refusal.ts'
import type { Decision } from '../application.ts'

const LONGEST_REASON = 2000

/** As it was typed: nothing may be chosen yet. */
export const DecisionForm = z.object({
  outcome: z.enum(['accepted', 'refused']).optional().catch(undefined),
  reason: z.string().max(20_000).default(''),
})
export type DecisionForm = z.infer<typeof DecisionForm>

/** @throws Refusal 422 */
export function readDecision({ outcome, reason }: DecisionForm): Decision {
  if (!outcome) throw new Refusal(422, '決定の案を選んでください。', 'outcome')
  return { outcome, reason: readReason({ outcome, reason }) }
}

/** @throws Refusal 422: whoever is refused is told why (行政手続法8条) */
function readReason({ outcome, reason }: Decision): string {
  if (outcome === 'accepted') return ''
  const words = reason.replaceAll('\r\n', '\n').trim()
  if (!words)
    throw new Refusal(422, '却下の理由を入力してください。審査の基準のどれに、なぜ当たらないかを書きます。', 'reason')
  if ([...words].length > LONGEST_REASON)
    throw new Refusal(422, `理由は ${LONGEST_REASON.toLocaleString('ja')} 文字までにしてください。`, 'reason')
  return words
}
