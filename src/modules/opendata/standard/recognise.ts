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
}))

export interface Recognised extends Standard {
  /** So many names of the header are the standard's. */
  known: number
}

/** Names that stand in every other table say nothing of what it is about. */
const LEAST_KNOWN = 4

/**
 * The set and the edition whose columns a header has: the most of its names, and of equals the one that lacks the fewest.
 * Undefined where fewer than half of either are known.
 */
export function recognise(
  header: readonly string[],
  among: readonly Standard[] = standardsOf(),
): Recognised | undefined {
  const read = new Set(header.map(readName).filter(Boolean))
  let best: Recognised | undefined
  for (const { standard, names } of ALL) {
    if (!among.some(({ set, edition }) => set.id === standard.set.id && edition === standard.edition)) continue
    const known = [...names].filter((name) => read.has(name)).length
    const better = !best || known > best.known || (known === best.known && names.size < best.columns.length)
    if (better) best = { ...standard, known }
  }
  if (!best || best.known < LEAST_KNOWN) return undefined
  return best.known * 2 >= Math.min(read.size, best.columns.length) ? best : undefined
}
