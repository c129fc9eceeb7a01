import { findRoute } from '#kernel/approvals/index.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { DECISION, proposeDecision } from '#modules/procedures/index.ts'
import { inWorkingHours, workingDayBefore } from '../approvals/hours.ts'
import type { Deed } from '../approvals/papers.ts'
import { perform } from '../approvals/perform.ts'
import { getStaffBySignInName, hasProposalsOf } from '../demo.queries.ts'
import { listWaiting } from './applications.queries.ts'

const CHIEF = 'yamada'

/** What goes round of 保育施設等の利用申込み: one lies with 市民課, one came back. */
const ROUNDS: Deed[][] = [
  [{ who: CHIEF, does: 'decision', words: '介護の状況を電話で確かめました。' }],
  [{ who: CHIEF, does: 'return', words: '世帯の構成を、住民票と照らしてください。' }],
]
const DAYS_AGO = 2

/** 決裁中 of 子育て支援課. A town that has some, or no route, stays as it is. */
export async function seedDemoDecisions(municipality: Municipality, now: Temporal.Instant): Promise<boolean> {
  const { db } = municipality
  if (await hasProposalsOf(db, [DECISION])) return false
  const began = workingDayBefore(now, DAYS_AGO)
  const waiting = (await listWaiting(db, 'childcare-application')).filter(
    ({ arrivedAt }) => Temporal.Instant.compare(arrivedAt!, began.toInstant()) < 0,
  )
  for (const [at, deeds] of ROUNDS.entries()) {
    const application = waiting[at]
    if (!application) continue
    let moment = began.add({ minutes: 35 + at * 50 })
    const proposer = await getStaffBySignInName(db, application.claimant ?? 'matsumoto', moment.toInstant())
    const [sectionId] = proposer.sectionIds
    if (!(await findRoute(db, DECISION, sectionId!, dateInTokyo(now)))) return false
    const accepting = { outcome: 'accepted', reason: '' } as const
    const id = await proposeDecision(db, moment.toInstant(), proposer, application.id, accepting)
    for (const deed of deeds) {
      moment = inWorkingHours(moment.add({ minutes: 95 }))
      await perform(municipality, moment.toInstant(), id, deed)
    }
  }
  return true
}
