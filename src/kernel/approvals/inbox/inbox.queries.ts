import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import { countOfEach } from '#lib/db/count-of-each.queries.ts'
import { readShared } from '#lib/db/read-shared.ts'
import type { Seat } from '../desks/who-may-act.ts'
import { proposalColumns, proposalTables } from '../proposals/proposals.queries.ts'
import type { Proposal } from '../proposals/proposal.ts'
import type { StepKind } from '../routes/route.ts'

/** A step on which a proposal lies now. */
export interface OpenStep {
  proposal: Proposal
  stepId: number
  kind: StepKind
  delegatedUnder: string | null
  seat: Seat
  read: boolean
}

type Row = Proposal &
  Seat & { stepId: number; kind: StepKind; delegatedUnder: string | null; stepSection: number | null; read: boolean }

/** All that circulates, the longest first: whose turn it is, the organization of the moment says. */
export async function listOpenSteps(db: Db, staffId: number): Promise<OpenStep[]> {
  const { rows } = await sql<Row>`/* prepared */
    select ${proposalColumns}, s.id as "stepId", s.kind, s.delegated_under as "delegatedUnder", s.position, s.section_id as "stepSection", s.staff_id as "staffId",
      exists (select from kernel.proposal_readings r
        where r.proposal_id = p.id and r.staff_id = ${staffId} and r.edition = p.edition) as read
    from ${proposalTables} join kernel.proposal_steps s
      on s.proposal_id = p.id and s.round = p.round and s.place = p.place and s.act_id is null
    where p.state = 'circulating' and p.proposer_id <> ${staffId} order by p.moved_at, p.id`.execute(db)
  return rows.map(({ stepId, kind, delegatedUnder, position, stepSection, staffId, read, ...proposal }) => ({
    proposal,
    stepId,
    kind,
    delegatedUnder,
    seat: { position, sectionId: stepSection, staffId } as Seat,
    read,
  }))
}

/** Proposals of which something done in somebody’s place was not seen by them yet. */
export const listToReview = (db: Db): Promise<readonly Proposal[]> =>
  readShared(
    db,
    sql<Proposal>`/* prepared */ select ${proposalColumns} from ${proposalTables}
    where exists (select from kernel.proposal_steps s
      where s.proposal_id = p.id and s.round = p.round and s.review_due and s.review_id is null)
    order by p.moved_at, p.id`,
  )

export interface PageOf {
  /** Older than this one. */
  before?: number | undefined
  limit: number
}

/** What somebody proposed, the newest first. */
export async function listOwn(db: Db, staffId: number, { before, limit }: PageOf): Promise<Proposal[]> {
  const { rows } = await sql<Proposal>`select ${proposalColumns} from ${proposalTables}
    where p.proposer_id = ${staffId} ${before === undefined ? sql`` : sql`and p.id < ${before}`}
    order by p.id desc limit ${limit}`.execute(db)
  return rows
}

/** What somebody acted on for others, the newest first. */
export async function listDealtWith(db: Db, staffId: number, { before, limit }: PageOf): Promise<Proposal[]> {
  const { rows } = await sql<Proposal>`select ${proposalColumns} from ${proposalTables}
    where p.id in (select a.proposal_id from kernel.proposal_acts a where a.staff_id = ${staffId})
      and p.proposer_id <> ${staffId} ${before === undefined ? sql`` : sql`and p.id < ${before}`}
    order by p.id desc limit ${limit}`.execute(db)
  return rows
}

/** What came back to its proposer, and waits for them. */
export async function listReturned(db: Db, staffId: number): Promise<Proposal[]> {
  const { rows } = await sql<Proposal>`select ${proposalColumns} from ${proposalTables}
    where p.proposer_id = ${staffId} and p.state = 'returned' order by p.moved_at, p.id`.execute(db)
  return rows
}

/** How many those are. */
export const countReturned = countOfEach(
  sql`from kernel.proposals p where p.proposer_id = each.id and p.state = 'returned'`,
)

/** What they acted on, by name. */
export async function listTitles(db: Db, staffId: number, ids: number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: number; title: string }>`select p.id, d.title from ${proposalTables}
    where p.id = any(${ids}::bigint[])
      and exists (select from kernel.proposal_readings r where r.proposal_id = p.id and r.staff_id = ${staffId})`.execute(
    db,
  )
  return new Map(rows.map(({ id, title }) => [id, title]))
}
