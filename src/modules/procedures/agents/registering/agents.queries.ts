import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { AgentForm } from './agent.ts'

/** 代理人: a 行政書士 as they described themselves last, and what the town found of it. */
export interface Agent extends AgentForm {
  id: number
  residentId: number
  writtenAt: Temporal.Instant
  check: 'confirmed' | 'not_found' | null
  checkedAt: Temporal.Instant | null
  checkedBy: string | null
  /** Other accounts that give the same number. */
  sameNumber: number
}

const newestOfEach = sql`select distinct on (resident_id) * from procedures.agents order by resident_id, id desc`

async function list(db: Db<'procedures'>, which: RawBuilder<unknown>, limit: number): Promise<Agent[]> {
  const { rows } = await sql<Agent>`
    with newest as (${newestOfEach})
    select g.id, g.resident_id as "residentId", g.name, g.registration_number as "registrationNumber", g.office, g.address, g.phone,
      g.written_at as "writtenAt", k.outcome as check, k.checked_at as "checkedAt", s.name as "checkedBy",
      (select count(*)::int from newest o where o.registration_number = g.registration_number and o.id <> g.id) as "sameNumber"
    from newest g
    left join lateral (select * from procedures.agent_checks where agent_id = g.id order by id desc limit 1) k on true
    left join kernel.staff s on s.id = k.checked_by
    where ${which} order by k.id is not null, g.id desc limit ${limit}`.execute(db)
  return rows
}

/** Those whom nobody has looked up yet first. */
export const listAgents = (db: Db<'procedures'>, limit: number): Promise<Agent[]> => list(db, sql`true`, limit)

export async function findAgent(db: Db<'procedures'>, id: number): Promise<Agent | undefined> {
  return (await list(db, sql`g.id = ${id}`, 1))[0]
}

export async function findAgentOf(db: Db<'procedures'>, residentId: number): Promise<Agent | undefined> {
  return (await list(db, sql`g.resident_id = ${residentId}`, 1))[0]
}

/** Whether the town has agents. */
export const areThere = sql<boolean>`exists (select from procedures.agents)`

/** How many nobody has looked up yet. */
export const unchecked = sql<number>`(select count(*)::int from (${newestOfEach}) newest
  where not exists (select from procedures.agent_checks k where k.agent_id = newest.id))`

export async function insertAgent(
  tx: Tx<'procedures'>,
  now: Temporal.Instant,
  residentId: number,
  { name, registrationNumber, office, address, phone }: AgentForm,
): Promise<void> {
  await tx
    .insertInto('procedures.agents')
    .values({
      resident_id: residentId,
      name,
      registration_number: registrationNumber,
      office,
      address,
      phone,
      written_at: now,
    })
    .execute()
}

export async function insertCheck(
  tx: Tx<'procedures'>,
  now: Temporal.Instant,
  check: { agentId: number; outcome: 'confirmed' | 'not_found'; by: number },
): Promise<void> {
  await tx
    .insertInto('procedures.agent_checks')
    .values({ agent_id: check.agentId, outcome: check.outcome, checked_at: now, checked_by: check.by })
    .execute()
}
