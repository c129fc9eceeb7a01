import type { Db } from '#lib/db/connect.ts'
import type { Staff } from '../../identity/staff.ts'
import { getDesks } from '../desks/desks.queries.ts'
import { type Desks, type Standing, standingOf, whoMayAct } from '../desks/who-may-act.ts'
import { mayReview } from '../proposals/circulation.ts'
import type { Proposal } from '../proposals/proposal.ts'
import { listSteps } from '../proposals/steps.queries.ts'
import { listOpenSteps, listReturned, listToReview, type OpenStep } from './inbox.queries.ts'

/** A step that waits for somebody, and in what right they would act on it. */
export interface Waiting extends OpenStep {
  standing: Standing
}

/** 決裁待ち: all that waits for one member of staff. */
export interface Inbox {
  turns: Waiting[]
  /** 後閲. */
  reviews: Proposal[]
  /** Their own, come back. */
  returned: Proposal[]
}

export async function getInbox(db: Db, now: Temporal.Instant, staff: Staff): Promise<Inbox> {
  const [desks, returned] = await Promise.all([getDesks(db, now), listReturned(db, staff.id)])
  if (!isOfficer(desks, staff.id)) return { turns: [], reviews: [], returned }
  const [open, reviews] = await Promise.all([listOpenSteps(db, staff.id), reviewsOf(db, desks, staff.id)])
  const turns = open.flatMap((step): Waiting[] => {
    const standing = standingOf(whoMayAct(desks, step.seat, step.proposal.proposerId), staff.id)
    return standing ? [{ ...step, standing }] : []
  })
  return { turns, reviews, returned }
}

export const countWaiting = ({ turns, reviews, returned }: Inbox): number =>
  turns.length + reviews.length + returned.length

/** Most people hold no office: nothing can wait for them. */
function isOfficer({ desks, named }: Desks, staffId: number): boolean {
  if (named.has(staffId)) return true
  return [...desks.values()].some(({ head, deputies, chiefs, standIn }) =>
    [head, standIn, ...deputies, ...chiefs].some((person) => person?.id === staffId),
  )
}

async function reviewsOf(db: Db, desks: Desks, staffId: number): Promise<Proposal[]> {
  const proposals = await listToReview(db)
  if (proposals.length === 0) return []
  const steps = await listSteps(
    db,
    proposals.map(({ id }) => id),
    'to review',
  )
  return proposals.filter((proposal) =>
    steps.some((step) => step.proposalId === proposal.id && mayReview({ proposal, desks, steps }, step, staffId)),
  )
}
