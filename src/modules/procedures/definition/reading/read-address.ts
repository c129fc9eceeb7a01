import type { FieldOf } from '../field.ts'
import { PREFECTURES } from './prefectures.ts'
import { typedIn } from './form.ts'
import { mistake, type Reader } from './reader.ts'
import { isWithin, typedLine } from './typed-text.ts'

const LONGEST = 100

/** 1040061, 104-0061, 〒１０４－００６１ → 104-0061. Undefined where it is none. */
export function postalCode(typed: string): string | undefined {
  const digits = typedLine(typed)
    .normalize('NFKC')
    .replaceAll(/[〒\s\u2010-\u2015\u2212\u30FC-]/g, '')
  return /^\d{7}$/.test(digits) ? `${digits.slice(0, 3)}-${digits.slice(3)}` : undefined
}

export const readAddress: Reader<FieldOf<'address'>> = ({ label, required }, name, posted) => {
  const part = (key: string) => typedLine(typedIn(posted.form, `${name}.${key}`))
  const parts = { prefecture: part('prefecture'), city: part('city'), town: part('town'), building: part('building') }
  if (!required && part('postalCode') === '' && Object.values(parts).every((text) => text === '')) return undefined
  const wrong = posted.mistakes.length
  const code = postalCode(part('postalCode'))
  const tell = (key: string, message: string) => mistake(posted, `${name}.${key}`, `「${label}」の${message}`)
  if (code === undefined) tell('postalCode', '郵便番号を7桁で入力してください。例: 104-0061')
  if (!PREFECTURES.includes(parts.prefecture)) tell('prefecture', '都道府県を選んでください。')
  if (parts.city === '') tell('city', '市区町村を入力してください。例: あおぞら市')
  if (parts.town === '') tell('town', '町名・番地を入力してください。例: 本町1-2-3')
  for (const [key, word] of [
    ['city', '市区町村'],
    ['town', '町名・番地'],
    ['building', '建物名・部屋番号'],
  ] as const) {
    if (!isWithin(parts[key], LONGEST)) tell(key, `${word}は${LONGEST}字までで入力してください。`)
  }
  return code !== undefined && posted.mistakes.length === wrong ? { postalCode: code, ...parts } : undefined
}
