import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import type { Sealer } from '#lib/crypto/seal.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { issueCertificate } from '../../certificates/issue-certificate.ts'
import { appealInWords } from '../appeal.ts'
import { type Arrived, numberInWords, STATES } from '../application.ts'
import { holdApplication, setDecided } from '../applications.queries.ts'
import { endCorrection } from '../correcting/ending.ts'
import { insertEvent } from '../events.queries.ts'
import { tellApplicant } from '../tell-applicant.ts'
import { certificateFor } from './certificate-for.ts'
import { actsForSection, allowedOf, endsWithCertificate, refuseOtherSections } from './may.ts'

/** 受理, or 却下 with its reason. */
export interface Decision {
  outcome: 'accepted' | 'refused'
  reason: string
}

const LONGEST_REASON = 2000

/** @throws Refusal 422: whoever is refused is told why (行政手続法8条) */
export function readReason({ outcome, reason }: Decision): string {
  if (outcome === 'accepted') return ''
  const words = reason.replaceAll('\r\n', '\n').trim()
  if (!words)
    throw new Refusal(422, '却下の理由を入力してください。例: 使用場所に給水装置がないため(審査基準 1)', 'reason')
  if ([...words].length > LONGEST_REASON)
    throw new Refusal(422, `理由は ${LONGEST_REASON.toLocaleString('ja')} 文字までにしてください。`, 'reason')
  return words
}

const refusalOf = (application: Arrived, outcome: Decision['outcome'], isHead: boolean): Refusal => {
  if (application.state === 'correcting')
    return new Refusal(409, '補正をお願いしている間は決められません。却下は、補正の期限が過ぎてからできます。')
  if (application.state !== 'submitted')
    return new Refusal(409, `この申請は、もう決まっています(${STATES[application.state]})。`)
  if (outcome === 'refused' && !isHead) return new Refusal(403, '却下は、課長か課長の代わりの方が決めます。')
  if (endsWithCertificate(application) && !isHead)
    return new Refusal(403, '証明書を交付する手続きなので、課長か課長の代わりの方が決めます。')
  return new Refusal(409, `${application.claimant}さんが担当しています。`)
}

/** Where the town decides, and what opens its signing key. */
export interface Office {
  municipality: Municipality
  sealer: Sealer
}

/** 決める, issues the certificate where there is one, and tells the applicant. The same decision sent twice is made once. @throws Refusal 403, 404, 409, 422 */
export async function decide(
  { municipality, sealer }: Office,
  now: Temporal.Instant,
  staff: Staff,
  id: string,
  decision: Decision,
): Promise<void> {
  const reason = readReason(decision)
  const { outcome } = decision
  const db: Db<'procedures'> = municipality.db
  const { name: town } = await getProfile(municipality.db)
  await db.transaction().execute(async (tx) => {
    const application = refuseOtherSections(staff, await holdApplication(tx, id))
    const { sectionId, state } = application
    if (state === outcome && application.reason === reason) return
    const isHead = await actsForSection(tx, now, staff, sectionId)
    const allowed = allowedOf(application, staff.id, isHead, dateInTokyo(now))
    if (!(outcome === 'accepted' ? allowed.accept : allowed.refuse)) throw refusalOf(application, outcome, isHead)
    if (state === 'correcting') await endCorrection(tx, now, id, { outcome: 'refused', by: staff.id })
    await setDecided(tx, id, { state: outcome, at: now, by: staff.id, reason })
    await insertEvent(tx, now, id, outcome, staff.id)
    const decided: Arrived = { ...application, state: outcome, decidedAt: now, reason }
    const refused = (town: string) => `却下しました。\n\n理由:\n${reason}\n\n${appealInWords(town)}`
    const more = outcome === 'refused' ? refused : undefined
    const certificate = outcome === 'accepted' ? certificateFor(decided, now, town) : undefined
    if (certificate) await issueCertificate(tx, now, `staff:${staff.id}`, sealer, certificate)
    await tellApplicant(tx, municipality, decided, application.definition.notices.decided, more)
    await tellScreens(tx, `procedures:${sectionId}`)
    await record(tx, now, `staff:${staff.id}`, `application.${outcome}`, `application:${id}`, {
      number: numberInWords(application),
      ...(reason && { reason }),
    })
  })
}
