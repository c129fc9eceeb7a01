import { normalisePhone } from '#lib/text/phone.ts'

/** Numbers are the same whatever hyphens somebody types. */
export const digitsOf = (phone: string): string => phone.replaceAll('-', '')

/** A number as it is kept, typed any way: one from abroad, or an extension, in its digits. Null where none was typed. */
export function readPhone(typed: string): { phone: string | null } | { mistake: string } {
  const text = normalisePhone(typed)
  if (text === '') return { phone: null }
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\s().]/g, '-')
    .replaceAll(/-+/g, '-')
    .replaceAll(/^-|-$/g, '')
  return /^\+?\d[\d-]{2,19}$/.test(plain)
    ? { phone: plain }
    : { mistake: '電話番号を数字で入力してください。例: 090-1234-5678' }
}
