import type { Sealer } from '#lib/crypto/seal.ts'
import type { Db, Tx } from '#lib/db/connect.ts'

export type Audience = 'staff' | 'resident'

/** An identity provider that the town trusts, for its staff or for residents. */
export interface Provider {
  id: number
  audience: Audience
  label: string
  issuer: string
  clientId: string
  /** 本人確認: the town takes its word for that of an identity card. For residents only. */
  confirms: boolean
  sealedSecret: Buffer
  version: number
}

/** What an operator says of a provider. */
export interface WantedProvider extends Omit<Provider, 'id' | 'sealedSecret' | 'version'> {
  secret: string
}

/** Bound to issuer and client, so that a sealed secret copied to another row opens nothing. */
const sealName = ({ issuer, clientId }: Pick<Provider, 'issuer' | 'clientId'>) => `oidc:${issuer} ${clientId}`

export const secretOf = (sealer: Sealer, provider: Provider): string =>
  sealer.open(sealName(provider), provider.sealedSecret)

/** Undefined where it was sealed with another SECRET_KEY: then it has to be entered anew. */
export function findSecretOf(sealer: Sealer, provider: Provider): string | undefined {
  try {
    return secretOf(sealer, provider)
  } catch {
    return undefined
  }
}

const providers = (db: Db) =>
  db
    .selectFrom('kernel.oidc_providers')
    .select(['id', 'audience', 'label', 'issuer', 'client_id as clientId', 'confirms'])
    .select(['sealed_secret as sealedSecret', 'version'])

const read = (row: Omit<Provider, 'audience'> & { audience: string }): Provider => ({
  ...row,
  audience: row.audience as Audience,
})

export const listProviders = async (db: Db, audience: Audience): Promise<Provider[]> =>
  (await providers(db).where('audience', '=', audience).orderBy('label').execute()).map(read)

export async function findProvider(db: Db, id: number): Promise<Provider | undefined> {
  const row = await providers(db).where('id', '=', id).executeTakeFirst()
  return row && read(row)
}

export const listAllProviders = async (db: Db): Promise<Provider[]> =>
  (await providers(db).orderBy('audience', 'desc').orderBy('label').execute()).map(read)

/** The provider of an audience with this issuer: there is at most one. */
export async function findProviderOf(db: Db, audience: Audience, issuer: string): Promise<Provider | undefined> {
  const row = await providers(db).where('audience', '=', audience).where('issuer', '=', issuer).executeTakeFirst()
  return row && read(row)
}

/**
 * Adds a provider, or changes the one of this audience and issuer.
 * @param version of the one that stands there; 0 where there is none
 * @returns its id; undefined where somebody else was first
 */
export async function saveProvider(
  tx: Tx,
  sealer: Sealer,
  { audience, label, issuer, clientId, confirms, secret }: WantedProvider,
  version: number,
): Promise<number | undefined> {
  const sealed = sealer.seal(sealName({ issuer, clientId }), secret)
  const values = { label, client_id: clientId, confirms, sealed_secret: sealed }
  const saved = await tx
    .insertInto('kernel.oidc_providers')
    .values({ audience, issuer, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['audience', 'issuer'])
        .doUpdateSet({ ...values, version: version + 1 })
        .where('kernel.oidc_providers.version', '=', version),
    )
    .returning('id')
    .executeTakeFirst()
  return saved?.id
}

export async function deleteProvider(tx: Tx, id: number): Promise<Provider | undefined> {
  const row = await providers(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row) await tx.deleteFrom('kernel.oidc_providers').where('id', '=', id).execute()
  return row && read(row)
}
