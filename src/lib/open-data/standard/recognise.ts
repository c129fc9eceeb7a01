import { type Standard, standardsOf } from './sets.ts'

/** A name as one reads it: ｶﾅ is カナ, （ is (, and spaces are none. */
export const readName = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/[\s\uFEFF]/g, '')
    .toUpperCase()

const ALL = standardsOf().map((standard) => ({
  standard,
  names: new Set(standard.columns.map(({ name }) => readName(name))),
  required: standard.columns.filter(({ required }) => required).map(({ name }) => readName(name)),
}))

export interface Recognised extends Standard {
  /** So many names of the header are the standard's. */
  known: number
}

/** Names that stand in every other table say nothing of what it is about. */
const LEAST_KNOWN = 4

/** The most names known; of equals the one that lacks the fewest it requires, then the smallest. */
const isBetter = (one: readonly number[], other: readonly number[]): boolean => {
  const at = one.findIndex((value, place) => value !== other[place])
  return at >= 0 && one[at]! > other[at]!
}

/** The set and the edition whose columns a header has. Undefined where fewer than half of either are known. */
export function recognise(
  header: readonly string[],
  among: readonly Standard[] = standardsOf(),
): Recognised | undefined {
  const read = new Set(header.map(readName).filter(Boolean))
  let best: Recognised | undefined
  let bestScore = [LEAST_KNOWN - 1, 0, 0]
  for (const { standard, names, required } of ALL) {
    if (!among.some(({ set, edition }) => set.id === standard.set.id && edition === standard.edition)) continue
    const known = [...names].filter((name) => read.has(name)).length
    const lacking = required.filter((name) => !read.has(name)).length
    const score = [known, -lacking, -names.size]
    if (known < LEAST_KNOWN || !isBetter(score, bestScore)) continue
    best = { ...standard, known }
    bestScore = score
  }
  return best && best.known * 2 >= Math.min(read.size, best.columns.length) ? best : undefined
}
