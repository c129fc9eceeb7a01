import { Refusal } from '#lib/refusal.ts'
import { maskIdentityNumbers } from '#lib/text/identity-numbers.ts'

/**
 * What somebody typed, as it may be kept and shown: 個人番号 masked, without what the database refuses.
 * @throws Refusal 422 where there is nothing, or too much
 */
export function readWords(typed: string, files: number, { what, longest }: { what: string; longest: number }): string {
  const plain = typed.replaceAll('\r\n', '\n').replaceAll('\0', '').trim().toWellFormed()
  const { text } = maskIdentityNumbers(plain)
  if (text === '' && files === 0)
    throw new Refusal(422, `${what}を入力するか、写真やファイルを選んでください。`, 'text')
  if (text.length > longest)
    throw new Refusal(422, `${what}は ${longest.toLocaleString('ja')} 文字までです。分けて送ってください。`, 'text')
  return text
}

/** The same form once more, or with other words than before: then it is not sent. @throws Refusal 409 */
export function refuseOtherWords(sent: string, words: string): void {
  if (sent !== words)
    throw new Refusal(
      409,
      'この画面からは別の内容を送り済みです。内容を確かめて、もう一度「送信」を押してください。',
      'text',
    )
}
