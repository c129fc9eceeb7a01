import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'

export interface Counter {
  count: number
  windowStart: Temporal.Instant
}

/** Counts one attempt in one statement, so that attempts made at the same moment are all counted. */
export async function countAttempt(
  db: Db,
  now: Temporal.Instant,
  key: string,
  per: Temporal.DurationLike,
): Promise<Counter> {
  const begun = now.subtract(per)
  const { rows } = await sql<Counter>`
    insert into kernel.rate_counters as counter (key, window_start, count) values (${key}, ${now}, 1)
    on conflict (key) do update set
      count = case when counter.window_start <= ${begun}::timestamptz then 1 else counter.count + 1 end,
      window_start = case when counter.window_start <= ${begun}::timestamptz then ${now} else counter.window_start end
    returning count, window_start as "windowStart"`.execute(db)
  return rows[0]!
}

/** Takes one attempt back: it was a good one. */
export async function giveBack(db: Db, key: string): Promise<void> {
  await sql`update kernel.rate_counters set count = count - 1 where key = ${key} and count > 0`.execute(db)
}

/** Begins anew. */
export async function forgetAttempts(db: Db, key: string): Promise<void> {
  await db.deleteFrom('kernel.rate_counters').where('key', '=', key).execute()
}

/** Counters whose window is long over. */
export async function deleteCountersBefore(db: Db, before: Temporal.Instant): Promise<void> {
  await db.deleteFrom('kernel.rate_counters').where('window_start', '<', before).execute()
}
