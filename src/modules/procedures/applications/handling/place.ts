import { z } from '@hono/zod-openapi'
import { CursorDay, CursorMoment } from '#kernel/api/paging.ts'
import type { Place } from '../queue.queries.ts'

/** A place in a queue as an address brings it back. */
export const PlaceShape: z.ZodType<Place> = z.strictObject({
  key: z.union([CursorDay, CursorMoment, z.literal('infinity')]),
  arrivedAt: CursorMoment,
  id: z.uuid(),
})
