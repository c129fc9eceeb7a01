// What events and facilities say in the same way.
import { firstOf, type FormReader, type Typed } from '#kernel/http/form-reader.ts'
import { toKatakana } from '#lib/text/names.ts'
import { normalisePhone } from '#lib/text/phone.ts'

/** The names of festivals have numbers and marks in them: wider than the フリガナ of people. */
const KANA = /^[\u30A1-\u30FE\u3000 0-9A-Za-z&!?.,'()-]+$/

/** In Japan. */
const [LATITUDES, LONGITUDES] = [
  [20, 46],
  [122, 154],
] as const

const isWebAddress = (url: string): boolean => /^https?:\/\//.test(url) && URL.canParse(url) && !/\s/.test(url)

export function recordReader(typed: Typed, form: FormReader) {
  /** A line that may be empty. */
  const lineOrNothing = (field: string, word: string, longest: number): string =>
    form.said(field) ? form.line(field, word, longest) : ''
  return {
    lineOrNothing,
    kana(field: string, word: string): string {
      const kana = toKatakana(form.line(field, word, 200).normalize('NFKC'))
      if (kana !== '' && !KANA.test(kana)) form.wrong(field, `${word}は、カタカナで入力してください。`)
      return kana
    },
    /** 市外局番 included, as the standard wants it. */
    phone(field: string): string {
      const phone = normalisePhone(firstOf(typed, field))
      if (phone !== '' && !/^0\d{1,4}-\d{1,4}-\d{3,4}$/.test(phone))
        form.wrong(field, '電話番号は、市外局番から、ハイフンを入れて入力してください。例: 0980-00-0100')
      return phone
    },
    url(field: string): string {
      const url = lineOrNothing(field, 'URL', 500)
      if (url !== '' && !isWebAddress(url))
        form.wrong(field, 'URL は、https:// から入力してください。例: https://example.jp/matsuri')
      return url
    },
    point(): { latitude: number | null; longitude: number | null } {
      if (form.said('latitude') !== form.said('longitude')) {
        form.wrong('latitude', '緯度と経度を、両方とも入力してください。分からなければ、両方とも空にします。')
        return { latitude: null, longitude: null }
      }
      return {
        latitude: form.decimalOrNothing('latitude', '緯度', LATITUDES),
        longitude: form.decimalOrNothing('longitude', '経度', LONGITUDES),
      }
    },
  }
}

export const asField = (value: { toString: () => string } | null | undefined): [string] => [value?.toString() ?? '']
export const clockField = (time: Temporal.PlainTime | null | undefined): [string] => [
  time?.toString({ smallestUnit: 'minute' }) ?? '',
]

/** Six places, as the standard wants them. */
export const degreesField = (degrees: number | null | undefined): [string] => [degrees?.toFixed(6) ?? '']
