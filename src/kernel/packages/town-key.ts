import type { Sealer } from '#lib/crypto/seal.ts'
import { type SigningIdentity, validUntil } from '#lib/pdf-signing/signing-identity.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Municipality } from '../municipality/municipalities.ts'

/** The town's key as other rooms use it. The room that keeps it makes this, and app.ts puts it into the program. */
export type FindTownKey = (town: Pick<Municipality, 'db'>, sealer: Sealer) => Promise<SigningIdentity | undefined>

/** @throws Refusal 409 without a key that counts */
export function refuseWithoutKey<Identity extends SigningIdentity>(
  identity: Identity | undefined,
  now: Temporal.Instant,
): Identity {
  if (!identity || Temporal.Instant.compare(now, validUntil(identity.certificate)) >= 0)
    throw new Refusal(
      409,
      '町の署名の鍵がないか、期限が切れているため、書き出せません。設定の「署名の鍵」で入れてください。',
    )
  return identity
}
