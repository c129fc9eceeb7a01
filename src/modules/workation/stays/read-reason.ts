import { Refusal } from '#lib/refusal.ts'

/** Why the section ends a stay: the firm reads it. @throws Refusal 422 */
export function readReason(typed: string): string {
  const reason = typed.normalize('NFC').trim()
  if (!reason || reason.length > 500)
    throw new Refusal(422, '会社に伝える理由を、500文字までで入力してください。', 'reason')
  return reason
}
