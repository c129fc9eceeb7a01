import { sql } from 'kysely'
import { type Staff, sectionsFor } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Certificate, Revocation } from './certificate.ts'

const columns = sql`c.id, c.fiscal_year as "fiscalYear", c.number, c.section_id as "sectionId", s.name as section, c.title,
  c.holder, c.body, c.issued_at as "issuedAt", c.valid_through as "validThrough", c.file_sha256 as "fileSha256",
  r.revoked_at as "revokedAt", revoker.name as "revokedBy", r.reason`
const tables = sql`procedures.certificates c join kernel.sections s on s.id = c.section_id
  left join procedures.certificate_revocations r on r.certificate_id = c.id
  left join kernel.staff revoker on revoker.id = r.revoked_by`

type Row = Omit<Certificate, 'revocation'> & {
  revokedAt: Temporal.Instant | null
  revokedBy: string | null
  reason: string | null
}

function certificateOf({ revokedAt, revokedBy, reason, ...row }: Row): Certificate {
  const revocation: Revocation | null = revokedAt && { at: revokedAt, by: revokedBy ?? '', reason: reason ?? '' }
  return { ...row, revocation }
}

/** The only way for staff to hold a certificate: one of a section whose inquiries they answer. */
export async function getCertificate(db: Db<'procedures'>, staff: Staff, id: number): Promise<Certificate> {
  const { rows } = await sql<Row>`select ${columns} from ${tables}
    where c.id = ${id} and c.section_id = any (${sectionsFor(staff, 'answer')})`.execute(db)
  if (!rows[0]) throw new Refusal(404, 'この証明書は見つかりません。')
  return certificateOf(rows[0])
}

/** The one with which an application ended. */
export async function findCertificateOf(db: Db<'procedures'>, applicationId: string): Promise<Certificate | undefined> {
  const { rows } = await sql<Row>`select ${columns} from ${tables} where c.application_id = ${applicationId}`.execute(
    db,
  )
  return rows[0] && certificateOf(rows[0])
}

export interface Wanted {
  /** Part of the title or the holder’s name, or the number. */
  words?: string
  /** Older than this one. */
  before?: number
  limit: number
}

/** The newest first. */
export async function listCertificates(
  db: Db<'procedures'>,
  staff: Staff,
  { words = '', before, limit }: Wanted,
): Promise<Certificate[]> {
  const like = `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<Row>`select ${columns} from ${tables}
    where c.section_id = any (${sectionsFor(staff, 'answer')})
      and (${before ?? null}::bigint is null or c.id < ${before ?? null})
      and (${words} = '' or c.title like ${like} or c.holder like ${like} or c.number::text = ${words})
    order by c.id desc limit ${limit}`.execute(db)
  return rows.map(certificateOf)
}

/** What anybody with the code may know: not whose it is. */
export type PublicCertificate = Pick<
  Certificate,
  'fiscalYear' | 'number' | 'section' | 'title' | 'issuedAt' | 'validThrough' | 'fileSha256'
> & { revocation: Pick<Revocation, 'at'> | null }

export async function findByCode(db: Db<'procedures'>, codeDigest: Buffer): Promise<PublicCertificate | undefined> {
  const { rows } = await sql<Omit<PublicCertificate, 'revocation'> & { revokedAt: Temporal.Instant | null }>`
    select c.fiscal_year as "fiscalYear", c.number, s.name as section, c.title, c.issued_at as "issuedAt",
      c.valid_through as "validThrough", c.file_sha256 as "fileSha256", r.revoked_at as "revokedAt"
    from ${tables} where c.code_digest = ${codeDigest} and c.file_sha256 is not null`.execute(db)
  if (!rows[0]) return undefined
  const { revokedAt, ...row } = rows[0]
  return { ...row, revocation: revokedAt && { at: revokedAt } }
}

export interface NewCertificate {
  sectionId: number
  title: string
  holder: string
  body: string
  validThrough?: Temporal.PlainDate
  applicationId?: string
}

/** Takes the next number of the year: whoever comes after waits for our commit, so that none is left out. */
export async function insertCertificate(
  tx: Tx<'procedures'>,
  now: Temporal.Instant,
  fiscalYear: number,
  codeDigest: Buffer,
  sealedCode: Buffer,
  { sectionId, title, holder, body, validThrough, applicationId }: NewCertificate,
): Promise<{ id: number; number: number } | undefined> {
  const { rows } = await sql<{ id: number; number: number }>`
    with numbered as (
      insert into procedures.certificate_numbers as n (fiscal_year, last) values (${fiscalYear}, 1)
      on conflict (fiscal_year) do update set last = n.last + 1 returning last)
    insert into procedures.certificates
      (fiscal_year, number, section_id, application_id, title, holder, body, issued_at, valid_through, code_digest, sealed_code)
    select ${fiscalYear}, last, ${sectionId}, ${applicationId ?? null}::uuid, ${title}, ${holder}, ${body}, ${now},
      ${validThrough ?? null}::date, ${codeDigest}, ${sealedCode} from numbered
    on conflict (application_id) do nothing returning id, number`.execute(tx)
  return rows[0]
}

export type Unmade = Certificate & { sealedCode: Buffer; codeDigest: Buffer }

/** One whose paper is still to be made. */
export async function findUnmade(db: Db<'procedures'>, id: number): Promise<Unmade | undefined> {
  const { rows } = await sql<Row & { sealedCode: Buffer; codeDigest: Buffer }>`
    select ${columns}, c.sealed_code as "sealedCode", c.code_digest as "codeDigest" from ${tables}
    where c.id = ${id} and c.file_sha256 is null`.execute(db)
  const [row] = rows
  return row && { ...certificateOf(row), sealedCode: row.sealedCode, codeDigest: row.codeDigest }
}

/** @returns whether it was this paper that was taken: a job may run twice */
export async function markMade(
  tx: Tx<'procedures'>,
  id: number,
  paper: { sha256: Buffer; signingKeyId: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('procedures.certificates')
    .set({ file_sha256: paper.sha256, signing_key_id: paper.signingKeyId, sealed_code: null })
    .where('id', '=', id)
    .where('file_sha256', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** @returns whether it was not revoked before */
export async function insertRevocation(
  tx: Tx<'procedures'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  reason: string,
): Promise<boolean> {
  const inserted = await tx
    .insertInto('procedures.certificate_revocations')
    .values({ certificate_id: id, revoked_at: now, revoked_by: staff.id, reason })
    .onConflict((conflict) => conflict.doNothing())
    .returning('certificate_id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Whether there is any that this member of staff may see. */
export const hasCertificates = (staff: Staff) =>
  sql<boolean>`exists (select from procedures.certificates where section_id = any(${sectionsFor(staff, 'answer')}::bigint[]))`
