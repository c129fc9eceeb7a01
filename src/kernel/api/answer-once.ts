import { createHash } from 'node:crypto'
import type { Context, Next } from 'hono'
import type { ContentfulStatusCode, StatusCode } from 'hono/utils/http-status'
import { Refusal } from '#lib/refusal.ts'
import type { ApiEnv } from '../http/env.ts'
import type { Program, Task } from '../program.ts'
import { deleteKeysBefore, giveKeyBack, type Kept, keepAnswer, takeKey } from './idempotency.queries.ts'

export const HEADER = 'Idempotency-Key'
const KEPT = { hours: 24 }

/**
 * A write with an Idempotency-Key happens once: whoever asks again gets the answer that was given. A request that died on
 * the way leaves its key taken, since nobody knows how far it came; a fault of ours gives it back.
 */
export async function answerOnce(c: Context<ApiEnv>, next: Next): Promise<Response | void> {
  const key = c.req.header(HEADER)
  if (key === undefined || ['GET', 'HEAD'].includes(c.req.method)) return next()
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw new Refusal(422, `${HEADER} は英数字と記号で 255 字までです。`, HEADER)
  const { db, now, tokenId } = c.var
  const digest = await digestOfRequest(c)
  const before = await takeKey(db, now, tokenId, key, digest)
  if (before) return repeat(c, before, digest)
  await next()
  if (c.res.status >= 500) await giveKeyBack(db, tokenId, key)
  else await keepAnswer(db, tokenId, key, c.res.status, await c.res.clone().text())
}

async function digestOfRequest(c: Context): Promise<Buffer> {
  const { pathname, search } = new URL(c.req.url)
  const body = Buffer.from(await c.req.arrayBuffer())
  return createHash('sha256').update(`${c.req.method} ${pathname}${search}\n`).update(body).digest()
}

function repeat(c: Context, { requestDigest, status, body }: Kept, digest: Buffer): Response {
  if (!requestDigest.equals(digest)) {
    throw new Refusal(422, `この ${HEADER} は、内容の違う操作で使われています。新しいキーを使ってください。`, HEADER)
  }
  if (status === null) {
    throw new Refusal(
      409,
      `同じ ${HEADER} の操作が処理中か、途中で止まっています。結果を確かめてから続けてください。`,
      HEADER,
    )
  }
  const kind = status >= 400 ? 'problem+json' : 'json'
  const headers = { 'Content-Type': `application/${kind}; charset=utf-8`, 'Idempotency-Replayed': 'true' }
  if (body) return c.body(body, status as ContentfulStatusCode, headers)
  return c.body(null, status as StatusCode, headers) // a 204 may not have even an empty one
}

export function purgeKeys(program: Program): Task {
  return ({ db }) => deleteKeysBefore(db, program.clock().subtract(KEPT))
}
