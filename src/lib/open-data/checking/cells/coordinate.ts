import { type CheckCell, doubtful, notDigits, plain, provable } from './fault.ts'

/** Japan, with all its islands. The two do not overlap, so that each tells which it is. */
const WITHIN = { latitude: [20, 46], longitude: [122, 154] } as const
type Axis = keyof typeof WITHIN
const NAME = { latitude: '緯度', longitude: '経度' } as const

/** As close as some 10 m. */
const COARSE = 4
const DECIMAL = /^\d{1,3}(?:\.(\d+))?$/
const SIXTY = /^(?:北緯|東経|[NE])?(\d{1,3})[°度](\d{1,2})[′'’分](\d{1,2}(?:\.\d+)?)(?:″|′′|''|["”秒])?[NE]?$/i

export const isWithin = (axis: Axis, value: number): boolean => value >= WITHIN[axis][0] && value <= WITHIN[axis][1]

const places = (decimals: string) => decimals.slice(0, 6).replace(/0+$/, '').length

/** A decimal of degrees; of degrees, minutes and seconds too. */
function degrees(text: string): string | undefined {
  const bare = text.replace(/^(?:北緯|東経|[NE])/i, '').replace(/[°度NE]$/i, '')
  if (DECIMAL.test(bare)) return bare
  const [, whole, minutes, seconds] = SIXTY.exec(text) ?? []
  if (whole === undefined || Number(minutes) >= 60 || Number(seconds) >= 60) return undefined
  return (Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600).toFixed(6)
}

const checkAxis =
  (axis: Axis): CheckCell =>
  (value) => {
    const [, decimals = ''] = DECIMAL.exec(value) ?? [undefined]
    const said = Number(value)
    if (DECIMAL.test(value) && isWithin(axis, said))
      return places(decimals) < COARSE
        ? doubtful('coordinate-coarse', `小数点から下が少なく、場所が 10 m より大きくずれます。6 桁で入れてください。`)
        : undefined
    const text = plain(value).replaceAll(/\s/g, '')
    const right = degrees(text)
    const wrong = `${NAME[axis]}は、度の小数で入れてください。`
    if (right !== undefined && isWithin(axis, Number(right))) return provable('coordinate', wrong, right)
    if (right !== undefined)
      return doubtful('coordinate', `日本の${NAME[axis]} (${WITHIN[axis].join('〜')} 度) ではありません。`)
    return notDigits(text) ?? doubtful('coordinate', `${wrong}例: ${axis === 'latitude' ? '35.681236' : '139.767125'}`)
  }

export const checkLatitude = checkAxis('latitude')
export const checkLongitude = checkAxis('longitude')

/** Latitude and longitude of one cell: 35.681236,139.767125. */
export function bothIn(cell: string): { latitude: string; longitude: string } | undefined {
  const parts = plain(cell).split(/[,、\s]+/)
  if (parts.length !== 2 || !parts.every((part) => DECIMAL.test(part))) return undefined
  const [first = '', second = ''] = parts
  const [latitude, longitude] = isWithin('latitude', Number(first)) ? [first, second] : [second, first]
  return isWithin('latitude', Number(latitude)) && isWithin('longitude', Number(longitude))
    ? { latitude, longitude }
    : undefined
}

/** Each stands where the other belongs. */
export const areSwapped = (latitude: string, longitude: string): boolean =>
  DECIMAL.test(latitude) &&
  DECIMAL.test(longitude) &&
  isWithin('longitude', Number(latitude)) &&
  isWithin('latitude', Number(longitude))
