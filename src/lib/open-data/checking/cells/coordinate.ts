import { type CheckCell, doubtful, notDigits, plain, provable } from './fault.ts'

/** Japan, with all its islands. The two do not overlap, so that each tells which it is. */
const WITHIN = { latitude: [20, 46], longitude: [122, 154] } as const
type Axis = keyof typeof WITHIN
const NAME = { latitude: '緯度', longitude: '経度' } as const

/** As close as some 10 m. */
const COARSE = 4
const DECIMAL = /^\d{1,3}(?:\.(\d+))?$/
const SIXTY = /^(\d{1,3})[°度](\d{1,2})[′'’分](\d{1,2}(?:\.\d+)?)(?:″|′′|''|["”秒])?$/

/** What is written of a direction, and of which axis that is, in Japan. */
const DIRECTIONS: Readonly<Record<string, Axis | 'abroad'>> = {
  北緯: 'latitude',
  N: 'latitude',
  東経: 'longitude',
  E: 'longitude',
  南緯: 'abroad',
  S: 'abroad',
  西経: 'abroad',
  W: 'abroad',
}
const DIRECTED = /^(北緯|南緯|東経|西経|[NSEW])?(.*?)([NSEW])?$/is

const isWithin = (axis: Axis, value: number): boolean => value >= WITHIN[axis][0] && value <= WITHIN[axis][1]

const places = (decimals: string) => decimals.slice(0, 6).replace(/0+$/, '').length

interface Reading {
  /** A decimal of degrees, of degrees, minutes and seconds too. */
  degrees: string
  /** The words that say what it is. */
  said: readonly string[]
}

function read(cell: string): Reading | undefined {
  const text = plain(cell).replaceAll(/\s/g, '')
  const [, before, bare = '', behind] = DIRECTED.exec(text) ?? []
  const said = [before, behind].flatMap((word) => (word ? [word.toUpperCase()] : []))
  const decimal = bare.replace(/[°度]$/, '')
  if (DECIMAL.test(decimal)) return { degrees: decimal, said }
  const [, whole, minutes, seconds] = SIXTY.exec(bare) ?? []
  if (whole === undefined || Number(minutes) >= 60 || Number(seconds) >= 60) return undefined
  return { degrees: (Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600).toFixed(6), said }
}

/** The degrees of a cell that says nothing against its being of this axis. */
function degreesOf(axis: Axis, cell: string): string | undefined {
  const reading = read(cell)
  return reading?.said.every((word) => DIRECTIONS[word] === axis) && isWithin(axis, Number(reading.degrees))
    ? reading.degrees
    : undefined
}

/** Whether a cell is as the standard wants it. */
const isPlainly = (axis: Axis, cell: string): boolean => DECIMAL.test(cell) && isWithin(axis, Number(cell))

const checkAxis =
  (axis: Axis): CheckCell =>
  (value) => {
    const [, decimals = ''] = DECIMAL.exec(value) ?? [undefined]
    if (isPlainly(axis, value))
      return places(decimals) < COARSE
        ? doubtful('coordinate-coarse', `小数点から下が少なく、場所が 10 m より大きくずれます。6 桁で入れてください。`)
        : undefined
    const wrong = `${NAME[axis]}は、度の小数で入れてください。`
    const right = degreesOf(axis, value)
    if (right !== undefined) return provable('coordinate', wrong, right)
    const reading = read(value)
    const foreign = reading?.said.find((word) => DIRECTIONS[word] !== axis)
    if (foreign)
      return doubtful('coordinate', `${NAME[axis]}の列に「${foreign}」の値があります。値を確かめてください。`)
    if (reading) return doubtful('coordinate', `日本の${NAME[axis]} (${WITHIN[axis].join('〜')} 度) ではありません。`)
    const example = axis === 'latitude' ? '35.681236' : '139.767125'
    return notDigits(plain(value).replaceAll(/\s/g, '')) ?? doubtful('coordinate', `${wrong}例: ${example}`)
  }

export const checkLatitude = checkAxis('latitude')
export const checkLongitude = checkAxis('longitude')

interface Point {
  latitude: string
  longitude: string
}

/** Latitude and longitude of one cell: 35.681236,139.767125. */
export function bothIn(cell: string): Point | undefined {
  const parts = plain(cell).split(/[,、\s]+/)
  const [first = '', second = ''] = parts
  if (parts.length !== 2 || !parts.every((part) => DECIMAL.test(part))) return undefined
  return pointOf(first, second) ?? pointOf(second, first)
}

function pointOf(north: string, east: string): Point | undefined {
  const [latitude, longitude] = [degreesOf('latitude', north), degreesOf('longitude', east)]
  return latitude !== undefined && longitude !== undefined ? { latitude, longitude } : undefined
}

/** Each stands where the other belongs, and nothing is said against that. @returns what is right */
export const swapped = (latitude: string, longitude: string): Point | undefined =>
  isPlainly('latitude', latitude) ? undefined : pointOf(longitude, latitude)
