import { sql } from 'kysely'
import type { Tx } from '#lib/db/connect.ts'
import { nameKeyOf } from './company.ts'

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
