import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Act } from './proposal.ts'

export type NewAct = Omit<Act, 'id'> & { proposalId: number }

export async function insertAct(tx: Tx, act: NewAct): Promise<Act> {
  const { id } = await tx
    .insertInto('kernel.proposal_acts')
    .values({
      proposal_id: act.proposalId,
      round: act.round,
      edition: act.edition,
      act: act.act,
      staff_id: act.staffId,
      name: act.name,
      title: act.title,
      as_stand_in: act.asStandIn,
      in_place_of: act.inPlaceOf,
      in_place_of_name: act.inPlaceOfName,
      delegated_under: act.delegatedUnder,
      returned_to: act.returnedTo,
      words: act.words,
      at: act.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { ...act, id }
}

/** The history, from the beginning. */
export async function listActs(db: Db, proposalId: number): Promise<Act[]> {
  const { rows } = await sql<Act>`
    select id, round, edition, act, staff_id as "staffId", name, title, as_stand_in as "asStandIn",
      in_place_of as "inPlaceOf", in_place_of_name as "inPlaceOfName", delegated_under as "delegatedUnder",
      returned_to as "returnedTo", words, at
    from kernel.proposal_acts where proposal_id = ${proposalId} order by id`.execute(db)
  return rows
}

export async function hasActed(db: Db, proposalId: number, staffId: number): Promise<boolean> {
  const found = await db
    .selectFrom('kernel.proposal_acts')
    .select('id')
    .where('proposal_id', '=', proposalId)
    .where('staff_id', '=', staffId)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Whoever decided, as the decision was theirs. */
export async function findDecider(db: Db, proposalId: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('kernel.proposal_acts')
    .select('staff_id')
    .where('proposal_id', '=', proposalId)
    .where('act', '=', 'decide')
    .executeTakeFirst()
  return row?.staff_id
}
