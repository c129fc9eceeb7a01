import { type Actor, record } from '#kernel/audit/record.ts'
import type { Sealer } from '#lib/crypto/seal.ts'
import type { Db } from '#lib/db/connect.ts'
import { makeSelfSigned } from '#lib/pdf-signing/self-signed.ts'
import { readPkcs12 } from '#lib/pdf-signing/read-pkcs12.ts'
import type { SigningIdentity } from '#lib/pdf-signing/signing-identity.ts'
import { Refusal, refuseMistakes } from '#lib/refusal.ts'
import type { SigningKey } from './signing-key.ts'
import { findSigningKey, holdSigningKeys, insertSigningKey, retireSigningKey } from './signing-keys.queries.ts'

export interface TypedPkcs12 {
  bytes: Uint8Array
  password: string
}

/** 証明書を読み込む: what an authority handed out becomes the town's key. @throws Refusal 422 */
export async function importSigningKey(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  actor: Actor,
  sealer: Sealer,
  { bytes, password }: TypedPkcs12,
): Promise<SigningKey> {
  const missing = { field: 'file', message: 'PKCS#12 のファイル (.p12、.pfx) を選んでください。' }
  refuseMistakes(bytes.length === 0 ? [missing] : [])
  return useKey(db, now, actor, sealer, readPkcs12(bytes, password, now), 'imported')
}

/** 試用の証明書を作る: only where no authority's is in use, which would be gone for a worthless one. */
export async function makeTrialKey(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  actor: Actor,
  sealer: Sealer,
  town: string,
): Promise<SigningKey> {
  return useKey(db, now, actor, sealer, await makeSelfSigned(town, now), 'trial')
}

function useKey(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  actor: Actor,
  sealer: Sealer,
  identity: SigningIdentity,
  origin: SigningKey['origin'],
): Promise<SigningKey> {
  return db.transaction().execute(async (tx) => {
    await holdSigningKeys(tx)
    const before = await findSigningKey(tx)
    if (origin === 'trial' && before?.origin === 'imported')
      throw new Refusal(409, '認証局の証明書を使っています。試用の証明書に替えることはできません。')
    await retireSigningKey(tx, now)
    const key = await insertSigningKey(tx, now, sealer, identity, origin)
    if (before?.fingerprint === key.fingerprint)
      throw new Refusal(409, 'この証明書は、すでに使っています。更新した証明書を選んでください。', 'file')
    const { id, subject, fingerprint } = key
    const detail = { origin, subject, fingerprint, validUntil: key.validUntil.toString() }
    await record(tx, now, actor, 'signing_key.changed', `signing_key:${id}`, detail)
    return key
  })
}
