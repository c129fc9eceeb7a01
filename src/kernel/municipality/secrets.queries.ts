import { sql } from 'kysely'
import type { Sealer } from '#lib/crypto/seal.ts'
import type { Db } from '#lib/db/connect.ts'

export type SecretName = 'line.channel_secret' | 'line.channel_access_token' | 'language_model.key'

/** A secret of the municipality, opened; undefined where none was entered. */
export async function findSecret(db: Db, sealer: Sealer, name: SecretName): Promise<string | undefined> {
  const row = await db.selectFrom('kernel.secrets').select('sealed').where('name', '=', name).executeTakeFirst()
  return row && sealer.open(name, row.sealed)
}

export async function hasSecret(db: Db, name: SecretName): Promise<boolean> {
  return (
    (await db.selectFrom('kernel.secrets').select('name').where('name', '=', name).executeTakeFirst()) !== undefined
  )
}

export async function saveSecret(db: Db, sealer: Sealer, name: SecretName, plain: string): Promise<void> {
  const sealed = sealer.seal(name, plain)
  await db
    .insertInto('kernel.secrets')
    .values({ name, sealed })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ sealed, updated_at: sql`now()` }))
    .execute()
}

export async function deleteSecret(db: Db, name: SecretName): Promise<void> {
  await db.deleteFrom('kernel.secrets').where('name', '=', name).execute()
}
