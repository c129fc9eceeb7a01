import { X509Certificate } from 'node:crypto'
import { sql } from 'kysely'
import type { Sealer } from '#lib/crypto/seal.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import {
  fingerprintOf,
  keyAsText,
  keyFromText,
  nameInWords,
  type SigningIdentity,
  validFrom,
  validUntil,
} from '#lib/pdf-signing/signing-identity.ts'
import { sealName, type SigningKey } from './signing-key.ts'

const shown = (db: Db<'procedures'>) =>
  db
    .selectFrom('procedures.signing_keys')
    .select(['id', 'subject', 'issuer', 'fingerprint', 'valid_from as validFrom', 'valid_until as validUntil'])
    .select(['added_at as addedAt', 'retired_at as retiredAt'])
    .select((row) => row.ref('origin').$castTo<SigningKey['origin']>().as('origin'))

export const findSigningKey = (db: Db<'procedures'>): Promise<SigningKey | undefined> =>
  shown(db).where('retired_at', 'is', null).executeTakeFirst()

/** The one in use first. */
export const listSigningKeys = (db: Db<'procedures'>): Promise<SigningKey[]> =>
  shown(db).orderBy('id', 'desc').execute()

/** The key in use, opened. */
export async function findSigningIdentity(
  db: Db<'procedures'>,
  sealer: Sealer,
): Promise<(SigningIdentity & { id: number }) | undefined> {
  const row = await db
    .selectFrom('procedures.signing_keys')
    .select(['id', 'certificate', 'chain', 'fingerprint', 'sealed_key as sealedKey'])
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  if (!row?.sealedKey) return undefined
  return {
    id: row.id,
    key: keyFromText(sealer.open(sealName(row.fingerprint), row.sealedKey)),
    certificate: new X509Certificate(row.certificate),
    chain: row.chain.map((one) => new X509Certificate(one)),
  }
}

/** One after the other: two people who change it at once leave one key in use. */
export async function holdSigningKeys(tx: Tx<'procedures'>): Promise<void> {
  await sql`lock table procedures.signing_keys in share row exclusive mode`.execute(tx)
}

export async function retireSigningKey(tx: Tx<'procedures'>, now: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('procedures.signing_keys')
    .set({ retired_at: now, sealed_key: null })
    .where('retired_at', 'is', null)
    .execute()
}

export async function insertSigningKey(
  tx: Tx<'procedures'>,
  now: Temporal.Instant,
  sealer: Sealer,
  { key, certificate, chain }: SigningIdentity,
  origin: SigningKey['origin'],
): Promise<SigningKey> {
  const fingerprint = fingerprintOf(certificate)
  await tx
    .insertInto('procedures.signing_keys')
    .values({
      certificate: certificate.raw,
      chain: chain.map(({ raw }) => raw),
      origin,
      subject: nameInWords(certificate.subject),
      issuer: nameInWords(certificate.issuer),
      fingerprint,
      valid_from: validFrom(certificate),
      valid_until: validUntil(certificate),
      added_at: now,
      sealed_key: sealer.seal(sealName(fingerprint), keyAsText(key)),
    })
    .execute()
  return (await findSigningKey(tx))!
}

export const hasSigningKey = async (db: Db<'procedures'>): Promise<boolean> => (await findSigningKey(db)) !== undefined
