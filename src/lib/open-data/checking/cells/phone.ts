import { normalisePhone } from '#lib/text/phone.ts'
import { type CheckCell, doubtful, notDigits, plain, provable } from './fault.ts'

const WRONG = '半角の数字とハイフンで入れてください。'
const SHAPE = /^0\d{1,4}-\d{1,4}-\d{3,4}$/
/** 110, 119, 188 and their like. */
const SHORT = /^1\d{2,3}$/

const isWhole = (text: string) => {
  const digits = text.length - 2
  return SHAPE.test(text) && (digits === 10 || digits === 11)
}

/** 0986-23-2111 */
export const checkPhone: CheckCell = (value) => {
  if (isWhole(value) || SHORT.test(value)) return undefined
  const right = normalisePhone(value)
  if (isWhole(right)) return provable('phone', WRONG, right)
  const text = plain(value)
  if (SHORT.test(text)) return provable('phone', WRONG, text)
  if (/^[1-9]\d{0,3}(?:-?\d+){1,2}$/.test(text) && text.replaceAll('-', '').length === 9)
    return doubtful('leading-zero', '先頭の 0 が落ちています。', `0${text}`)
  if (/^0\d{8,9}$/.test(right)) return doubtful('phone', 'ハイフンがなく、市外局番が分かりません。例: 0986-23-2111')
  return notDigits(text) ?? doubtful('phone', `${WRONG}一つの値に番号は一つです。例: 0986-23-2111`)
}
