import { type Actor, record } from '#kernel/audit/record.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { digestOf, newToken, type Sealer } from '#lib/crypto/seal.ts'
import type { Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { fiscalYearOf } from '#lib/time/fiscal-year.ts'
import { insertCertificate, type NewCertificate } from './certificates.queries.ts'
import { hasExpired } from './signing/signing-key.ts'
import { findSigningKey } from './signing/signing-keys.queries.ts'

/** In characters, as the table has them. */
const LONGEST = { holder: 200, body: 10_000 }

/** @throws Refusal 409 where what it says does not fit */
export function refuseTooLong({ holder, body }: Pick<NewCertificate, 'holder' | 'body'>): void {
  if ([...holder].length > LONGEST.holder || [...body].length > LONGEST.body)
    throw new Refusal(
      409,
      '名前か文が長すぎて証明書に収まらないため、交付できません。手続の定義の文を短くしてください。',
    )
}

export const codeSeal = (codeDigest: Buffer): string => `procedures.certificate_code ${codeDigest.toString('hex')}`

/**
 * 証明書を交付する, in the transaction that decides so: takes the number and asks for the paper. The job draws and signs it,
 * since the number holds up every other certificate until the commit, and drawing takes a thousand times as long.
 * Call it late, before what else ends with the trail.
 * @throws Refusal 409 where the town has no key to sign with, what it says is too long, or the application has its certificate
 */
export async function issueCertificate(
  tx: Tx<'procedures'>,
  now: Temporal.Instant,
  actor: Actor,
  sealer: Sealer,
  certificate: NewCertificate,
): Promise<{ id: number; number: number }> {
  refuseTooLong(certificate)
  const key = await findSigningKey(tx)
  if (!key) throw new Refusal(409, '署名の鍵がないため、交付できません。情報システムの担当に相談してください。')
  if (hasExpired(key, now))
    throw new Refusal(409, '署名の証明書の期限が切れているため、交付できません。情報システムの担当に相談してください。')
  const code = newToken()
  const codeDigest = digestOf(code)
  const sealedCode = sealer.seal(codeSeal(codeDigest), code)
  const fiscalYear = fiscalYearOf(dateInTokyo(now))
  const issued = await insertCertificate(tx, now, fiscalYear, codeDigest, sealedCode, certificate)
  if (!issued) throw new Refusal(409, 'この申請の証明書は、すでに交付されています。')
  await enqueue(tx, 'certificates.make-paper', { certificate: issued.id })
  const detail = { number: issued.number, fiscalYear, section: certificate.sectionId }
  await record(tx, now, actor, 'certificate.issued', `certificate:${issued.id}`, detail)
  return issued
}
