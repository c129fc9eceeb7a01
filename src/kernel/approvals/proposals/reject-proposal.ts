import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { record } from '../../audit/record.ts'
import type { Staff } from '../../identity/staff.ts'
import type { Office } from '../matter.ts'
import { insertAct } from './acts.queries.ts'
import { getCirculation } from './get-circulation.ts'
import { getTurn, officialAct } from './own-act.ts'
import { holdProposal, moveProposal } from './proposals.queries.ts'
import { settle } from './settle.ts'
import { stampStep } from './steps.queries.ts'
import { tellProposer, tellScreensAround } from './tell.ts'
import { onStep } from './trail.ts'

export interface Rejection {
  stepId: number
  words: string
}

/** 却下 is a decision: only whoever may decide can reject, and nothing comes after it. */
export function rejectProposal(
  office: Office,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  { stepId, words }: Rejection,
): Promise<void> {
  const db: Db = office.municipality.db
  return db.transaction().execute(async (tx) => {
    await holdProposal(tx, id)
    const circulation = await getCirculation(tx, now, staff, id)
    const { proposal } = circulation
    const turn = getTurn(circulation, staff, stepId)
    if (turn.step.kind !== 'decision')
      throw new Refusal(403, '却下できるのは、決裁する人だけです。直してほしいときは差し戻してください。')
    if (!words.trim()) throw new Refusal(422, '却下する理由を入力してください。起案した人に伝わります。', 'words')
    const act = officialAct(now, staff, circulation, turn, 'reject', words)
    await stampStep(tx, stepId, await insertAct(tx, act))
    await moveProposal(tx, now, id, { state: 'rejected', place: null })
    await tellProposer(tx, now, proposal, '却下されました')
    await settle(tx, office, now, proposal, 'rejected', staff)
    await tellScreensAround(tx, circulation)
    await record(tx, now, `staff:${staff.id}`, 'proposal.rejected', `proposal:${id}`, await onStep(tx, proposal, act))
  })
}
