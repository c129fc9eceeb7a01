import { isCorporateNumber } from '#lib/text/check-digits.ts'
import { type CheckCell, doubtful, notDigits, plain, provable } from './fault.ts'

/** 50, of people, yen or households. */
export const checkCount: CheckCell = (value) => {
  if (/^\d+$/.test(value)) return undefined
  const text = plain(value)
  const whole = /^\d{1,3}(,\d{3})+$/.test(text) ? text.replaceAll(',', '') : text.replace(/\.0+$/, '')
  if (/^\d+$/.test(whole)) return provable('number', '半角の数字だけで入れてください。', whole)
  const said = /^(?:約)?(\d[\d,]*)(?:人|名|円|世帯|席|台)(?:程度)?$/.exec(text)?.[1]?.replaceAll(',', '')
  return notDigits(text) ?? doubtful('number', '0 以上の整数で入れてください。', text === '無料' ? '0' : said)
}

const DECIMAL = /^-?\d+(\.\d+)?$/

/** 12.5, in metres. */
export const checkDecimal: CheckCell = (value) => {
  if (DECIMAL.test(value)) return undefined
  const text = plain(value).replace(/^−/, '-')
  if (DECIMAL.test(text)) return provable('number', '半角の数字で入れてください。', text)
  const said = /^(-?\d+(?:\.\d+)?)m$/i.exec(text)?.[1]
  return notDigits(text) ?? doubtful('number', '数で入れてください。', said)
}

/** 法人番号: 13 digits, the first of which proves the others. */
export const checkCorporate: CheckCell = (value) => {
  if (isCorporateNumber(value)) return undefined
  const text = plain(value)
  const digits = text.replaceAll(/[-−\s]/g, '')
  if (isCorporateNumber(digits)) return provable('corporate', '半角の数字 13 桁で入れてください。', digits)
  return (
    notDigits(text) ??
    doubtful(
      'corporate',
      /^\d{13}$/.test(digits) ? '検査数字が合いません。番号を確かめてください。' : '数字 13 桁で入れてください。',
    )
  )
}

/** 891-0123 or 8910123 */
export const checkPostal: CheckCell = (value) => {
  if (/^\d{3}-?\d{4}$/.test(value)) return undefined
  const text = plain(value)
    .replace(/^〒\s*/, '')
    .replace(/[‐–—−ー]/, '-')
  return /^\d{3}-?\d{4}$/.test(text)
    ? provable('postal', '半角の数字 7 桁で入れてください。', text)
    : doubtful('postal', '数字 7 桁で入れてください。例: 891-0123')
}

/** An ID may be anything, but not what a spreadsheet made of a long number. */
export const checkId: CheckCell = (value) => {
  const fault = notDigits(value)
  return fault?.rule === 'scientific' ? fault : undefined
}
