import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { mandateOf } from '../agents/mandates.queries.ts'
import type { Answers } from '../definition/answers.ts'
import type { Application } from './application.ts'

/** Of an application `a`: the answers of the last correction that came, or else those it arrived with. */
export const newestAnswers = sql`coalesce((select k.answers from procedures.corrections k
  where k.application_id = a.id and k.answers is not null order by k.round desc limit 1), a.answers)`

/** Of an application `a`: until when it is to be corrected. */
export const correctBy = sql`(select k.due_on from procedures.corrections k
  where k.application_id = a.id and k.ended_at is null)`

const columns = sql`a.id, a.version_id as "versionId", p.slug, v.definition, a.section_id as "sectionId", s.name as section,
  a.resident_id as "residentId", a.key_digest as "keyDigest", a.state, a.begun_at as "begunAt", a.fiscal_year as "fiscalYear",
  a.serial, ${newestAnswers} as answers, a.answers as "firstAnswers", a.arrived_at as "arrivedAt", a.expected_by as "expectedBy",
  ${correctBy} as "correctBy", a.claimed_by as "claimedBy",
  c.name as claimant, a.decided_at as "decidedAt", a.reason, p.circulates,
  case when a.proposed_outcome is not null
    then json_build_object('outcome', a.proposed_outcome, 'reason', a.proposed_reason) end as proposed,
  ${mandateOf} as mandate`

const from = sql`procedures.applications a join procedures.versions v on v.id = a.version_id
  join procedures.procedures p on p.id = v.procedure_id join kernel.sections s on s.id = a.section_id
  left join kernel.staff c on c.id = a.claimed_by`

export async function findApplication(db: Db<'procedures'>, id: string): Promise<Application | undefined> {
  const { rows } = await sql<Application>`/* prepared */
    select ${columns} from ${from} where a.id = ${id}`.execute(db)
  return rows[0]
}

/**
 * Nobody else saves, submits, corrects, claims or decides it until the transaction ends. It is read after the wait: a statement that
 * waits itself would see the row as it has become, and its corrections and mandate as they were before.
 */
export async function holdApplication(tx: Tx<'procedures'>, id: string): Promise<Application | undefined> {
  await sql`select from procedures.applications where id = ${id} for no key update`.execute(tx)
  return await findApplication(tx, id)
}

/** Of one resident, and of whoever holds the key: what they are writing first, then what arrived last. Not what they write for others. */
export async function listOwn(
  db: Db<'procedures'>,
  owner: { residentId: number | undefined; keyDigest: Buffer | undefined },
): Promise<Application[]> {
  const { rows } = await sql<Application>`select ${columns} from ${from}
    where (a.resident_id = ${owner.residentId ?? null} or a.key_digest = ${owner.keyDigest ?? null})
      and (a.state <> 'draft' or not exists (select from procedures.mandates where application_id = a.id))
    order by a.arrived_at desc nulls first, a.changed_at desc limit 200`.execute(db)
  return rows
}

export type Owner = { residentId: number } | { keyDigest: Buffer }

/** @returns false where the id is taken */
export async function insertApplication(
  tx: Tx<'procedures'>,
  now: Temporal.Instant,
  application: { id: string; versionId: number; sectionId: number; owner: Owner },
): Promise<boolean> {
  const { id, versionId, sectionId, owner } = application
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('procedures.applications')
    .values({
      id,
      version_id: versionId,
      section_id: sectionId,
      resident_id: 'residentId' in owner ? owner.residentId : null,
      key_digest: 'keyDigest' in owner ? owner.keyDigest : null,
      begun_at: now,
      changed_at: now,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) > 0
}

export async function countDrafts(db: Db<'procedures'>, keyDigest: Buffer): Promise<number> {
  const { rows } = await sql<{ drafts: number }>`select count(*)::int as drafts from procedures.applications
    where key_digest = ${keyDigest} and state = 'draft'`.execute(db)
  return rows[0]!.drafts
}

/** From the holder of the key, or from an agent, to a resident, whose it is from then on wherever they sign in. */
export async function giveToResident(tx: Tx<'procedures'>, id: string, residentId: number): Promise<void> {
  await tx
    .updateTable('procedures.applications')
    .set({ resident_id: residentId, key_digest: null })
    .where('id', '=', id)
    .execute()
}

export async function deleteDraft(tx: Tx<'procedures'>, id: string): Promise<void> {
  await tx.deleteFrom('procedures.applications').where('id', '=', id).execute()
}

/** Drafts in which nobody wrote since a moment; of those that somebody writes in just now, none. @returns their ids */
export async function deleteDraftsBefore(
  tx: Tx<'procedures'>,
  before: Temporal.Instant,
  most: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    delete from procedures.applications where id in (
      select id from procedures.applications where state = 'draft' and changed_at < ${before}
      order by changed_at limit ${most} for update skip locked)
    returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** The next of its fiscal year; whoever comes second waits until the first is written down. */
export async function drawSerial(tx: Tx<'procedures'>, fiscalYear: number): Promise<number> {
  const { rows } = await sql<{ serial: number }>`
    insert into procedures.last_numbers (fiscal_year, serial) values (${fiscalYear}, 1)
    on conflict (fiscal_year) do update set serial = procedures.last_numbers.serial + 1 returning serial`.execute(tx)
  return rows[0]!.serial
}

export interface Arrival {
  answers: Answers
  fiscalYear: number
  serial: number
  arrivedAt: Temporal.Instant
  expectedBy: Temporal.PlainDate | null
}

export async function setArrived(tx: Tx<'procedures'>, id: string, arrival: Arrival): Promise<void> {
  await tx
    .updateTable('procedures.applications')
    .set({
      state: 'submitted',
      answers: JSON.stringify(arrival.answers),
      fiscal_year: arrival.fiscalYear,
      serial: arrival.serial,
      arrived_at: arrival.arrivedAt,
      expected_by: arrival.expectedBy,
      changed_at: arrival.arrivedAt,
    })
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .executeTakeFirstOrThrow()
}

export async function setClaimed(
  tx: Tx<'procedures'>,
  now: Temporal.Instant,
  id: string,
  staffId: number | null,
): Promise<void> {
  await tx
    .updateTable('procedures.applications')
    .set({ claimed_by: staffId, changed_at: now })
    .where('id', '=', id)
    .execute()
}

export interface Decided {
  state: 'accepted' | 'refused'
  at: Temporal.Instant
  by: number
  reason: string
}

export async function setDecided(tx: Tx<'procedures'>, id: string, { state, at, by, reason }: Decided): Promise<void> {
  await tx
    .updateTable('procedures.applications')
    .set({
      state,
      decided_at: at,
      decided_by: by,
      reason,
      changed_at: at,
      proposed_outcome: null,
      proposed_reason: '',
    })
    .where('id', '=', id)
    .where('state', 'in', ['submitted', 'correcting', 'deciding'])
    .executeTakeFirstOrThrow()
}
