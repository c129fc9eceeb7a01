import { tidy } from '#kernel/http/form-reader.ts'
import { Refusal } from '#lib/refusal.ts'
import { LONGEST_REASON } from './retention.ts'

/** Why something is kept longer, erased or disclosed, in one line. @throws Refusal 422 */
export function readReason(typed: string, field = 'reason'): string {
  const reason = tidy(typed)
  if (!reason) throw new Refusal(422, '理由を入力してください。例: 本人から窓口で請求(受付 R8-12)', field)
  if (reason.length > LONGEST_REASON) throw new Refusal(422, `理由は ${LONGEST_REASON} 文字までにしてください。`, field)
  return reason
}
