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
  sealedSecret: Buffer
}

/** Bound to issuer and client, so that a sealed secret copied to another row opens nothing. */
const sealName = ({ issuer, clientId }: Pick<Provider, 'issuer' | 'clientId'>) => `oidc:${issuer} ${clientId}`

export const secretOf = (sealer: Sealer, provider: Provider): string =>
  sealer.open(sealName(provider), provider.sealedSecret)

const providers = (db: Db) =>
  db
    .selectFrom('kernel.oidc_providers')
    .select(['id', 'audience', 'label', 'issuer', 'client_id as clientId', 'sealed_secret as sealedSecret'])

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

/** Adds a provider, or changes the one of this audience and issuer. */
export async function saveProvider(
  tx: Tx,
  sealer: Sealer,
  { audience, label, issuer, clientId, secret }: Omit<Provider, 'id' | 'sealedSecret'> & { secret: string },
): Promise<number> {
  const values = { label, client_id: clientId, sealed_secret: sealer.seal(sealName({ issuer, clientId }), secret) }
  const { id } = await tx
    .insertInto('kernel.oidc_providers')
    .values({ audience, issuer, ...values })
    .onConflict((conflict) => conflict.columns(['audience', 'issuer']).doUpdateSet(values))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
