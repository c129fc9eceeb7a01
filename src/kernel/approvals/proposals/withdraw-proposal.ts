import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { record } from '../../audit/record.ts'
import { findStaff } from '../../identity/staff.queries.ts'
import type { Staff } from '../../identity/staff.ts'
import type { Office } from '../matter.ts'
import { insertAct } from './acts.queries.ts'
import { mayWithdraw } from './circulation.ts'
import { getCirculation } from './get-circulation.ts'
import { ownAct } from './own-act.ts'
import { FINAL } from './proposal.ts'
import { holdProposal, moveProposal } from './proposals.queries.ts'
import { settle } from './settle.ts'
import { tellScreensAround } from './tell.ts'
import { onStep } from './trail.ts'

/** 取下げ: the proposer gives it up before it is decided; where they are gone, the head of their section does. */
export function withdrawProposal(
  office: Office,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  words = '',
): Promise<void> {
  const db: Db = office.municipality.db
  return db.transaction().execute(async (tx) => {
    await holdProposal(tx, id)
    const circulation = await getCirculation(tx, now, staff, id)
    const { proposal } = circulation
    if (FINAL.includes(proposal.state)) throw new Refusal(409, 'この起案はもう終わっています。取り下げられません。')
    const proposerIsGone = (await findStaff(tx, proposal.proposerId, now)) === undefined
    if (!mayWithdraw(circulation, staff.id, proposerIsGone))
      throw new Refusal(403, '取り下げられるのは、起案した人だけです。')
    const act = ownAct(now, staff, circulation, 'withdraw', words)
    await insertAct(tx, act)
    await moveProposal(tx, now, id, { state: 'withdrawn', place: null })
    await settle(tx, office, now, proposal, 'withdrawn', staff)
    await tellScreensAround(tx, circulation)
    await record(tx, now, `staff:${staff.id}`, 'proposal.withdrawn', `proposal:${id}`, await onStep(tx, proposal, act))
  })
}
