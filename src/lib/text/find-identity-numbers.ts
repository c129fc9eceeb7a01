import { isIndividualNumber } from './check-digits.ts'
import { cutAt, digitRuns, GAP } from './digit-runs.ts'
import type { Digit } from './digit-runs.ts'

const LENGTH = 12
/** How far マイナンバー or 個人番号 may stand from the digits, in UTF-16 units before or after. */
const NEAR = 40
const NAMED = /マイナンバ|個人番号|mynumber/i

const PHONE = /^0[1-9]\d{8,9}$/
const DAY = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/

const valueOf = (digits: readonly Digit[]) => digits.map((digit) => digit.value).join('')

/** A phone number or a date, and something apart from it: 090-1234-5678 3名, 20261124 0930. Nobody writes 個人番号 so. */
function isOrdinary(digits: readonly Digit[]): boolean {
  const pieces = cutAt(digits, GAP.space).map(valueOf)
  if (pieces.every((piece) => piece.length === 4)) return false
  const cuts = pieces.slice(1).map((_, at) => at + 1)
  const sides = cuts.flatMap((cut) => [pieces.slice(0, cut).join(''), pieces.slice(cut).join('')])
  return sides.some((side) => PHONE.test(side) || DAY.test(side))
}

/** Twelve digits that stand in at most `most` whole neighbouring parts and pass the check. */
function withinParts(parts: readonly Digit[][], most: number): Digit[][] {
  return parts.flatMap((_, from) => {
    const window: Digit[] = []
    for (const part of parts.slice(from, from + most)) {
      if (window.length + part.length > LENGTH) break
      window.push(...part)
    }
    return window.length === LENGTH && isIndividualNumber(valueOf(window)) && !isOrdinary(window) ? [window] : []
  })
}

function numbersInRun(run: readonly Digit[], isNamed: (digits: readonly Digit[]) => boolean): Digit[][] {
  const lines = cutAt(run, GAP.line)
  const across = lines.length > 1 ? [run] : []
  const found = [...lines, ...across].flatMap((digits) => {
    if (digits.length < LENGTH) return []
    const named = isNamed(digits)
    if (digits.length > LENGTH)
      return named ? withinParts(cutAt(digits, GAP.hyphen), LENGTH) : withinParts(cutAt(digits, GAP.space), 1)
    const passes = isIndividualNumber(valueOf(digits))
    return (named && passes) || ((named || passes) && !isOrdinary(digits)) ? [[...digits]] : []
  })
  return [...found, ...withinParts(cutAt(run, GAP.message), LENGTH)]
}

function namedNear(texts: readonly string[]) {
  const offsets = [0]
  for (const text of texts) offsets.push(offsets.at(-1)! + text.length + 1)
  const joined = texts.join('\n')
  return (digits: readonly Digit[]) => {
    const [first, last] = [digits[0]!, digits.at(-1)!]
    const from = offsets[first.message]! + first.start
    const to = offsets[last.message]! + last.end
    const around = `${joined.slice(Math.max(0, from - NEAR), from)}|${joined.slice(to, to + NEAR)}`
    return NAMED.test(around.normalize('NFKC').replace(/[\s\p{Cf}]/gu, ''))
  }
}

/** Most messages hold no twelve digits at all, which is seen long before every character has been weighed. */
const holdsEnoughDigits = (texts: readonly string[]): boolean =>
  (texts.join('').normalize('NFKC').match(/\d/g)?.length ?? 0) >= LENGTH

/** The digits of every 個人番号 in consecutive messages. The rule stands at maskIdentityNumbers. */
export function findIdentityNumbers(texts: readonly string[]): Digit[][] {
  if (!holdsEnoughDigits(texts)) return []
  const isNamed = namedNear(texts)
  const numbers = new Map<Digit, Digit[]>()
  for (const run of digitRuns(texts)) {
    if (run.length < LENGTH) continue
    for (const number of numbersInRun(run, isNamed)) numbers.set(number[0]!, number)
  }
  return [...numbers.values()]
}
