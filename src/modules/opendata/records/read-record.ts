// What events and facilities say in the same way.
import { firstOf, type FormReader, type Typed } from '#kernel/http/form-reader.ts'
import type { CheckCell } from '#lib/open-data/checking/cells/fault.ts'
import { bothIn, checkLatitude, checkLongitude, swapped } from '#lib/open-data/checking/cells/coordinate.ts'
import { checkCount } from '#lib/open-data/checking/cells/numbers.ts'
import { checkPhone } from '#lib/open-data/checking/cells/phone.ts'
import { checkUrl } from '#lib/open-data/checking/cells/words.ts'
import { RULES } from '#lib/open-data/checking/rules.ts'
import { toKatakana } from '#lib/text/names.ts'

/** The names of festivals have numbers and marks in them: wider than the フリガナ of people. */
const KANA = /^[\u30A1-\u30FE\u3000 0-9A-Za-z&!?.,'()-]+$/

const sixPlaces = (degrees: string): number | null => (degrees === '' ? null : Number(Number(degrees).toFixed(6)))

/** Reads what the check of the published file would look at by the rules of that check. */
export function recordReader(typed: Typed, form: FormReader) {
  /** A line that may be empty. */
  const lineOrNothing = (field: string, word: string, longest: number): string =>
    form.said(field) ? form.line(field, word, longest) : ''

  /** What can be put right with certainty is; an error is told, with what is probably meant. */
  function right(field: string, word: string, text: string, check: CheckCell): string {
    const fault = text === '' ? undefined : check(text)
    if (!fault || RULES[fault.rule].severity === 'warning') return text
    if (fault.provable) return fault.suggestion ?? text
    const meant = fault.suggestion ? `「${fault.suggestion}」ではありませんか。` : ''
    form.wrong(field, `${word}: ${fault.message}${meant}`)
    return ''
  }

  return {
    lineOrNothing,
    kana(field: string, word: string): string {
      const kana = toKatakana(form.line(field, word, 200).normalize('NFKC'))
      if (kana !== '' && !KANA.test(kana)) form.wrong(field, `${word}は、カタカナで入力してください。`)
      return kana
    },
    phone: (field: string): string => right(field, '電話番号', firstOf(typed, field).trim(), checkPhone),
    url: (field: string): string => right(field, 'URL', lineOrNothing(field, 'URL', 500), checkUrl),
    count: (field: string, word: string, range: readonly [number, number]): number | null =>
      right(field, word, firstOf(typed, field).trim(), checkCount) === ''
        ? null
        : form.wholeOrNothing(field, word, range),
    point(): { latitude: number | null; longitude: number | null } {
      const [north, east] = [firstOf(typed, 'latitude').trim(), firstOf(typed, 'longitude').trim()]
      const both = north === '' || east === '' ? bothIn(north || east) : undefined
      const turned = swapped(north, east)
      if (both) return { latitude: sixPlaces(both.latitude), longitude: sixPlaces(both.longitude) }
      if (turned) {
        const meant = `緯度「${turned.latitude}」、経度「${turned.longitude}」ではありませんか。`
        form.wrong('latitude', `緯度と経度が逆です。${meant}`)
      } else if ((north === '') !== (east === ''))
        form.wrong('latitude', '緯度と経度を、両方とも入力してください。分からなければ、両方とも空にします。')
      else
        return {
          latitude: sixPlaces(right('latitude', '緯度', north, checkLatitude)),
          longitude: sixPlaces(right('longitude', '経度', east, checkLongitude)),
        }
      return { latitude: null, longitude: null }
    },
  }
}

export const asField = (value: { toString: () => string } | null | undefined): [string] => [value?.toString() ?? '']
export const clockField = (time: Temporal.PlainTime | null | undefined): [string] => [
  time?.toString({ smallestUnit: 'minute' }) ?? '',
]

/** Six places, as the standard wants them. */
export const degreesField = (degrees: number | null | undefined): [string] => [degrees?.toFixed(6) ?? '']
