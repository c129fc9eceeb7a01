import type { Db, Tx } from '#lib/db/connect.ts'
import type { Signer } from '#kernel/packages/signed-package.ts'
import { editionOf, type SignedContent } from './signed-procedure.ts'

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
  signed: SignedContent,
  { digest, signer }: { digest: string; signer: Signer },
): Promise<number> {
  const { from, definition } = signed
  const edition = editionOf(signed)
  const { id } = await tx
    .insertInto('procedures.imports')
    .values({
      slug: from.slug,
      town_code: from.code,
      town_name: from.name,
      number: edition.number,
      published_at: edition.at,
      digest,
      definition: JSON.stringify(definition),
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
