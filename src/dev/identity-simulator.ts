import { callbackAddress } from '#kernel/identity/oidc/provider-exchange.ts'
import { deleteProvider, listAllProviders, saveProvider } from '#kernel/identity/oidc/providers.queries.ts'
import { databaseFor, urlOfDatabase } from '#kernel/municipality/provision.ts'
import type { Settings } from '#kernel/settings.ts'
import { type Sealer, sealerOf } from '#lib/crypto/seal.ts'
import { type Db, kyselyOn, openPool } from '#lib/db/connect.ts'
import type { DemoTown } from './demo-towns.ts'

export const IDENTITY_SIMULATOR = 'simulators/identity/main.ts'

const CLIENT = { id: 'madoguchi-demo', secret: 'demo-client-secret' }
const LABEL = 'マイナンバーカード(代役)'

/** One provider for the demo's residents, in place of the one of a start at another port. */
function placeProvider(db: Db, sealer: Sealer, issuer: string): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const own = (await listAllProviders(tx)).filter(({ clientId }) => clientId === CLIENT.id)
    for (const { id } of own.filter((provider) => provider.issuer !== issuer)) await deleteProvider(tx, id)
    const version = own.find((provider) => provider.issuer === issuer)?.version ?? 0
    const wanted = { audience: 'resident', label: LABEL, issuer, clientId: CLIENT.id, confirms: true } as const
    const id = await saveProvider(tx, sealer, { ...wanted, secret: CLIENT.secret }, version)
    if (id === undefined) throw new Error('somebody else connects the same provider at this moment')
    return id
  })
}

/**
 * Lets the residents of every demo town hold a card of the simulator to the reader. Its issuer is named by number, so that its
 * cookies are not the town's.
 * @returns the addresses to which it sends them back
 */
export async function giveIdentityProvider(
  settings: Settings,
  ownerUrl: string,
  towns: DemoTown[],
  port: number,
): Promise<string[]> {
  const sealer = sealerOf(settings.SECRET_KEY)
  const back: string[] = []
  for (const { slug, publicUrl } of towns) {
    const pool = openPool({ url: urlOfDatabase(ownerUrl, databaseFor(ownerUrl, slug)), max: 1, asOwner: true })
    try {
      back.push(callbackAddress(publicUrl, await placeProvider(kyselyOn(pool), sealer, `http://127.0.0.1:${port}`)))
    } finally {
      await pool.end()
    }
  }
  return back
}

export const identityEnv = (port: number, redirectUris: string[]): Record<string, string> => ({
  PORT: String(port),
  IDENTITY_CLIENTS: JSON.stringify([{ ...CLIENT, redirectUris }]),
})
