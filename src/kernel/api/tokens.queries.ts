import { digestOf } from '#lib/crypto/seal.ts'
import type { Db, Tx } from '#lib/db/connect.ts'

export interface NewToken {
  staffId: number
  /** What it is for, in the words of whoever made it. */
  label: string
  scopes: string[]
  expiresAt: Temporal.Instant
}

export interface ApiToken extends NewToken {
  id: number
  createdAt: Temporal.Instant
  lastUsedAt: Temporal.Instant | null
  revokedAt: Temporal.Instant | null
}

export async function insertToken(tx: Tx, now: Temporal.Instant, token: string, about: NewToken): Promise<number> {
  const { id } = await tx
    .insertInto('kernel.api_tokens')
    .values({
      staff_id: about.staffId,
      label: about.label,
      digest: digestOf(token),
      scopes: about.scopes,
      created_at: now,
      expires_at: about.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const tokens = (db: Db) =>
  db
    .selectFrom('kernel.api_tokens')
    .select(['id', 'staff_id as staffId', 'label', 'scopes', 'created_at as createdAt'])
    .select(['expires_at as expiresAt', 'last_used_at as lastUsedAt', 'revoked_at as revokedAt'])

/** The token while it lives: neither revoked nor expired. */
export function findToken(db: Db, now: Temporal.Instant, token: string): Promise<ApiToken | undefined> {
  return tokens(db)
    .where('digest', '=', digestOf(token))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
}

/** Newest first, those that live no more included. */
export function listTokens(db: Db, staffId: number): Promise<ApiToken[]> {
  return tokens(db).where('staff_id', '=', staffId).orderBy('id', 'desc').execute()
}

export async function touchToken(db: Db, now: Temporal.Instant, id: number): Promise<void> {
  await db.updateTable('kernel.api_tokens').set({ last_used_at: now }).where('id', '=', id).execute()
}

/** @returns its label, or undefined where the member of staff has no such token that lives */
export async function markRevoked(
  tx: Tx,
  now: Temporal.Instant,
  staffId: number,
  id: number,
): Promise<string | undefined> {
  const revoked = await tx
    .updateTable('kernel.api_tokens')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('staff_id', '=', staffId)
    .where('revoked_at', 'is', null)
    .returning('label')
    .executeTakeFirst()
  return revoked?.label
}
