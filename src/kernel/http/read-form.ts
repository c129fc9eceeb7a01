import type { Context } from 'hono'
import type { z } from 'zod'
import { Refusal } from '#lib/refusal.ts'

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
  throw new Refusal(400, 'この画面は古くなっています。前の画面を読み込み直して、もう一度お試しください。')
}
