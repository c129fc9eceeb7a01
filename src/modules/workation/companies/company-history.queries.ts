import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { StayState } from '../stays/stay.ts'
import type { CompanyAct, Stage } from './company.ts'

export type NewCompanyAct = Pick<CompanyAct, 'act' | 'stage' | 'onDay' | 'words' | 'at'> & {
  companyId: number
  staffId: number
}

export async function insertCompanyAct(
  tx: Tx<'workation'>,
  { companyId, staffId, onDay, ...same }: NewCompanyAct,
): Promise<void> {
  await tx
    .insertInto('workation.company_acts')
    .values({ ...same, company_id: companyId, staff_id: staffId, on_day: onDay })
    .execute()
}

/** What became of a firm, the newest first. */
export async function listCompanyActs(
  db: Db<'workation'>,
  companyId: number,
  limit: number,
  before?: number,
): Promise<CompanyAct[]> {
  const { rows } = await sql<CompanyAct>`select a.id, a.act, a.stage, a.on_day as "onDay", a.words, a.at, s.name as who
    from workation.company_acts a join kernel.staff s on s.id = a.staff_id
    where a.company_id = ${companyId} ${before === undefined ? sql`` : sql`and a.id < ${before}`}
    order by a.id desc limit ${limit}`.execute(db)
  return rows
}

/** The day on which a firm last came to each stage. */
export async function stageDays(
  db: Db<'workation'>,
  companyId: number,
): Promise<ReadonlyMap<Stage, Temporal.PlainDate>> {
  const { rows } = await sql<{ stage: Stage; onDay: Temporal.PlainDate }>`
    select distinct on (stage) stage, on_day as "onDay" from workation.company_acts
    where company_id = ${companyId} and act = 'stage' order by stage, id desc`.execute(db)
  return new Map(rows.map(({ stage, onDay }) => [stage, onDay]))
}

export interface StayOfCompany {
  id: number
  state: StayState
  person: string
  email: string
  people: number
  askedAt: Temporal.Instant
  /** Of what is booked or proposed; else as it was wished. */
  from: Temporal.PlainDate | null
  through: Temporal.PlainDate | null
}

/** 滞在 of a firm, the newest first. */
export async function listStaysOfCompany(db: Db<'workation'>, companyId: number): Promise<StayOfCompany[]> {
  const { rows } = await sql<StayOfCompany>`select id, state, person, email, people, asked_at as "askedAt",
      coalesce(from_day, wished_from) as "from", coalesce(through_day, wished_through) as through
    from workation.stays where company_id = ${companyId} order by id desc limit 100`.execute(db)
  return rows
}
