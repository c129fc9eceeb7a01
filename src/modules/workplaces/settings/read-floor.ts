import { type Mistake, refuseMistakes } from '#lib/refusal.ts'
import { wholeNumber } from '#lib/text/whole-number.ts'
import type { Floor, Seat } from '../seats/seat.ts'

/** As it was typed. */
export interface TypedFloor {
  name: string
  width: string
  height: string
}

export type NewFloor = Pick<Floor, 'name' | 'width' | 'height'>

const LONGEST_NAME = 40
const [LEAST, MOST] = [200, 10_000]

/** 階 as it was typed. @param others of the site. @param seats that stand on it. @throws Refusal 422 with everything that is wrong */
export function readFloor(typed: TypedFloor, others: readonly Floor[], seats: readonly Seat[]): NewFloor {
  const mistakes: Mistake[] = []
  const wrong = (field: keyof TypedFloor, message: string) => void mistakes.push({ field, message })
  const name = typed.name.trim()
  if (!name) wrong('name', '名前を入力してください。例: 2階')
  else if ([...name].length > LONGEST_NAME) wrong('name', `名前は ${LONGEST_NAME} 文字までにしてください。`)
  else if (others.some((floor) => floor.name === name)) wrong('name', 'この名前の階は、すでにあります。')
  const size = (field: 'width' | 'height', word: string, needed: number) => {
    const value = wholeNumber(typed[field], LEAST, MOST)
    if (value === undefined)
      wrong(field, `${word}は、${LEAST} から ${MOST} までの数(センチメートル)で入力してください。`)
    else if (value < needed) wrong(field, `${word}は ${needed} 以上にしてください。席がはみ出します。`)
    return value
  }
  const width = size('width', '横の長さ', Math.max(0, ...seats.map((seat) => seat.x + seat.width)))
  const height = size('height', '縦の長さ', Math.max(0, ...seats.map((seat) => seat.y + seat.height)))
  refuseMistakes(mistakes)
  return { name, width: width!, height: height! }
}
