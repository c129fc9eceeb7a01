import { z } from '@hono/zod-openapi'
import { Refusal } from '#lib/refusal.ts'

/** Query of a list: how many, and from where on. */
export const Paging = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50).openapi({ description: '一度に受け取る件数' }),
  cursor: z.string().max(500).optional().openapi({ description: '前の答えの next' }),
})

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    next: z.string().nullable().openapi({ description: '続きの cursor。なければ null' }),
  })

/**
 * The place in a list as an opaque word. It is no secret and needs no signature: what it leads to is asked for with the
 * reader's own rights.
 */
export const writeCursor = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString('base64url')

/** @throws Refusal 422 where it is none of ours */
export function readCursor<Place>(place: z.ZodType<Place>, cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined
  const read = place.safeParse(parse(Buffer.from(cursor, 'base64url').toString()))
  if (!read.success) throw new Refusal(422, 'cursor は、前の答えの next をそのまま使ってください。', 'cursor')
  return read.data
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** A moment and a day in a cursor: PostgreSQL knows no year 0, and Temporal no more than nine digits of a second. */
export const CursorMoment = z.iso.datetime().regex(/^[1-9][^.]*(\.\d{1,9})?Z$/)
export const CursorDay = z.iso.date().regex(/^[1-9]/)

/** A place in a list that goes by time: when, and which of those. */
export const TimePlace = z
  .tuple([CursorMoment, z.int()])
  .transform(([at, id]) => ({ at: Temporal.Instant.from(at), id }))

/** A page of rows that were asked for one more than `limit`: the one too many says that there is more. */
export function toPage<Row>(rows: Row[], limit: number, placeOf: (last: Row) => unknown) {
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? writeCursor(placeOf(items.at(-1)!)) : null }
}
