import type { Db } from '#lib/db/connect.ts'
import type { Staff } from '../../identity/staff.ts'
import { getDesks, holdsOffice } from '../desks/desks.queries.ts'
import { type Desks, type Standing, standingOf, whoMayAct } from '../desks/who-may-act.ts'
import { mayReview } from '../proposals/circulation.ts'
import type { Proposal } from '../proposals/proposal.ts'
import { listSteps } from '../proposals/steps.queries.ts'
import { countReturned, listOpenSteps, listReturned, listToReview, type OpenStep } from './inbox.queries.ts'

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
  const [mayAct, returned] = await Promise.all([holdsOffice(db, now, staff.id), listReturned(db, staff.id)])
  return { ...(mayAct ? await toActOn(db, now, staff) : { turns: [], reviews: [] }), returned }
}

async function toActOn(db: Db, now: Temporal.Instant, staff: Staff): Promise<Omit<Inbox, 'returned'>> {
  const [open, toReview] = await Promise.all([listOpenSteps(db, staff.id), listToReview(db)])
  if (open.length === 0 && toReview.length === 0) return { turns: [], reviews: [] }
  const desks = await getDesks(db, now)
  const reviews = await reviewsOf(db, desks, toReview, staff.id)
  const turns = open.flatMap((step): Waiting[] => {
    const standing = standingOf(whoMayAct(desks, step.seat, step.proposal.proposerId), staff.id)
    return standing ? [{ ...step, standing }] : []
  })
  return { turns, reviews }
}

/** How much that is, for the navigation of every page. */
export async function lengthOfInbox(db: Db, now: Temporal.Instant, staff: Staff): Promise<number> {
  const [mayAct, returned] = await Promise.all([holdsOffice(db, now, staff.id), countReturned(db, staff.id)])
  if (!mayAct) return returned
  const { turns, reviews } = await toActOn(db, now, staff)
  return turns.length + reviews.length + returned
}

async function reviewsOf(db: Db, desks: Desks, proposals: readonly Proposal[], staffId: number): Promise<Proposal[]> {
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
