import type { Context } from 'hono'
import type { z } from 'zod'
import { stalePage } from './stale-page.ts'

/**
 * The fields of a posted form. What a person can get wrong is for the use case to tell; this refuses what no page of ours
 * can have sent.
 * @throws Refusal 400
 */
export async function readForm<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
  options: { all: boolean } = { all: false },
): Promise<z.output<Schema>> {
  const read = schema.safeParse(await c.req.parseBody(options))
  if (read.success) return read.data
  throw stalePage(c, 400)
}
