import type { Context } from 'hono'
import { z } from 'zod'
import { stalePage } from '#kernel/http/stale-page.ts'

const Key = z.uuid()

/** Drawn with a form: what is sent twice is done once. @throws Refusal 400 */
export function formKey(c: Context, sent: string): string {
  const key = Key.safeParse(sent)
  if (key.success) return key.data
  throw stalePage(c, 400)
}
