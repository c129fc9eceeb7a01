import { z } from '@hono/zod-openapi'
import type { Typed } from '../http/form-reader.ts'

/** A body in JSON that a call cannot do without. */
export const body = <Schema extends z.ZodType>(schema: Schema) => ({
  content: { 'application/json': { schema } },
  required: true as const,
})

/** What a call that reads answers. */
export const json = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  200: { description, content: { 'application/json': { schema } } },
})

export const keysOf = <Key extends string>(words: Record<Key, unknown>) => Object.keys(words) as [Key, ...Key[]]

/** JSON as the same readers take it that read the forms. */
export const asTyped = (json: object): Typed =>
  Object.fromEntries(
    Object.entries(json)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([field, value]) => [field, [value].flat().map(String)]),
  )

export const id = (name = 'id') =>
  z.coerce
    .number()
    .int()
    .positive()
    .openapi({ param: { name, in: 'path' } })

export const version = z.int().openapi({ description: '読んだときの版。ほかの人が先に変えていれば 409' })
