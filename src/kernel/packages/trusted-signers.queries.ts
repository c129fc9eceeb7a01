import type { Db, Tx } from '#lib/db/connect.ts'
import type { Signer } from './signed-package.ts'

/** 確かめた署名 */
export interface TrustedSigner {
  fingerprint: string
  subject: string
  issuer: string
  confirmedAt: Temporal.Instant
  confirmedBy: string
}

const trusted = (db: Db) =>
  db
    .selectFrom('kernel.trusted_signers as t')
    .innerJoin('kernel.staff as w', 'w.id', 't.confirmed_by')
    .select(['t.fingerprint', 't.subject', 't.issuer', 't.confirmed_at as confirmedAt', 'w.name as confirmedBy'])

export const listTrusted = (db: Db): Promise<TrustedSigner[]> => trusted(db).orderBy('t.confirmed_at', 'desc').execute()

export const findTrusted = (db: Db, fingerprint: string): Promise<TrustedSigner | undefined> =>
  trusted(db).where('t.fingerprint', '=', fingerprint).executeTakeFirst()

/** @returns whether it was not trusted before */
export async function insertTrusted(
  tx: Tx,
  now: Temporal.Instant,
  staffId: number,
  { fingerprint, subject, issuer }: Signer,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('kernel.trusted_signers')
    .values({ fingerprint, subject, issuer, confirmed_at: now, confirmed_by: staffId })
    .onConflict((conflict) => conflict.column('fingerprint').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** @returns whether it was trusted */
export async function deleteTrusted(tx: Tx, fingerprint: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('kernel.trusted_signers')
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst()
  return numDeletedRows === 1n
}
