import { z } from '@hono/zod-openapi'
import type { Place } from '../queue.queries.ts'

/** A place in a queue as an address brings it back. */
export const PlaceShape: z.ZodType<Place> = z.strictObject({
  key: z.union([z.iso.date(), z.iso.datetime(), z.literal('infinity')]),
  arrivedAt: z.iso.datetime(),
  id: z.uuid(),
})
