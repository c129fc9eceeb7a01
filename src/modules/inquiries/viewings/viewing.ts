import { formReader, type Typed } from '#kernel/http/form-reader.ts'
import { maskIdentityNumbers } from '#lib/text/identity-numbers.ts'

/** Why somebody looks into what another section holds. */
export const REASONS = {
  asked: '担当の課から相談を受けた',
  complaint: '苦情や問い合わせへの対応',
  incident: '事故や不適切な対応の確認',
  audit: '監査や点検',
  other: 'その他',
} as const
export type Reason = keyof typeof REASONS

/** Minutes for which a reason opens one conversation. */
export const VIEWING_MINUTES = 60
export const LONGEST_WORDS = 500

export const SAY_WHY = `ほかの課の相談です。理由を入力すると、${VIEWING_MINUTES}分間見られます。`

export interface Stated {
  reason: Reason
  words: string
}

/** @throws Refusal 422 with everything that is wrong */
export function readViewing(typed: Typed): Stated {
  const form = formReader(typed)
  const reason = form.oneOf('reason', '理由', REASONS)
  const said = form.text('words', '内容', LONGEST_WORDS).replaceAll('\0', '').toWellFormed()
  const words = maskIdentityNumbers(said).text.trim()
  if (!words) form.wrong('words', '何を確かめるために見るのかを入力してください。')
  form.done()
  return { reason, words }
}

/** As the section reads it. */
export const viewingInWords = ({ reason, words }: Stated): string => `${REASONS[reason]}: ${words}`
