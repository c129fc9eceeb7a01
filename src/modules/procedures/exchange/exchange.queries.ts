import type { Db, Tx } from '#lib/db/connect.ts'
import type { SignedContent, Signer } from './signed-procedure.ts'

/** 確かめた署名 */
export interface TrustedSigner {
  fingerprint: string
  subject: string
  issuer: string
  confirmedAt: Temporal.Instant
  confirmedBy: string
}

const trusted = (db: Db<'procedures'>) =>
  db
    .selectFrom('procedures.trusted_signers as t')
    .innerJoin('kernel.staff as w', 'w.id', 't.confirmed_by')
    .select(['t.fingerprint', 't.subject', 't.issuer', 't.confirmed_at as confirmedAt', 'w.name as confirmedBy'])

export const listTrusted = (db: Db<'procedures'>): Promise<TrustedSigner[]> =>
  trusted(db).orderBy('t.confirmed_at', 'desc').execute()

export const findTrusted = (db: Db<'procedures'>, fingerprint: string): Promise<TrustedSigner | undefined> =>
  trusted(db).where('t.fingerprint', '=', fingerprint).executeTakeFirst()

/** @returns whether it was not trusted before */
export async function insertTrusted(
  tx: Tx<'procedures'>,
  now: Temporal.Instant,
  staffId: number,
  { fingerprint, subject, issuer }: Signer,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('procedures.trusted_signers')
    .values({ fingerprint, subject, issuer, confirmed_at: now, confirmed_by: staffId })
    .onConflict((conflict) => conflict.column('fingerprint').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** @returns whether it was trusted */
export async function deleteTrusted(tx: Tx<'procedures'>, fingerprint: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('procedures.trusted_signers')
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** 出どころ: where an imported definition came from. */
export interface Origin {
  townCode: string
  townName: string
  slug: string
  number: number
  publishedAt: Temporal.Instant
  fingerprint: string
  subject: string
  importedAt: Temporal.Instant
  importedBy: string
}

export async function insertImport(
  tx: Tx<'procedures'>,
  now: Temporal.Instant,
  staffId: number,
  { from }: SignedContent,
  { digest, signer }: { digest: string; signer: Signer },
): Promise<number> {
  const { id } = await tx
    .insertInto('procedures.imports')
    .values({
      slug: from.slug,
      town_code: from.code,
      town_name: from.name,
      number: from.number,
      published_at: Temporal.Instant.from(from.publishedAt),
      digest,
      fingerprint: signer.fingerprint,
      subject: signer.subject,
      imported_at: now,
      imported_by: staffId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const findOrigin = (db: Db<'procedures'>, importId: number): Promise<Origin | undefined> =>
  db
    .selectFrom('procedures.imports as i')
    .innerJoin('kernel.staff as w', 'w.id', 'i.imported_by')
    .select([
      'i.town_code as townCode',
      'i.town_name as townName',
      'i.slug',
      'i.number',
      'i.published_at as publishedAt',
    ])
    .select(['i.fingerprint', 'i.subject', 'i.imported_at as importedAt', 'w.name as importedBy'])
    .where('i.id', '=', importId)
    .executeTakeFirst()
