import type { Condition } from '../condition.ts'
import type { Definition, Field, Group } from '../definition.ts'

/** A field and where it stands. */
export interface Place {
  field: Field
  path: string
  page: number
  /** The group that it is asked in each row of. */
  group?: Group
}

/** Every field in the order in which it is asked; those of a group after the group. */
export const placesOf = ({ pages }: Definition): Place[] =>
  pages.flatMap((page, number) =>
    page.fields.flatMap((field, index): Place[] => {
      const path = `pages[${number}].fields[${index}]`
      if (field.kind !== 'group') return [{ field, path, page: number }]
      const inner = field.fields.map((inside, i) => ({
        field: inside,
        path: `${path}.fields[${i}]`,
        page: number,
        group: field,
      }))
      return [{ field, path, page: number }, ...inner]
    }),
  )

/** A condition and where it stands; `before`: how many places come before it. */
export interface PlacedCondition {
  condition: Condition
  path: string
  before: number
  group?: Group
}

export function conditionsOf(definition: Definition): PlacedCondition[] {
  const places = placesOf(definition)
  const ofPages = definition.pages.flatMap(({ when }, page) =>
    when
      ? [{ condition: when, path: `pages[${page}].when`, before: places.findIndex((place) => place.page === page) }]
      : [],
  )
  const ofFields = places.flatMap(({ field, path, group }, before) =>
    field.when ? [{ condition: field.when, path: `${path}.when`, before, ...(group && { group }) }] : [],
  )
  return [...ofPages, ...ofFields]
}
