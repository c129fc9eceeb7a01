import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { LimitKind } from './mandate.ts'

const limited = (kind: LimitKind) =>
  sql`exists (select from procedures.mandate_limits l where l.mandate_id = m.id and l.kind = ${sql.lit(kind)})`

const newestCheck = sql`(select k.outcome from procedures.agent_checks k where k.agent_id = g.id order by k.id desc limit 1)`

/** Of an application `a`: its mandate as it stands, as JSON; null where nobody files it for another. */
export const mandateOf = sql`(select jsonb_build_object('id', m.id, 'agentResidentId', g.resident_id, 'agent', g.name,
    'registrationNumber', g.registration_number, 'clientName', m.client_name, 'clientEmail', m.client_email,
    'mayCorrect', m.may_correct and not ${limited('no_correcting')}, 'mayReceive', m.may_receive and not ${limited('no_receiving')},
    'revoked', ${limited('revoked')}, 'unlisted', coalesce(${newestCheck} = 'not_found', false))
  from procedures.mandates m join procedures.agents g on g.id = m.agent_id
  where m.application_id = a.id order by m.id desc limit 1)`

/** What a mandate says, and what became of it. */
export interface MandateRecord {
  agentId: number
  office: string
  address: string
  phone: string
  /** What the town found in the public register; null while nobody looked. */
  check: 'confirmed' | 'not_found' | null
  checkedAt: Temporal.Instant | null
  mandatedOn: Temporal.PlainDate
  /** As it was approved. */
  mayCorrect: boolean
  mayReceive: boolean
  approvedAt: Temporal.Instant | null
}

export async function getMandateRecord(db: Db<'procedures'>, mandateId: number): Promise<MandateRecord> {
  const { rows } = await sql<MandateRecord>`
    select g.id as "agentId", g.office, g.address, g.phone, k.outcome as check, k.checked_at as "checkedAt", m.mandated_on as "mandatedOn",
      m.may_correct as "mayCorrect", m.may_receive as "mayReceive", r.ended_at as "approvedAt"
    from procedures.mandates m join procedures.agents g on g.id = m.agent_id
    left join lateral (select outcome, checked_at from procedures.agent_checks where agent_id = g.id order by id desc limit 1) k on true
    left join procedures.mandate_requests r on r.mandate_id = m.id and r.outcome = 'approved'
    where m.id = ${mandateId}`.execute(db)
  return rows[0]!
}

export interface NewMandate {
  applicationId: string
  agentId: number
  clientName: string
  clientEmail: string
  mayCorrect: boolean
  mayReceive: boolean
  mandatedOn: Temporal.PlainDate
}

export async function insertMandate(tx: Tx<'procedures'>, now: Temporal.Instant, mandate: NewMandate): Promise<void> {
  await tx
    .insertInto('procedures.mandates')
    .values({
      application_id: mandate.applicationId,
      agent_id: mandate.agentId,
      client_name: mandate.clientName,
      client_email: mandate.clientEmail,
      may_correct: mandate.mayCorrect,
      may_receive: mandate.mayReceive,
      mandated_on: mandate.mandatedOn,
      written_at: now,
    })
    .execute()
  await touchDraft(tx, now, mandate.applicationId)
}

/** Somebody is at it: it is not forgotten as a draft that was left. */
export async function touchDraft(tx: Tx<'procedures'>, now: Temporal.Instant, applicationId: string): Promise<void> {
  await tx.updateTable('procedures.applications').set({ changed_at: now }).where('id', '=', applicationId).execute()
}

export interface Limited {
  kind: LimitKind
  at: Temporal.Instant
}

export async function listLimits(db: Db<'procedures'>, mandateId: number): Promise<Limited[]> {
  const { rows } = await sql<Limited>`select kind, limited_at as at from procedures.mandate_limits
    where mandate_id = ${mandateId} order by limited_at, kind`.execute(db)
  return rows
}

/** @returns false where it was taken back before */
export async function insertLimit(
  tx: Tx<'procedures'>,
  now: Temporal.Instant,
  limit: { mandateId: number; kind: LimitKind; clientId: number },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('procedures.mandate_limits')
    .values({ mandate_id: limit.mandateId, kind: limit.kind, client_id: limit.clientId, limited_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) > 0
}
