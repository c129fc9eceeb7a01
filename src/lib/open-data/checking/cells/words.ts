import { inKatakana } from '#lib/text/names.ts'
import { type CheckCell, doubtful, plain, provable } from './fault.ts'

const NOT_KATAKANA = /[\u3041-\u3096\uFF65-\uFF9F\p{Script=Han}]/u
const KANJI = /(?!々)\p{Script=Han}/u

/** カナ: katakana; digits, letters and signs stay as they are. */
export const checkKana: CheckCell = (value) => {
  if (!NOT_KATAKANA.test(value)) return undefined
  return KANJI.test(value) || NOT_KATAKANA.test(inKatakana(value))
    ? doubtful('kana', '全角カタカナで入れてください。')
    : provable('kana', '全角カタカナで入れてください。', inKatakana(value))
}

const isUrl = (text: string) => /^https?:\/\/[^\s;]+$/.test(text) && URL.canParse(text)

/** One address, or several with ; between them. */
export const checkUrl: CheckCell = (value) => {
  if (isUrl(value) || (value.includes(';') && value.split(';').every((one) => isUrl(one.trim())))) return undefined
  const wrong = 'http:// か https:// から始まるアドレスを入れてください。'
  const trimmed = value.trim()
  if (isUrl(trimmed)) return provable('url', '前後の空白を取ってください。', trimmed)
  const text = plain(value)
  const guess = [text, `https://${text}`].find(isUrl)
  return doubtful('url', wrong, /^(https?:|www\.)/i.test(text) ? guess : undefined)
}

const YES = /^([○〇◯●◎✓レ]|有り?|あり|該当|はい|TRUE|YES)$/i
const NO = /^([×✕✗\-‐–—―−ー－0]|無し?|なし|非該当|いいえ|FALSE|NO)$/i

/** 1, or blank. */
export const checkFlag: CheckCell = (value) => {
  if (value === '1') return undefined
  const text = plain(value)
  if (text === '1') return provable('flag', '半角の 1 を入れてください。', '1')
  const guess = YES.test(text) ? '1' : NO.test(text) ? '' : undefined
  return doubtful('flag', '当てはまるときは 1、当てはまらないときは空にしてください。', guess)
}

/** 有 or 無. */
export const checkYesNo: CheckCell = (value) => {
  if (value === '有' || value === '無') return undefined
  const text = plain(value)
  const same = /^(有り?|あり)$/.test(text) ? '有' : /^(無し?|なし)$/.test(text) ? '無' : undefined
  if (same) return provable('yes-no', '有 か 無 で入れてください。', same)
  return doubtful(
    'yes-no',
    '有 か 無 で入れてください。',
    YES.test(text) || text === '1' ? '有' : NO.test(text) ? '無' : undefined,
  )
}

/** Several values have ; between them. */
export const checkList: CheckCell = (value) => {
  if (value.includes('；') && !/[、,，]/.test(value))
    return provable('list', '半角の ; で区切ってください。', value.replaceAll('；', ';'))
  return /[、,，]/.test(value)
    ? doubtful('list', '複数の値は、半角の ; で区切ってください。', value.replaceAll(/\s*[、,，；]\s*/g, ';'))
    : undefined
}
