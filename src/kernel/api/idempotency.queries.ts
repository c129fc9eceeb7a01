import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'

export interface Kept {
  requestDigest: Buffer
  /** null while the first request is at work. */
  status: number | null
  body: string | null
}

/** Takes the key for this request. @returns what is kept under it, where somebody took it before */
export async function takeKey(
  db: Db,
  now: Temporal.Instant,
  tokenId: number,
  key: string,
  requestDigest: Buffer,
): Promise<Kept | undefined> {
  const taken = await db
    .insertInto('kernel.idempotency_keys')
    .values({ token_id: tokenId, key, request_digest: requestDigest, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (taken) return undefined
  const { rows } = await sql<Kept>`
    select request_digest as "requestDigest", status, body from kernel.idempotency_keys
    where token_id = ${tokenId} and key = ${key}`.execute(db)
  return rows[0] ?? takeKey(db, now, tokenId, key, requestDigest) // given back or purged in between
}

export async function keepAnswer(db: Db, tokenId: number, key: string, status: number, body: string): Promise<void> {
  await db
    .updateTable('kernel.idempotency_keys')
    .set({ status, body })
    .where('token_id', '=', tokenId)
    .where('key', '=', key)
    .execute()
}

export async function giveKeyBack(db: Db, tokenId: number, key: string): Promise<void> {
  await db.deleteFrom('kernel.idempotency_keys').where('token_id', '=', tokenId).where('key', '=', key).execute()
}

export async function deleteKeysBefore(db: Db, before: Temporal.Instant): Promise<void> {
  await db.deleteFrom('kernel.idempotency_keys').where('created_at', '<', before).execute()
}
