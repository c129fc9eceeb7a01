import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { record } from '../../audit/record.ts'
import type { Staff } from '../../identity/staff.ts'
import type { Office } from '../matter.ts'
import { insertAct } from './acts.queries.ts'
import type { Circulation } from './circulation.ts'
import { getCirculation } from './get-circulation.ts'
import { getTurn, officialAct } from './own-act.ts'
import { isDone, type Step } from './proposal.ts'
import { holdProposal, moveProposal } from './proposals.queries.ts'
import { handBack } from './settle.ts'
import { insertSteps, type NewStep, stampStep } from './steps.queries.ts'
import { tellProposer, tellScreensAround, tellTurn } from './tell.ts'
import { onStep } from './trail.ts'

export interface Return {
  stepId: number
  /** To whom: the proposer, or an earlier step. */
  to: 'proposer' | number
  words: string
}

/** Steps that were passed before this one: it may go back to each of them. */
export const stepsBefore = ({ steps }: Pick<Circulation, 'steps'>, step: Step): Step[] =>
  steps.filter((earlier) => isDone(earlier) && earlier.place < step.place)

/** 差戻し: back to the proposer or to an earlier step, with the reason. What was passed after that step is asked again. */
export function returnProposal(
  office: Office,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  { stepId, to, words }: Return,
): Promise<void> {
  const db: Db = office.municipality.db
  return db.transaction().execute(async (tx) => {
    await holdProposal(tx, id)
    const circulation = await getCirculation(tx, now, staff, id)
    const { proposal } = circulation
    const turn = getTurn(circulation, staff, stepId)
    const target = stepsBefore(circulation, turn.step).find((step) => step.id === to)
    if (to !== 'proposer' && !target) throw new Refusal(422, '差し戻す相手を選んでください。', 'to')
    if (!words.trim())
      throw new Refusal(422, '差し戻す理由を入力してください。例: 見積書の金額を確かめてください', 'words')
    const returnedTo = target ? `${target.act!.title} ${target.act!.name}` : `起案者 ${proposal.proposer}`
    const act = { ...officialAct(now, staff, circulation, turn, 'return', words), returnedTo }
    await stampStep(tx, stepId, await insertAct(tx, act))
    if (target) await beginAgainAt(tx, now, staff, circulation, target)
    else {
      await moveProposal(tx, now, id, { state: 'returned', place: null })
      await handBack(tx, office, now, proposal, staff)
    }
    await tellProposer(tx, now, proposal, `${returnedTo}へ差し戻されました`)
    await tellScreensAround(tx, circulation)
    await record(tx, now, `staff:${staff.id}`, 'proposal.returned', `proposal:${id}`, await onStep(tx, proposal, act))
  })
}

/** A new round: what was passed beside and before the step stands, it and what comes after is asked anew. */
async function beginAgainAt(
  tx: Tx,
  now: Temporal.Instant,
  staff: Staff,
  { proposal, steps }: Circulation,
  target: Step,
): Promise<void> {
  const round = proposal.round + 1
  const again = steps.map((step): NewStep => {
    const stands = isDone(step) && step !== target && step.place <= target.place
    return stands ? step : { ...step, act: null, review: null }
  })
  await insertSteps(tx, proposal.id, round, again)
  await moveProposal(tx, now, proposal.id, { round, place: target.place })
  await tellTurn(tx, now, await getCirculation(tx, now, staff, proposal.id), staff.id)
}
