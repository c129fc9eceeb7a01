import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Seat } from '../desks/who-may-act.ts'
import type { PlacedStep } from '../routes/route.ts'
import type { Act, Step } from './proposal.ts'

type ActJson = Omit<Act, 'at'> & { at: string }
type StepRow = Omit<Step, 'seat' | 'act' | 'review'> & Seat & { act: ActJson | null; review: ActJson | null }

const actJson = (alias: string) => sql`case when ${sql.ref(`${alias}.id`)} is null then null else ${asJson(alias)} end`

const asJson = (alias: string) =>
  sql`json_build_object(${sql.join(
    Object.entries({
      id: 'id',
      round: 'round',
      edition: 'edition',
      act: 'act',
      staffId: 'staff_id',
      name: 'name',
      title: 'title',
      asStandIn: 'as_stand_in',
      inPlaceOf: 'in_place_of',
      inPlaceOfName: 'in_place_of_name',
      delegatedUnder: 'delegated_under',
      returnedTo: 'returned_to',
      words: 'words',
      at: 'at',
    }).flatMap(([name, column]) => [sql.lit(name), sql.ref(`${alias}.${column}`)]),
  )})`

const read = (act: ActJson | null): Act | null => act && { ...act, at: Temporal.Instant.from(act.at) }

/** A round of several proposals, in the order of the route. */
export async function listSteps(
  db: Db,
  proposalIds: readonly number[],
  only?: 'to review',
): Promise<(Step & { proposalId: number })[]> {
  const { rows } = await sql<StepRow & { proposalId: number }>`
    select s.proposal_id as "proposalId", s.id, s.round, s.place, s.kind, s.position, s.section_id as "sectionId",
      s.staff_id as "staffId", s.delegated_under as "delegatedUnder", ${actJson('a')} as act, ${actJson('v')} as review
    from kernel.proposals p join kernel.proposal_steps s on s.proposal_id = p.id and s.round = p.round
    left join kernel.proposal_acts a on a.id = s.act_id left join kernel.proposal_acts v on v.id = s.review_id
    where p.id = any(${proposalIds}::bigint[]) ${only ? sql`and s.review_due and s.review_id is null` : sql``}
    order by s.proposal_id, s.place, s.id`.execute(db)
  return rows.map((row) => ({
    proposalId: row.proposalId,
    id: row.id,
    round: row.round,
    place: row.place,
    kind: row.kind,
    seat: { position: row.position, sectionId: row.sectionId, staffId: row.staffId } as Seat,
    delegatedUnder: row.delegatedUnder,
    act: read(row.act),
    review: read(row.review),
  }))
}

/** With the stamps that stand from the round before. */
export type NewStep = PlacedStep & { act?: Act | null; review?: Act | null }

export async function insertSteps(tx: Tx, proposalId: number, round: number, steps: readonly NewStep[]): Promise<void> {
  const rows = steps.map(({ place, kind, delegatedUnder, seat, act, review }) => ({
    proposal_id: proposalId,
    round,
    place,
    kind,
    position: seat.position,
    section_id: seat.sectionId,
    staff_id: seat.staffId,
    delegated_under: delegatedUnder,
    act_id: act?.id ?? null,
    review_due: Boolean(act?.inPlaceOf),
    review_id: review?.id ?? null,
  }))
  await tx.insertInto('kernel.proposal_steps').values(rows).execute()
}

/** 印: the act stands in the step; done in the place of somebody who is away, it waits for them to see it. */
export async function stampStep(tx: Tx, stepId: number, act: Pick<Act, 'id' | 'inPlaceOf'>): Promise<void> {
  const stamp = { act_id: act.id, review_due: act.inPlaceOf !== null }
  await tx.updateTable('kernel.proposal_steps').set(stamp).where('id', '=', stepId).execute()
}

export async function stampReview(tx: Tx, stepId: number, act: Pick<Act, 'id'>): Promise<void> {
  await tx.updateTable('kernel.proposal_steps').set({ review_id: act.id }).where('id', '=', stepId).execute()
}
