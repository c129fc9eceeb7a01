import {
  type Difference,
  merge,
  type Side,
  type Thing,
  type Things,
  threeWay,
  usual,
} from '#kernel/packages/three-way.ts'
import type { Sketch } from '../../editing/sketch/sketch.ts'
import { assemble } from './assemble.ts'
import { type Layout, layout, ORDER } from './layout.ts'

/** What one procedure says in both towns, and what came of it. */
export interface Compared {
  base: Sketch | undefined
  ours: Sketch
  theirs: Sketch
  differences: Difference[]
}

/** 比べる: what the other town changed in a procedure since it was adopted, and what we did. */
export function compareSketches(base: Sketch | undefined, ours: Sketch, theirs: Sketch): Compared {
  const [own, other] = [layout(ours), layout(theirs)]
  const before = base && layout(base)
  const all = [own, other, ...(before ? [before] : [])]
  const differences = threeWay(before && withOrder(before, all), withOrder(own, all), withOrder(other, all))
  return { base, ours, theirs, differences }
}

/** The order of what stands there in all of them: what only one of them has says nothing about the order of the others. */
function withOrder({ things, order }: Layout, all: readonly Layout[]): Things {
  const ordered = [...things].map(([key, thing]): [string, Thing] => {
    const lists = all.map((one) => one.order.get(key) ?? [])
    const shared = (order.get(key) ?? []).filter((part) => lists.every((list) => list.includes(part)))
    return [key, shared.length > 1 ? { ...thing, [ORDER]: shared } : thing]
  })
  return new Map(ordered)
}

/** What becomes of it: ours, with theirs where it is chosen. Nothing that either keeps is lost on the way. */
export function adopt(compared: Compared, choose: (difference: Difference) => Side = usual): Sketch {
  const { ours, theirs, differences } = compared
  const [own, other] = [layout(ours), layout(theirs)]
  const merged = merge(own.things, differences, choose)
  const isTheirOrder = (key: string) =>
    differences.some((one) => one.thing === key && one.attribute === ORDER && choose(one) === 'theirs')
  return assemble(ours.id, merged, own, other, isTheirOrder)
}
