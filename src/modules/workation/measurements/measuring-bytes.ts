import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { limit } from '#kernel/http/rate-limit.ts'

/** Largest round of the measuring page, in bytes. */
const MOST = 8_000_000
/** A measurement takes about twenty requests. */
const PER_HOUR = { max: 400, per: { hours: 1 } }

/** Bytes that no line on the way can press together; made when somebody first measures. */
let noise: Uint8Array<ArrayBuffer> | undefined

export async function sendNoise(c: Context<SiteEnv>, whose: string): Promise<Response> {
  await limit(c.var.db, c.var.now, `measuring:${whose}`, PER_HOUR)
  const bytes = Math.min(Math.max(Number(c.req.query('bytes')) || 1, 1), MOST)
  noise ??= Uint8Array.from(randomBytes(MOST))
  return c.body(noise.subarray(0, bytes), 200, {
    'Content-Type': 'application/octet-stream',
    'Content-Encoding': 'identity',
    'Cache-Control': 'no-store',
  })
}

/** What came has been read by then, for the sake of its anti-forgery token; nothing of it is kept. */
export async function takeNoise(c: Context<SiteEnv>, whose: string): Promise<Response> {
  await limit(c.var.db, c.var.now, `measuring:${whose}`, PER_HOUR)
  return c.body(null, 204)
}
