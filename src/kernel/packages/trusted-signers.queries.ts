import type { NotNull } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Signer, TownInFile } from './signed-package.ts'

/** 確かめた署名 */
export interface TrustedSigner {
  fingerprint: string
  /** The town for which it was confirmed; for no other does it count. */
  townCode: string
  townName: string
  subject: string
  issuer: string
  confirmedAt: Temporal.Instant
  confirmedBy: string
}

const trusted = (db: Db) =>
  db
    .selectFrom('kernel.trusted_signers as t')
    .innerJoin('kernel.staff as w', 'w.id', 't.confirmed_by')
    .select(['t.fingerprint', 't.town_code as townCode', 't.town_name as townName', 't.subject', 't.issuer'])
    .select(['t.confirmed_at as confirmedAt', 'w.name as confirmedBy'])
    .where('t.town_code', 'is not', null)
    .$narrowType<{ townCode: NotNull; townName: NotNull }>()

export const listTrusted = (db: Db): Promise<TrustedSigner[]> => trusted(db).orderBy('t.confirmed_at', 'desc').execute()

export const findTrusted = (db: Db, fingerprint: string): Promise<TrustedSigner | undefined> =>
  trusted(db).where('t.fingerprint', '=', fingerprint).executeTakeFirst()

/** The newest that was confirmed for a town. */
export const findTrustedOf = (db: Db, townCode: string): Promise<TrustedSigner | undefined> =>
  trusted(db).where('t.town_code', '=', townCode).orderBy('t.confirmed_at', 'desc').limit(1).executeTakeFirst()

/** @returns whether it was not trusted before */
export async function insertTrusted(
  tx: Tx,
  now: Temporal.Instant,
  staffId: number,
  { fingerprint, subject, issuer }: Signer,
  { code, name }: TownInFile,
): Promise<boolean> {
  await deleteWithoutTown(tx, fingerprint)
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('kernel.trusted_signers')
    .values({
      fingerprint,
      subject,
      issuer,
      town_code: code,
      town_name: name,
      confirmed_at: now,
      confirmed_by: staffId,
    })
    .onConflict((conflict) => conflict.column('fingerprint').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** What the program before this one kept says for no town: it counts for nothing, and gives way. */
const deleteWithoutTown = (tx: Tx, fingerprint: string) =>
  tx
    .deleteFrom('kernel.trusted_signers')
    .where('fingerprint', '=', fingerprint)
    .where('town_code', 'is', null)
    .execute()

/** @returns whether it was trusted */
export async function deleteTrusted(tx: Tx, fingerprint: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('kernel.trusted_signers')
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst()
  return numDeletedRows === 1n
}
