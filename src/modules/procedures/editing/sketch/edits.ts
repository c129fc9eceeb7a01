import { fieldsOf, type Kind, type Sketch, type SketchField, type SketchPage } from './sketch.ts'

/** Where a field stands. */
export interface Spot {
  page: SketchPage
  group?: SketchField
  field: SketchField
}

export const findPage = (sketch: Sketch, id: string): SketchPage | undefined =>
  sketch.pages.find((page) => page.id === id)

export function findSpot(sketch: Sketch, id: string): Spot | undefined {
  for (const page of sketch.pages)
    for (const field of page.fields) {
      if (field.id === id) return { page, field }
      const inside = field.fields?.find((one) => one.id === id)
      if (inside) return { page, group: field, field: inside }
    }
  return undefined
}

type Identified = { id: string }

/** One place up or down; at the end it stays. */
function movedIn<T extends Identified>(list: readonly T[], id: string, by: 1 | -1): T[] {
  const [from, all] = [list.findIndex((one) => one.id === id), [...list]]
  const to = from + by
  if (from < 0 || to < 0 || to >= all.length) return all
  ;[all[from], all[to]] = [all[to]!, all[from]!]
  return all
}

const withInner = (field: SketchField, change: (fields: SketchField[]) => SketchField[]): SketchField =>
  field.fields ? { ...field, fields: change(field.fields) } : field

/** Every list of fields, of pages and of groups. */
const withFields = (sketch: Sketch, change: (fields: SketchField[]) => SketchField[]): Sketch => ({
  ...sketch,
  pages: sketch.pages.map((page) => ({
    ...page,
    fields: change(page.fields).map((field) => withInner(field, change)),
  })),
})

const replaced = <T extends Identified>(list: readonly T[], next: T): T[] =>
  list.map((one) => (one.id === next.id ? next : one))

export const replacePage = (sketch: Sketch, page: SketchPage): Sketch => ({
  ...sketch,
  pages: replaced(sketch.pages, page),
})
export const replaceField = (sketch: Sketch, field: SketchField): Sketch =>
  withFields(sketch, (fields) => replaced(fields, field))

export type What = 'pages' | 'fields'

export const moved = (sketch: Sketch, what: What, id: string, by: 1 | -1): Sketch =>
  what === 'pages'
    ? { ...sketch, pages: movedIn(sketch.pages, id, by) }
    : withFields(sketch, (fields) => movedIn(fields, id, by))

const without = <T extends Identified>(list: readonly T[], id: string): T[] => list.filter((one) => one.id !== id)

export const removed = (sketch: Sketch, what: What, id: string): Sketch =>
  what === 'pages'
    ? { ...sketch, pages: without(sketch.pages, id) }
    : withFields(sketch, (fields) => without(fields, id))

/** q1, q2 …: the first that is free. */
export function freeId(taken: readonly string[], letter: string): string {
  for (let number = 1; ; number++) if (!taken.includes(`${letter}${number}`)) return `${letter}${number}`
}

export const newPage = (sketch: Sketch): SketchPage => ({
  id: freeId(
    sketch.pages.map(({ id }) => id),
    'page',
  ),
  fields: [],
})

export const newField = (sketch: Sketch, kind: Kind): SketchField => ({
  id: freeId(
    fieldsOf(sketch).map(({ id }) => id),
    'q',
  ),
  kind,
  required: true,
  ...(kind === 'group' && { fields: [] }),
})

/** At the end of a page, or of a group. */
export function addField(sketch: Sketch, at: { page: string; group?: string | undefined }, field: SketchField): Sketch {
  const page = findPage(sketch, at.page)
  const group = page?.fields.find(({ id }) => id === at.group)
  if (group) return replaceField(sketch, { ...group, fields: [...(group.fields ?? []), field] })
  return page ? replacePage(sketch, { ...page, fields: [...page.fields, field] }) : sketch
}

/** To the end of another page. A field that others look at may then stand after them: the check says so. */
export function moveToPage(sketch: Sketch, { page, group, field }: Spot, to: string): Sketch {
  if (group || page.id === to || !findPage(sketch, to)) return sketch
  return addField(removed(sketch, 'fields', field.id), { page: to }, field)
}

/** What is asked before a place, as its condition may look at it: outside groups, or in the same one. */
export function askedBefore(sketch: Sketch, what: What, id: string): SketchField[] {
  const before: SketchField[] = []
  for (const page of sketch.pages) {
    if (what === 'pages' && page.id === id) return before
    for (const field of page.fields) {
      if (what === 'fields' && field.id === id) return before
      const inside = what === 'fields' ? (field.fields ?? []) : []
      const at = inside.findIndex((one) => one.id === id)
      if (at >= 0) return [...before, ...inside.slice(0, at)]
      before.push(field)
    }
  }
  return before
}
