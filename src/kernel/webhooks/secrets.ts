import type { Sealer } from '#lib/crypto/seal.ts'
import type { Tx } from '#lib/db/connect.ts'
import { putSecret, secretsOf } from './endpoints.queries.ts'
import { newSecret } from './signature.ts'
import { BOTH_SECRETS } from './webhook.ts'

/** What its sealed secret is bound to. */
export const secretName = (endpointId: number): string => `webhook:${endpointId}`

/** A secret for an endpoint that has none. @returns it, this once */
export async function giveSecret(tx: Tx, sealer: Sealer, endpointId: number): Promise<string> {
  const secret = newSecret()
  await putSecret(tx, endpointId, sealer.seal(secretName(endpointId), secret))
  return secret
}

/** Another secret; for a day both sign, so that the receiver can change to it without missing anything. @returns it, this once */
export async function renewSecret(tx: Tx, sealer: Sealer, now: Temporal.Instant, endpointId: number): Promise<string> {
  const [before] = await secretsOf(tx, endpointId, now)
  const secret = newSecret()
  const earlier = before && { sealed: before, until: now.add(BOTH_SECRETS) }
  await putSecret(tx, endpointId, sealer.seal(secretName(endpointId), secret), earlier)
  return secret
}
