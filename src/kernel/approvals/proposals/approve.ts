import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { record } from '../../audit/record.ts'
import type { Staff } from '../../identity/staff.ts'
import type { Office } from '../matter.ts'
import { insertAct } from './acts.queries.ts'
import type { Circulation } from './circulation.ts'
import { getCirculation } from './get-circulation.ts'
import { getTurn, officialAct } from './own-act.ts'
import { actInWord, openPlace } from './proposal.ts'
import { holdProposal, moveProposal } from './proposals.queries.ts'
import { hasRead } from './readings.queries.ts'
import { settle } from './settle.ts'
import { stampStep } from './steps.queries.ts'
import { tellProposer, tellScreensAround, tellTurn } from './tell.ts'
import { onStep } from './trail.ts'

export interface Approval {
  stepId: number
  words?: string
  /** Only what this person has opened as it is now: for many at once. */
  onlyRead?: boolean
}

const ACTS = { approval: 'approve', concurrence: 'concur', decision: 'decide' } as const
const ACTIONS = { approve: 'proposal.approved', concur: 'proposal.concurred', decide: 'proposal.decided' } as const

/** 承認, 合議 or 決裁: what one's own step asks for. @returns the word for what was done: 承認, 専決, 代決 */
export function approve(
  office: Office,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  approval: Approval,
): Promise<string> {
  const db: Db = office.municipality.db
  return db.transaction().execute((tx) => approveIn(tx, office, now, staff, id, approval))
}

/** The same in the transaction of the module whose matter it is. It waits for whoever acts on the proposal. */
export async function approveIn(
  tx: Tx,
  office: Office,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  approval: Approval,
): Promise<string> {
  await holdProposal(tx, id)
  return applyApproval(tx, office, now, staff, await getCirculation(tx, now, staff, id), approval)
}

/** On a proposal that is held. */
export async function applyApproval(
  tx: Tx,
  office: Office,
  now: Temporal.Instant,
  staff: Staff,
  circulation: Circulation,
  { stepId, words = '', onlyRead = false }: Approval,
): Promise<string> {
  const { proposal, steps } = circulation
  const turn = getTurn(circulation, staff, stepId)
  if (onlyRead && !(await hasRead(tx, proposal, staff.id)))
    throw new Refusal(422, 'まだ開いていない起案です。内容を読んでから承認してください。')
  const act = officialAct(now, staff, circulation, turn, ACTS[turn.step.kind], words)
  await stampStep(tx, stepId, await insertAct(tx, act))
  const place = openPlace(steps.filter(({ id }) => id !== stepId))
  if (place === undefined) {
    await moveProposal(tx, now, proposal.id, { state: 'decided', place: null })
    await tellProposer(tx, now, proposal, `${actInWord(act)}されました`)
    await settle(tx, office, now, proposal, 'decided', staff)
  } else if (place !== proposal.place) {
    await moveProposal(tx, now, proposal.id, { place })
    await tellTurn(tx, now, await getCirculation(tx, now, staff, proposal.id), staff.id)
  }
  await tellScreensAround(tx, circulation)
  const action = ACTIONS[ACTS[turn.step.kind]]
  await record(tx, now, `staff:${staff.id}`, action, `proposal:${proposal.id}`, await onStep(tx, proposal, act))
  return actInWord(act)
}
