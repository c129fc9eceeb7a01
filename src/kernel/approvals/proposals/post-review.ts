import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { record } from '../../audit/record.ts'
import type { Staff } from '../../identity/staff.ts'
import { insertAct } from './acts.queries.ts'
import { mayReview } from './circulation.ts'
import { getCirculation } from './get-circulation.ts'
import { ownAct } from './own-act.ts'
import { awaitsReview } from './proposal.ts'
import { holdProposal } from './proposals.queries.ts'
import { stampReview } from './steps.queries.ts'
import { tellScreensAround } from './tell.ts'
import { onStep } from './trail.ts'

/** 後閲 (postReview): whoever was away sees what was done in their place. It changes nothing that was decided. */
export function postReview(
  db: Db,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  { stepId, words = '' }: { stepId: number; words?: string },
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await holdProposal(tx, id)
    const circulation = await getCirculation(tx, now, staff, id)
    const { proposal, steps } = circulation
    const step = steps.find((one) => one.id === stepId)
    if (!step || !awaitsReview(step)) throw new Refusal(409, 'この後閲はもう済んでいるか、要らなくなっています。')
    if (!mayReview(circulation, step, staff.id))
      throw new Refusal(403, '後閲できるのは、不在だった本人か、いまその職にある人です。')
    const act = { ...ownAct(now, staff, circulation, 'review', words), title: step.act!.title }
    await stampReview(tx, stepId, await insertAct(tx, act))
    await tellScreensAround(tx, circulation)
    await record(tx, now, `staff:${staff.id}`, 'proposal.reviewed', `proposal:${id}`, await onStep(tx, proposal, act))
  })
}
