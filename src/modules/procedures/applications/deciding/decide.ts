import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { type Arrived, type Decision, STATES } from '../application.ts'
import { holdApplication } from '../applications.queries.ts'
import { endCorrection } from '../correcting/ending.ts'
import { allowedOf, readStanding, refuseOtherSections, type Standing } from '../handling/may.ts'
import { carryOut, type Office } from './carry-out.ts'
import { endsWithCertificate } from './circulates.ts'
import { type DecisionForm, readDecision } from './read-decision.ts'

/** Why it cannot be decided any more, or not now; undefined where it is being examined. */
export function refusalOfState({ state }: Arrived): Refusal | undefined {
  if (state === 'submitted') return undefined
  if (state === 'correcting')
    return new Refusal(409, '補正をお願いしている間は決められません。却下は、補正の期限が過ぎてからできます。')
  if (state === 'deciding')
    return new Refusal(409, 'この申請は、決裁の手続き中です。終わるまで、ほかの決定はできません。')
  return new Refusal(409, `この申請は、もう決まっています(${STATES[state]})。`)
}

function refusalOf(application: Arrived, { outcome }: Decision, { isHead, circulating }: Standing): Refusal {
  const settled = refusalOfState(application)
  if (settled) return settled
  if (circulating.includes(outcome))
    return new Refusal(409, '決裁に回す決定です。申請の画面の「決定を起案する」から起案してください。')
  if (outcome === 'refused' && !isHead) return new Refusal(403, '却下は、課長か課長の代わりの方が決めます。')
  if (endsWithCertificate(application) && !isHead)
    return new Refusal(403, '証明書を交付する手続きなので、課長か課長の代わりの方が決めます。')
  return new Refusal(409, `${application.claimant}さんが担当しています。`)
}

/** 決める at once, where nothing goes round. The same decision sent twice is made once. @throws Refusal 403, 404, 409, 422 */
export async function decide(
  office: Office,
  now: Temporal.Instant,
  staff: Staff,
  id: string,
  form: DecisionForm,
): Promise<void> {
  const decision = readDecision(form)
  const { outcome, reason } = decision
  const db: Db<'procedures'> = office.municipality.db
  await db.transaction().execute(async (tx) => {
    const application = refuseOtherSections(staff, await holdApplication(tx, id))
    if (application.state === outcome && application.reason === reason) return
    const standing = await readStanding(tx, now, staff, application)
    const allowed = allowedOf(application, staff, standing)
    if (!(outcome === 'accepted' ? allowed.accept : allowed.refuse)) throw refusalOf(application, decision, standing)
    if (application.state === 'correcting') await endCorrection(tx, now, id, { outcome: 'refused', by: staff.id })
    await carryOut(tx, office, now, staff, application, decision)
  })
}
