import type { Thing } from '#kernel/packages/three-way.ts'
import type { Sketch, SketchField, SketchPage } from '../../editing/sketch/sketch.ts'
import { idOf, isPage, type Layout, ORDER, pageKey, STANDS_IN, WHOLE, wholeFrom } from './layout.ts'

type Merged = ReadonlyMap<string, Thing>

const said = (thing: Thing): Record<string, unknown> =>
  Object.fromEntries(Object.entries(thing).filter(([name]) => name !== STANDS_IN && name !== ORDER))

const standsIn = (thing: Thing | undefined): string => String(thing?.[STANDS_IN] ?? '')

/** What is merged, as a definition again. Whatever was kept stands somewhere: a page stays as long as a question of it does. */
export function assemble(
  id: string,
  merged: Merged,
  ours: Layout,
  theirs: Layout,
  isTheirOrder: (key: string) => boolean,
): Sketch {
  const fields = [...merged.keys()].filter((key) => key !== WHOLE && !isPage(key))
  const homes = new Map(fields.map((key) => [key, homeOf(key, merged, ours, theirs)]))
  const inOrder = (key: string, members: ReadonlySet<string>) => {
    const [own, other] = [ours.order.get(key) ?? [], theirs.order.get(key) ?? []]
    return isTheirOrder(key) ? woven(other, own, members) : woven(own, other, members)
  }
  const partsOf = (key: string) =>
    inOrder(key, new Set(fields.filter((field) => homes.get(field) === key))).map((field) => fieldOf(field))
  const fieldOf = (key: string): SketchField => {
    const thing = merged.get(key)!
    return { ...said(thing), id: idOf(key), ...(thing['kind'] === 'group' && { fields: partsOf(key) }) } as SketchField
  }
  const pages = new Set([...[...merged.keys()].filter(isPage), ...[...homes.values()].filter(isPage)])
  const pageOf = (key: string): SketchPage => {
    const thing = merged.get(key) ?? ours.things.get(key) ?? theirs.things.get(key) ?? {}
    return { ...said(thing), id: idOf(key), fields: partsOf(key) }
  }
  return { ...wholeFrom(merged.get(WHOLE) ?? {}), id, pages: inOrder(WHOLE, pages).map(pageOf) }
}

/** A page, or a group that is one still; where that is gone, the page on which it stood. */
function homeOf(key: string, merged: Merged, ours: Layout, theirs: Layout): string {
  const inside = standsIn(merged.get(key))
  if (isPage(inside)) return inside
  const group = merged.get(inside)
  const fits = merged.get(key)!['kind'] !== 'group' && group?.['kind'] === 'group'
  if (fits && isPage(standsIn(group))) return inside
  const around = [group, ours.things.get(inside), theirs.things.get(inside)].map(standsIn).find(isPage)
  return around ?? ours.order.get(WHOLE)?.[0] ?? pageKey('questions')
}

/** The members in the order of the first; those of the second behind what they follow there. */
function woven(first: readonly string[], second: readonly string[], members: ReadonlySet<string>): string[] {
  const result = first.filter((key) => members.has(key))
  let before = -1
  for (const key of second.filter((one) => members.has(one))) {
    const at = result.indexOf(key)
    if (at < 0) result.splice(before + 1, 0, key)
    before = at < 0 ? before + 1 : at
  }
  return [...result, ...[...members].filter((key) => !result.includes(key))]
}
