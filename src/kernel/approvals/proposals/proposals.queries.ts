import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { type DocumentLine, FINAL, type Proposal, type ProposalDocument } from './proposal.ts'

export const proposalColumns = sql`p.id, p.fiscal_year as "fiscalYear", p.number, p.matter, p.subject, p.href,
  p.proposer_id as "proposerId", w.name as proposer, p.section_id as "sectionId", n.name as section, p.state, p.round,
  p.place, p.edition, d.title, p.proposed_at as "proposedAt", p.moved_at as "movedAt", p.settled_at as "settledAt"`

export const proposalTables = sql`kernel.proposals p
  join kernel.staff w on w.id = p.proposer_id
  join kernel.sections n on n.id = p.section_id
  join kernel.proposal_documents d on d.proposal_id = p.id and d.edition = p.edition`

/** Whoever wants to act waits here for whoever acts: after it, what is read is what stands. */
export async function holdProposal(tx: Tx, id: number): Promise<void> {
  await tx.selectFrom('kernel.proposals').select('id').where('id', '=', id).forUpdate().execute()
}

export async function readProposal(db: Db, id: number): Promise<Proposal | undefined> {
  const { rows } = await sql<Proposal>`select ${proposalColumns} from ${proposalTables} where p.id = ${id}`.execute(db)
  return rows[0]
}

/** The newest proposal of a record, for its module to show. */
export async function findProposalOf(db: Db, matter: string, subject: string): Promise<Proposal | undefined> {
  const { rows } = await sql<Proposal>`select ${proposalColumns} from ${proposalTables}
    where p.matter = ${matter} and p.subject = ${subject} order by p.id desc limit 1`.execute(db)
  return rows[0]
}

export type ProposalRow = Pick<Proposal, 'matter' | 'subject' | 'href' | 'proposerId' | 'sectionId' | 'fiscalYear'>

/** @returns undefined where the record has a proposal that is under way */
export async function insertProposal(
  tx: Tx,
  now: Temporal.Instant,
  proposal: ProposalRow,
  place: number,
): Promise<number | undefined> {
  const { matter, subject, href, proposerId, sectionId, fiscalYear } = proposal
  const { rows } = await sql<{ id: number }>`
    with next as (
      insert into kernel.proposal_numbers as n (fiscal_year, last) values (${fiscalYear}, 1)
      on conflict (fiscal_year) do update set last = n.last + 1 returning last)
    insert into kernel.proposals
      (fiscal_year, number, matter, subject, href, proposer_id, section_id, place, proposed_at, moved_at)
    select ${fiscalYear}, last, ${matter}, ${subject}, ${href}, ${proposerId}, ${sectionId}, ${place}, ${now}, ${now} from next
    on conflict (matter, subject) where state in ('circulating', 'returned') do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function insertDocument(
  tx: Tx,
  now: Temporal.Instant,
  proposalId: number,
  edition: number,
  { title, lines }: { title: string; lines: DocumentLine[] },
): Promise<void> {
  await tx
    .insertInto('kernel.proposal_documents')
    .values({ proposal_id: proposalId, edition, title, lines: JSON.stringify(lines), made_at: now })
    .execute()
}

/** In the order in which they were made. */
export function listDocuments(db: Db, proposalId: number): Promise<ProposalDocument[]> {
  return db
    .selectFrom('kernel.proposal_documents')
    .select(['edition', 'title', 'made_at as madeAt'])
    .select((select) => select.ref('lines').$castTo<DocumentLine[]>().as('lines'))
    .where('proposal_id', '=', proposalId)
    .orderBy('edition')
    .execute()
}

type Move = Partial<Pick<Proposal, 'state' | 'round' | 'place' | 'edition'>>

/** It lies elsewhere from now on, or has come to its end. */
export async function moveProposal(tx: Tx, now: Temporal.Instant, id: number, move: Move): Promise<void> {
  const settled = move.state !== undefined && FINAL.includes(move.state)
  await tx
    .updateTable('kernel.proposals')
    .set({ ...move, moved_at: now, ...(settled && { settled_at: now }) })
    .where('id', '=', id)
    .execute()
}
