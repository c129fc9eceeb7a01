import type { Db } from '#lib/db/connect.ts'
import type { Staff } from '../../identity/staff.ts'
import { getDesks } from '../desks/desks.queries.ts'
import type { Inbox, Waiting } from '../inbox/inbox.ts'
import { listDealtWith, listOwn } from '../inbox/inbox.queries.ts'
import type { Proposal } from '../proposals/proposal.ts'
import { listSteps } from '../proposals/steps.queries.ts'
import type { ListPlace } from './inbox-address.ts'
import { routePosition } from './route-position.ts'

export interface InboxRow {
  proposal: Proposal
  /** Where it waits for the reader. */
  turn: Waiting | undefined
  position: string
}

const ROWS = 50

/** The rows of one list, and where it goes on. */
export async function inboxRows(
  db: Db,
  now: Temporal.Instant,
  staff: Staff,
  inbox: Inbox,
  { list, before }: ListPlace,
): Promise<{ rows: InboxRow[]; next: number | undefined }> {
  const all = await found()
  const proposals = all.slice(0, ROWS)
  const [steps, desks] = [
    await listSteps(
      db,
      proposals.map(({ id }) => id),
    ),
    await getDesks(db, now),
  ]
  const rows = proposals.map((proposal) => ({
    proposal,
    turn: inbox.turns.find((turn) => turn.proposal.id === proposal.id),
    position: routePosition(
      proposal,
      steps.filter(({ proposalId }) => proposalId === proposal.id),
      desks,
    ),
  }))
  return { rows, next: all.length > ROWS ? proposals.at(-1)?.id : undefined }

  async function found(): Promise<Proposal[]> {
    const page = { before, limit: ROWS + 1 }
    if (list === 'own') return listOwn(db, staff.id, page)
    if (list === 'done') return listDealtWith(db, staff.id, page)
    if (list === 'review') return inbox.reviews
    const turns = list === 'turn' ? inbox.turns : inbox.turns.filter(({ kind }) => kind === 'concurrence')
    return turns.map(({ proposal }) => proposal)
  }
}
