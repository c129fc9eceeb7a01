import { proposeFreely } from '#kernel/approvals/general/free-proposal.ts'
import { recordAbsence } from '#kernel/approvals/desks/record-absence.ts'
import { getStaffBySignInName, hasProposals, hasRoutes } from '../demo.queries.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { inWorkingHours, workingDayBefore } from './hours.ts'
import { type DemoPaper, PAPERS } from './papers.ts'
import { perform } from './perform.ts'

/** 起案 in every state, made by the same use cases as on the screens. A town that has some, or no route, stays as it is. */
export async function seedDemoApprovals(municipality: Municipality, now: Temporal.Instant): Promise<boolean> {
  const { db } = municipality
  if ((await hasProposals(db)) || !(await hasRoutes(db))) return false
  for (const [at, paper] of PAPERS.entries()) await goRound(municipality, now, paper, at)
  return true
}

async function goRound(
  municipality: Municipality,
  now: Temporal.Instant,
  paper: DemoPaper,
  index: number,
): Promise<void> {
  const { db } = municipality
  let moment = workingDayBefore(now, paper.daysAgo).add({ minutes: 10 + (index % 6) * 17 })
  const past = () => (Temporal.Instant.compare(moment.toInstant(), now) < 0 ? moment.toInstant() : now)
  if (paper.away) {
    const head = await getStaffBySignInName(db, paper.away, past())
    const period = { beginsAt: past(), endsAt: past().add({ hours: 9 }), kind: 'trip' } as const
    await recordAbsence(db, past(), head, { staffId: head.id, ...period })
  }
  const proposer = await getStaffBySignInName(db, paper.who, past())
  const [section] = proposer.sectionIds
  const key = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
  const id = await proposeFreely(db, past(), proposer, { ...paper, words: '', section: section!, key })
  for (const [at, deed] of paper.deeds.entries()) {
    moment = inWorkingHours(moment.add({ minutes: 95 + ((index + at) % 5) * 41 }))
    await perform(municipality, past(), id, deed)
  }
}
