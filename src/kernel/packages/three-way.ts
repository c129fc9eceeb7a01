import { digestOf } from '#lib/json/digest.ts'

/** A thing that both towns have in their own wording: a question, a page, an answer to a question. Its key never changes. */
export type Thing = Readonly<Record<string, unknown>>
export type Things = ReadonlyMap<string, Thing>

export type Side = 'ours' | 'theirs'

/** 違うところ: one place in which not all three read alike. What is undefined is not there. */
export interface Difference {
  thing: string
  /** What of the thing; absent where it is the thing as a whole. */
  attribute?: string
  /** `either`: both changed it, and not alike. Without a base nobody knows who did. */
  changedBy: Side | 'both' | 'either'
  base: unknown
  ours: unknown
  theirs: unknown
}

export const keyOf = ({ thing, attribute }: Pick<Difference, 'thing' | 'attribute'>): string =>
  attribute === undefined ? thing : `${thing} ${attribute}`

const same = (one: unknown, other: unknown): boolean =>
  one === other || (one !== undefined && other !== undefined && digestOf(one) === digestOf(other))

type Three = Pick<Difference, 'base' | 'ours' | 'theirs'>

function changedBy({ base, ours, theirs }: Three): Difference['changedBy'] | undefined {
  if (same(ours, theirs)) return same(base, ours) ? undefined : 'both'
  if (same(base, ours)) return 'theirs'
  return same(base, theirs) ? 'ours' : 'either'
}

const differing = (place: Pick<Difference, 'thing' | 'attribute'>, three: Three): Difference[] => {
  const by = changedBy(three)
  return by ? [{ ...place, changedBy: by, ...three }] : []
}

/** Things of another kind share no attribute that means the same: one is taken or the other. */
const haveParts = (ours: Thing | undefined, theirs: Thing | undefined): boolean =>
  ours !== undefined && theirs !== undefined && ours['kind'] === theirs['kind']

function inParts(thing: string, base: Thing, ours: Thing, theirs: Thing): Difference[] {
  const attributes = new Set([ours, theirs, base].flatMap(Object.keys))
  return [...attributes].flatMap((attribute) => {
    const three = { base: base[attribute], ours: ours[attribute], theirs: theirs[attribute] }
    return differing({ thing, attribute }, three)
  })
}

/**
 * 三者の比較: what the other town changed since `base`, what we did, and where both did. Nothing is decided here.
 * @param base what both came from; without it there is nothing to tell who changed what
 */
export function threeWay(base: Things | undefined, ours: Things, theirs: Things): Difference[] {
  const keys = new Set([...ours.keys(), ...theirs.keys(), ...(base?.keys() ?? [])])
  const differences = [...keys].flatMap((key) => {
    const [before, own, other] = [base?.get(key), ours.get(key), theirs.get(key)]
    return haveParts(own, other)
      ? inParts(key, before ?? {}, own!, other!)
      : differing({ thing: key }, { base: before, ours: own, theirs: other })
  })
  // What reads alike was changed by both only where it is known what it read before.
  return base ? differences : differences.filter(({ changedBy: by }) => by !== 'both')
}

/** What nobody has to choose: a change of one side is taken as it is; where both changed, ours stays unless somebody says otherwise. */
export const usual = ({ changedBy: by }: Difference): Side => (by === 'theirs' ? 'theirs' : 'ours')

/** Ours, with theirs wherever it is chosen. */
export function merge(
  ours: Things,
  differences: readonly Difference[],
  choose: (difference: Difference) => Side = usual,
): Map<string, Thing> {
  const merged = new Map(ours)
  for (const difference of differences) {
    const { thing, attribute, theirs } = difference
    if (choose(difference) === 'ours') continue
    if (attribute !== undefined) merged.set(thing, withAttribute(merged.get(thing) ?? {}, attribute, theirs))
    else if (theirs === undefined) merged.delete(thing)
    else merged.set(thing, theirs as Thing)
  }
  return merged
}

const withAttribute = (thing: Thing, attribute: string, value: unknown): Thing =>
  Object.fromEntries([
    ...Object.entries(thing).filter(([name]) => name !== attribute),
    ...(value === undefined ? [] : [[attribute, value]]),
  ])
