import { type Period, periodThrough } from '#kernel/organization/period.ts'
import { type Mistake, refuseMistakes } from '#lib/refusal.ts'
import { wholeNumber } from '#lib/text/whole-number.ts'
import { typedDate } from '#lib/time/typed-moment.ts'
import { type Feature, FEATURES, type Floor, type Network, NETWORKS, type Rectangle, type Seat } from '../seats/seat.ts'

/** As it was typed. */
export interface TypedSeat {
  label: string
  x: string
  y: string
  width: string
  height: string
  network: string
  vlan: string
  features: string[]
  closedFrom: string
  /** The last day on which it cannot be used; none: until further notice. */
  closedThrough: string
}

export type NewSeat = Omit<Seat, 'id' | 'floorId' | 'version'>

const LONGEST_LABEL = 12
const [NARROWEST, WIDEST] = [40, 600]

const isKey = <T extends object>(all: T, key: string): key is string & keyof T => Object.hasOwn(all, key)

const overlap = (a: Rectangle, b: Rectangle): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

function readPlace(
  typed: TypedSeat,
  floor: Floor,
  others: readonly Seat[],
  mistakes: Mistake[],
): Rectangle | undefined {
  const number = (field: 'x' | 'y' | 'width' | 'height', word: string, least: number, most: number) => {
    const value = wholeNumber(typed[field], least, most)
    if (value === undefined)
      mistakes.push({ field, message: `${word}は、${least} から ${most} までの数(センチメートル)で入力してください。` })
    return value
  }
  const x = number('x', '左からの位置', 0, floor.width)
  const y = number('y', '上からの位置', 0, floor.height)
  const width = number('width', '横の長さ', NARROWEST, WIDEST)
  const height = number('height', '縦の長さ', NARROWEST, WIDEST)
  if (x === undefined || y === undefined || width === undefined || height === undefined) return undefined
  if (x + width > floor.width)
    mistakes.push({ field: 'x', message: `右にはみ出します。見取り図の横の長さは ${floor.width} です。` })
  if (y + height > floor.height)
    mistakes.push({ field: 'y', message: `下にはみ出します。見取り図の縦の長さは ${floor.height} です。` })
  const place = { x, y, width, height }
  const under = others.find((other) => overlap(place, other))
  if (under) mistakes.push({ field: 'x', message: `席 ${under.label} と重なっています。位置を変えてください。` })
  return place
}

function readClosed(typed: TypedSeat, mistakes: Mistake[]): Period | undefined {
  const [from, through] = [typedDate(typed.closedFrom), typedDate(typed.closedThrough)]
  const wrong = (field: keyof TypedSeat, message: string) => void mistakes.push({ field, message })
  if (typed.closedFrom && !from) wrong('closedFrom', '使えなくなる日を、日付で入力してください。')
  if (typed.closedThrough && !through) wrong('closedThrough', '使えない最後の日を、日付で入力してください。')
  if (through && !typed.closedFrom) wrong('closedFrom', '使えなくなる日も入力してください。')
  if (from && through && Temporal.PlainDate.compare(through, from) < 0)
    wrong('closedThrough', '使えない最後の日は、使えなくなる日と同じか後にしてください。')
  return from && periodThrough(from, through)
}

/** 席 as it was typed. @param others on the same floor. @throws Refusal 422 with everything that is wrong */
export function readSeat(typed: TypedSeat, floor: Floor, others: readonly Seat[]): NewSeat {
  const mistakes: Mistake[] = []
  const wrong = (field: keyof TypedSeat, message: string) => void mistakes.push({ field, message })
  const label = typed.label.trim()
  if (!label) wrong('label', '席の名前を入力してください。例: A1')
  else if ([...label].length > LONGEST_LABEL) wrong('label', `席の名前は ${LONGEST_LABEL} 文字までにしてください。`)
  else if (others.some((seat) => seat.label === label)) wrong('label', 'この名前の席は、この階にすでにあります。')
  const place = readPlace(typed, floor, others, mistakes)
  if (!isKey(NETWORKS, typed.network)) wrong('network', 'つながるネットワークを選んでください。')
  const vlan = typed.vlan.trim() ? wholeNumber(typed.vlan, 1, 4094) : null
  if (vlan === undefined) wrong('vlan', 'VLAN は、1 から 4094 までの数で入力してください。')
  const closed = readClosed(typed, mistakes)
  refuseMistakes(mistakes)
  const features = (Object.keys(FEATURES) as Feature[]).filter((feature) => typed.features.includes(feature))
  return { label, ...place!, network: typed.network as Network, vlan: vlan ?? null, features, closed }
}
