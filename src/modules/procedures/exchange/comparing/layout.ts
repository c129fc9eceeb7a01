import type { Thing, Things } from '#kernel/packages/three-way.ts'
import type { Sketch, SketchField, SketchPage } from '../../editing/sketch/sketch.ts'

/** Where something stands, and in which order its own parts do: kept apart from what it says, so that a question may move and be reworded. */
export const STANDS_IN = '@in'
export const ORDER = '@order'

export const WHOLE = 'whole'
export const pageKey = (id: string): string => `page:${id}`
export const fieldKey = (id: string): string => `field:${id}`
export const idOf = (key: string): string => key.slice(key.indexOf(':') + 1)
export const isPage = (key: string): boolean => key.startsWith('page:')

/** A definition taken apart: what each page and question says, and what stands in what. */
export interface Layout {
  things: Things
  /** Keys of what stands in the whole, a page, a group. */
  order: ReadonlyMap<string, readonly string[]>
}

/** Their parts are compared one by one. */
const IN_PARTS = new Set(['about', 'applicant', 'notices'])

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const without = (node: object, names: readonly string[]): [string, unknown][] =>
  Object.entries(node).filter(([name, value]) => !names.includes(name) && value !== undefined)

const wholeOf = (sketch: Sketch): Thing =>
  Object.fromEntries(
    without(sketch, ['id', 'pages']).flatMap(([name, value]) =>
      IN_PARTS.has(name) && isObject(value) && Object.keys(value).length > 0
        ? Object.entries(value).map(([part, said]): [string, unknown] => [`${name}.${part}`, said])
        : [[name, value]],
    ),
  )

export function layout(sketch: Sketch): Layout {
  const things = new Map<string, Thing>([[WHOLE, wholeOf(sketch)]])
  const order = new Map<string, string[]>()
  const put = (node: SketchField | SketchPage, key: string, inside: string, names: string[]) => {
    things.set(key, Object.fromEntries([...without(node, names), [STANDS_IN, inside]]))
    order.set(inside, [...(order.get(inside) ?? []), key])
    for (const field of node.fields ?? []) put(field, fieldKey(field.id), key, ['id', 'fields'])
  }
  for (const page of sketch.pages) put(page, pageKey(page.id), WHOLE, ['id', 'fields'])
  return { things, order }
}

/** `about.who` and its like are one `about` again. */
export const wholeFrom = (whole: Thing): Record<string, unknown> => {
  const all = new Map<string, unknown>()
  for (const [name, value] of Object.entries(whole)) {
    const at = name.indexOf('.')
    const [first, part] = [name.slice(0, at), name.slice(at + 1)]
    if (at > 0 && IN_PARTS.has(first)) {
      const before = all.get(first)
      all.set(first, Object.fromEntries([...Object.entries(isObject(before) ? before : {}), [part, value]]))
    } else if (name !== ORDER && !all.has(name)) all.set(name, value)
  }
  return Object.fromEntries(all)
}
