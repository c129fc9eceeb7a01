import { sql } from 'kysely'
import { z } from 'zod'
import { CursorDay } from '#kernel/api/paging.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { SOMEBODY_ELSE } from '../offers/offers.queries.ts'
import { type Company, type NextAction, nameKeyOf, type Stage } from './company.ts'

/** Somebody may be about to do something else with them: that stays. */
export async function setNextIfNone(
  tx: Tx<'workation'>,
  id: number,
  { action, on }: { action: string; on: Temporal.PlainDate },
): Promise<void> {
  await sql`update workation.companies set next_action = ${action}, next_on = ${on}, version = version + 1
    where id = ${id} and next_action is null`.execute(tx)
}

/** The record of a firm of this name, made where there is none. */
export async function findOrCreateCompany(
  tx: Tx<'workation'>,
  now: Temporal.Instant,
  { name, home }: { name: string; home: string },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`insert into workation.companies as c (name, name_key, home, known_since)
    values (${name}, ${nameKeyOf(name)}, ${home}, ${now})
    on conflict (name_key) do update set home = case when c.home = '' then excluded.home else c.home end returning id`.execute(
    tx,
  )
  return rows[0]!.id
}

const columns = sql`c.id, c.name, c.home, c.stage, c.next_action as "nextAction", c.next_on as "nextOn",
  c.known_since as "knownSince", c.version`

/** Where a page of the list ends: the day that is due, or `infinity` where nothing is to be done. */
export const CompanyPlaceShape = z.object({ due: z.union([z.literal('infinity'), CursorDay]), id: z.int() })
export type CompanyPlace = z.infer<typeof CompanyPlaceShape>

export const placeOf = ({ id, nextOn }: Company): CompanyPlace => ({ due: nextOn?.toString() ?? 'infinity', id })

export interface CompanySearch {
  stage?: Stage | undefined
  /** Part of a name, however it is written. */
  name: string
}

/** One page: by the day of the next action, then the newest. */
export async function listCompanies(
  db: Db<'workation'>,
  { stage, name }: CompanySearch,
  limit: number,
  after?: CompanyPlace,
): Promise<Company[]> {
  const due = sql`coalesce(c.next_on, 'infinity'::date)`
  const { rows } = await sql<Company>`select ${columns} from workation.companies c
    where true ${stage ? sql`and c.stage = ${stage}` : sql``}
      ${name ? sql`and strpos(c.name_key, ${nameKeyOf(name)}) > 0` : sql``}
      ${after ? sql`and (${due}, -c.id) > (${after.due}::date, ${-after.id}::bigint)` : sql``}
    order by ${due}, -c.id limit ${limit}`.execute(db)
  return rows
}

/** Firms for which something is due today or was before, and since when, from midnight of the first of these days. */
export async function countDue(
  db: Db<'workation'>,
  today: Temporal.PlainDate,
): Promise<{ due: number; since: Temporal.Instant | null }> {
  const { rows } = await sql<{ due: number; since: Temporal.Instant | null }>`
    select count(*)::int as due, min(next_on)::timestamp at time zone 'Asia/Tokyo' as since from workation.companies
    where coalesce(next_on, 'infinity'::date) <= ${today}`.execute(db)
  return rows[0]!
}

/** @throws Refusal 404 */
export async function getCompany(db: Db<'workation'>, id: number): Promise<Company> {
  const { rows } = await sql<Company>`select ${columns} from workation.companies c where c.id = ${id}`.execute(db)
  if (!rows[0]) throw new Refusal(404, 'この会社は見つかりません。')
  return rows[0]
}

/** The firm that has this name already, however it is written. */
export async function findNamesake(db: Db<'workation'>, name: string, but: number): Promise<Company | undefined> {
  const { rows } = await sql<Company>`select ${columns} from workation.companies c
    where c.name_key = ${nameKeyOf(name)} and c.id <> ${but}`.execute(db)
  return rows[0]
}

/** From here on nobody else changes this firm. @throws Refusal 404; 409 where somebody changed it since it was read */
export async function holdCompany(tx: Tx<'workation'>, id: number, version: number): Promise<Company> {
  await sql`select from workation.companies where id = ${id} for update`.execute(tx)
  const company = await getCompany(tx, id)
  if (company.version !== version) throw new Refusal(409, SOMEBODY_ELSE)
  return company
}

export interface CompanyChange {
  named?: Pick<Company, 'name' | 'home'>
  stage?: Stage
  /** Nothing is to be done any more where it is null. */
  next?: NextAction | null
}

/** One more version of it, whatever changes. */
export async function updateCompany(
  tx: Tx<'workation'>,
  { id, version }: Pick<Company, 'id' | 'version'>,
  { named, stage, next }: CompanyChange,
): Promise<void> {
  await tx
    .updateTable('workation.companies')
    .set({
      version: version + 1,
      ...(named && { ...named, name_key: nameKeyOf(named.name) }),
      ...(stage && { stage }),
      ...(next !== undefined && { next_action: next?.nextAction ?? null, next_on: next?.nextOn ?? null }),
    })
    .where('id', '=', id)
    .execute()
}

/** Another firm has this name. */
export const isNameTaken = (error: unknown): boolean =>
  (error as { constraint?: string } | undefined)?.constraint === 'companies_name_key_key'
