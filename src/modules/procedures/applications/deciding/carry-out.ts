import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Sealer } from '#lib/crypto/seal.ts'
import type { Tx } from '#lib/db/connect.ts'
import { issueCertificate } from '../../certificates/issue-certificate.ts'
import { appealInWords } from '../appeal.ts'
import { type Arrived, type Decision, numberInWords } from '../application.ts'
import { setDecided } from '../applications.queries.ts'
import { insertEvent } from '../events.queries.ts'
import { tellApplicant } from '../tell-applicant.ts'
import { certificateFor } from './certificate-for.ts'

/** Where the town decides, and what opens its signing key. */
export interface Office {
  municipality: Municipality
  sealer: Sealer
}

/**
 * What a decision does, in the transaction that decides: the application ends, its certificate is issued, the applicant is told.
 * @throws Refusal 409 where no certificate can be issued
 */
export async function carryOut(
  tx: Tx<'procedures'>,
  { municipality, sealer }: Office,
  now: Temporal.Instant,
  staff: Staff,
  application: Arrived,
  { outcome, reason }: Decision,
): Promise<void> {
  const { id, sectionId, definition } = application
  await setDecided(tx, id, { state: outcome, at: now, by: staff.id, reason })
  await insertEvent(tx, now, id, outcome, staff.id)
  const decided: Arrived = { ...application, state: outcome, decidedAt: now, reason }
  const refused = (town: string) => `却下しました。\n\n理由:\n${reason}\n\n${appealInWords(town)}`
  const certificate = outcome === 'accepted' ? await certificateFor(tx, now, decided) : undefined
  if (certificate) await issueCertificate(tx, now, `staff:${staff.id}`, sealer, certificate)
  await tellApplicant(
    tx,
    municipality,
    decided,
    definition.notices.decided,
    outcome === 'refused' ? refused : undefined,
  )
  await tellScreens(tx, `procedures:${sectionId}`)
  await record(tx, now, `staff:${staff.id}`, `application.${outcome}`, `application:${id}`, {
    number: numberInWords(application),
    ...(reason && { reason }),
  })
}
