import { compare, type Part } from '../approvals/proposals/differences.ts'
import type { Side } from './three-way.ts'
import { isAsked, type ToldDifference } from './told-difference.ts'

/** A difference with what is new in each side since the base; a side that nobody looks at has none. */
export interface SpelledDifference extends ToldDifference {
  parts: Partial<Record<Side, Part[]>>
}

export interface SpelledOut {
  /** What somebody chooses first. */
  differences: SpelledDifference[]
  /** Some are marked as wholes: word by word they would take too long. */
  isCoarse: boolean
  /** How many are not shown: so long a page nobody reads. */
  left: number
}

/** Letters of one side by those of the other, for a whole page: some tenths of a second, however large the file is. */
const MOST_WORK = 100_000_000
/** Cutting a letter's share of a text into words takes as long as comparing it with that many. */
const CUTTING = 400
const MOST_SHOWN = 1000

/** One page of differences, word by word as far as its time goes. */
export function spellOut(
  differences: readonly ToldDifference[],
  { work = MOST_WORK, shown = MOST_SHOWN }: { work?: number; shown?: number } = {},
): SpelledOut {
  let [left, isCoarse] = [work, false]
  const spell = (before: string, after: string): Part[] => {
    const share = workOf(before, after)
    if (share > left) {
      isCoarse = true
      return asWholes(before, after)
    }
    left -= share
    return compare(before, after)
  }
  const spelled = (one: ToldDifference): SpelledDifference => {
    const sides: Side[] = isAsked(one) ? ['ours', 'theirs'] : [one.changedBy === 'theirs' ? 'theirs' : 'ours']
    return { ...one, parts: Object.fromEntries(sides.map((side) => [side, spell(one.base ?? '', one[side] ?? '')])) }
  }
  const inOrder = [...differences.filter(isAsked), ...differences.filter((one) => !isAsked(one))]
  const all = inOrder.slice(0, shown).map(spelled)
  return { differences: all, isCoarse, left: differences.length - all.length }
}

function workOf(before: string, after: string): number {
  const [start, end] = [sharedStart(before, after), sharedEnd(before, after)]
  const middle = ({ length }: string) => Math.max(0, length - start - end)
  return middle(before) * middle(after) + CUTTING * (before.length + after.length)
}

function sharedStart(one: string, other: string): number {
  let at = 0
  while (at < one.length && at < other.length && one[at] === other[at]) at++
  return at
}

function sharedEnd(one: string, other: string): number {
  let at = 0
  while (at < one.length && at < other.length && one.at(-1 - at) === other.at(-1 - at)) at++
  return at
}

const asWholes = (before: string, after: string): Part[] =>
  [
    { kind: 'gone' as const, text: before },
    { kind: 'new' as const, text: after },
  ].filter(({ text }) => text !== '')
