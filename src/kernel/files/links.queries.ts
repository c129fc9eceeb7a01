import type { Db, Tx } from '#lib/db/connect.ts'

export interface NewLink {
  sha256: Buffer
  name: string
  expiresAt?: Temporal.Instant
}

export interface Link {
  sha256: Buffer
  name: string
  expiresAt: Temporal.Instant | null
}

export async function insertLink(tx: Tx, token: string, { sha256, name, expiresAt }: NewLink): Promise<void> {
  await tx
    .insertInto('kernel.file_links')
    .values({ token, sha256, name, expires_at: expiresAt ?? null })
    .execute()
}

/** A link that stands now: neither revoked nor expired. */
export function findLink(db: Db, now: Temporal.Instant, token: string): Promise<Link | undefined> {
  return db
    .selectFrom('kernel.file_links')
    .select(['sha256', 'name', 'expires_at as expiresAt'])
    .where('token', '=', token)
    .where('revoked_at', 'is', null)
    .where((link) => link.or([link('expires_at', 'is', null), link('expires_at', '>', now)]))
    .executeTakeFirst()
}

export async function revokeLink(tx: Tx, now: Temporal.Instant, token: string): Promise<void> {
  await tx
    .updateTable('kernel.file_links')
    .set({ revoked_at: now })
    .where('token', '=', token)
    .where('revoked_at', 'is', null)
    .execute()
}
