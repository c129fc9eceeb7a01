import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { record } from '../../audit/record.ts'
import type { Staff } from '../../identity/staff.ts'
import type { Office } from '../matter.ts'
import { insertAct } from './acts.queries.ts'
import { getCirculation } from './get-circulation.ts'
import { ownAct } from './own-act.ts'
import { holdProposal, moveProposal } from './proposals.queries.ts'
import { handBack } from './settle.ts'
import { tellScreensAround } from './tell.ts'
import { onStep } from './trail.ts'

/** 引戻し: the proposer takes it back to mend it, as long as it is not decided. What was passed is asked again afterwards. */
export function pullBack(office: Office, now: Temporal.Instant, staff: Staff, id: number, words = ''): Promise<void> {
  const db: Db = office.municipality.db
  return db.transaction().execute(async (tx) => {
    await holdProposal(tx, id)
    const circulation = await getCirculation(tx, now, staff, id)
    const { proposal } = circulation
    if (proposal.proposerId !== staff.id) throw new Refusal(403, '引き戻せるのは、起案した人だけです。')
    if (proposal.state !== 'circulating')
      throw new Refusal(409, 'この起案はもう引き戻せません。いまの状態を確かめてください。')
    const act = ownAct(now, staff, circulation, 'pull_back', words)
    await insertAct(tx, act)
    await moveProposal(tx, now, id, { state: 'returned', place: null })
    await handBack(tx, office, now, proposal, staff)
    await tellScreensAround(tx, circulation)
    await record(
      tx,
      now,
      `staff:${staff.id}`,
      'proposal.pulled_back',
      `proposal:${id}`,
      await onStep(tx, proposal, act),
    )
  })
}
