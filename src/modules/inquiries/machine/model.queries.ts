import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Use } from './machine.ts'

/** 言語モデル of the town. Switched on for nothing it is kept, and off. */
export interface Model {
  url: string
  model: string
  uses: Use[]
  callsADay: number
  version: number
}

/** What a call was for. */
export type Purpose = Use | 'trial'

const model = (db: Db<'inquiries'>) =>
  db
    .selectFrom('inquiries.language_model')
    .select(['url', 'model', 'calls_a_day as callsADay', 'version'])
    .select((eb) => eb.ref('uses').$castTo<Use[]>().as('uses'))

/** None where the town never set one up. */
export const findModel = (db: Db<'inquiries'>): Promise<Model | undefined> => model(db).executeTakeFirst()

/** The same, until the end of the transaction: one call after the other is counted. */
export const holdModel = (tx: Tx<'inquiries'>): Promise<Model | undefined> => model(tx).forUpdate().executeTakeFirst()

/** @returns false where it is not the version that was seen; 0 where none was */
export async function putModel(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staffId: number,
  { url, model: name, uses, callsADay, version }: Model,
): Promise<boolean> {
  const { rows } = await sql`
    insert into inquiries.language_model as m (url, model, uses, calls_a_day, changed_at, changed_by)
    select ${url}, ${name}, ${uses}::text[], ${callsADay}, ${now}, ${staffId}
      where ${version} = 0 or exists (select from inquiries.language_model)
    on conflict (id) do update set url = excluded.url, model = excluded.model, uses = excluded.uses, calls_a_day = excluded.calls_a_day,
      changed_at = excluded.changed_at, changed_by = excluded.changed_by, version = m.version + 1
      where m.version = ${version}
    returning m.version`.execute(tx)
  return rows.length > 0
}

export async function countCalls(db: Db<'inquiries'>, day: Temporal.PlainDate): Promise<number> {
  const { calls } = await db
    .selectFrom('inquiries.machine_calls')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('calls'), sql<number>`0`).as('calls'))
    .where('on_day', '=', day)
    .executeTakeFirstOrThrow()
  return Number(calls)
}

/** Counts one call of a day. The caller holds the model. @returns false where the day has had all of them */
export async function claimCall(
  tx: Tx<'inquiries'>,
  day: Temporal.PlainDate,
  purpose: Purpose,
  { characters, callsADay }: { characters: number; callsADay: number },
): Promise<boolean> {
  if ((await countCalls(tx, day)) >= callsADay) return false
  await sql`
    insert into inquiries.machine_calls as c (on_day, use, calls, characters) values (${day}, ${purpose}, 1, ${characters})
    on conflict (on_day, use) do update set calls = c.calls + 1, characters = c.characters + excluded.characters`.execute(
    tx,
  )
  return true
}

/** That the last call brought no answer: it may have been made before midnight, and no day has more failures than calls. */
export async function noteFailed(db: Db<'inquiries'>, purpose: Purpose): Promise<void> {
  await sql`update inquiries.machine_calls set failed = failed + 1 where use = ${purpose}
    and on_day = (select max(on_day) from inquiries.machine_calls where use = ${purpose} and failed < calls)`.execute(
    db,
  )
}

export interface MonthOfUse {
  month: string
  purpose: Purpose
  calls: number
  failed: number
  characters: number
}

/** Calls by month and purpose since a day, the newest month first. */
export async function listUsage(db: Db<'inquiries'>, since: Temporal.PlainDate): Promise<MonthOfUse[]> {
  const { rows } = await sql<MonthOfUse>`
    select to_char(on_day, 'YYYY-MM') as month, use as purpose, sum(calls)::int as calls, sum(failed)::int as failed,
      sum(characters)::float8 as characters
    from inquiries.machine_calls where on_day >= ${since} group by 1, 2 order by 1 desc, 2`.execute(db)
  return rows
}
