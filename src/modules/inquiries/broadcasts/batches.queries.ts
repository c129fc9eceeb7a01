import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'

export type BatchState = 'queued' | 'accepted' | 'failed' | 'stopped'

/** One request to LINE, for at most 500 people. */
export interface Batch {
  id: number
  place: number
  people: number
  state: BatchState
  attempts: number
  /** Since then LINE may have taken it without our knowing. */
  unsureSince: Temporal.Instant | null
  failure: string | null
  settledAt: Temporal.Instant | null
}

const selected = sql`select id, place, people, state, attempts, unsure_since as "unsureSince", failure, settled_at as "settledAt"
  from inquiries.broadcast_batches`

export async function listBatches(db: Db<'inquiries'>, broadcastId: number): Promise<Batch[]> {
  const { rows } = await sql<Batch>`${selected} where broadcast_id = ${broadcastId} order by place`.execute(db)
  return rows
}

/** Fixes who gets it with one request; its retry key is drawn here, before the first attempt. */
export async function insertBatch(
  tx: Tx<'inquiries'>,
  broadcastId: number,
  place: number,
  lineUserIds: readonly string[],
): Promise<void> {
  await sql`with batch as (
      insert into inquiries.broadcast_batches (broadcast_id, place, people) values (${broadcastId}, ${place}, ${lineUserIds.length})
      returning id)
    insert into inquiries.broadcast_recipients (broadcast_id, line_user_id, batch_id, seat)
    select ${broadcastId}, u.line_user_id, batch.id, u.seat
    from batch, unnest(${lineUserIds}::text[]) with ordinality as u (line_user_id, seat)`.execute(tx)
}

export async function findNextBatch(db: Db<'inquiries'>, broadcastId: number): Promise<Batch | undefined> {
  const { rows } = await sql<Batch>`${selected} where broadcast_id = ${broadcastId} and state = 'queued'
    order by unsure_since is null, place limit 1`.execute(db)
  return rows[0]
}

/**
 * Whoever stopped it, or blocked the account, since it began gets nothing: of a batch that LINE cannot have taken.
 * @returns false where nobody is left, and the batch neither
 */
export async function dropLeavers(tx: Tx<'inquiries'>, id: number): Promise<boolean> {
  await sql`delete from inquiries.broadcast_recipients r using inquiries.broadcasts b
    where r.batch_id = ${id} and b.id = r.broadcast_id and (
      not exists (select from inquiries.line_friends f where f.line_user_id = r.line_user_id and f.following)
      or b.audience = 'subscribers' and not exists (select from inquiries.subscribed_topics t
        where t.line_user_id = r.line_user_id and t.topic_id = any(b.topic_ids)))`.execute(tx)
  const { rows } = await sql<{ people: number }>`
    select count(*)::int as people from inquiries.broadcast_recipients where batch_id = ${id}`.execute(tx)
  const { people } = rows[0]!
  if (people > 0) await sql`update inquiries.broadcast_batches set people = ${people} where id = ${id}`.execute(tx)
  else await sql`delete from inquiries.broadcast_batches where id = ${id}`.execute(tx)
  return people > 0
}

/** Its attempt is counted before it is made: after a crash we know that LINE may have it. */
export async function beginAttempt(
  tx: Tx<'inquiries'>,
  id: number,
  now: Temporal.Instant,
): Promise<{ retryKey: string; attempts: number; to: string[] }> {
  const { rows } = await sql<{ retryKey: string; attempts: number; to: string[] }>`
    update inquiries.broadcast_batches b set attempts = attempts + 1, unsure_since = coalesce(unsure_since, ${now}) where id = ${id}
    returning retry_key as "retryKey", attempts,
      (select array_agg(r.line_user_id order by r.seat) from inquiries.broadcast_recipients r where r.batch_id = b.id) as "to"`.execute(
    tx,
  )
  return rows[0]!
}

export async function settleBatch(
  tx: Tx<'inquiries'>,
  id: number,
  now: Temporal.Instant,
  ending: { state: 'accepted' } | { state: 'failed'; failure: string },
): Promise<void> {
  await tx
    .updateTable('inquiries.broadcast_batches')
    .set({ ...ending, settled_at: now })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute()
}

/** LINE refused this attempt, so it knows no more of the batch than before. */
export async function keepDoubt(tx: Tx<'inquiries'>, id: number, unsureSince: Temporal.Instant | null): Promise<void> {
  await tx
    .updateTable('inquiries.broadcast_batches')
    .set({ unsure_since: unsureSince })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute()
}

/** Those that nobody has asked LINE for. */
export async function stopBatches(tx: Tx<'inquiries'>, broadcastId: number, now: Temporal.Instant): Promise<void> {
  await sql`update inquiries.broadcast_batches set state = 'stopped', settled_at = ${now}
    where broadcast_id = ${broadcastId} and state = 'queued' and unsure_since is null`.execute(tx)
}

/** People to whom LINE took something by a broadcast after a moment: each counts once. */
export async function countBroadcastAfter(db: Db<'inquiries'>, at: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select coalesce(sum(people), 0)::int as people from inquiries.broadcast_batches
    where state = 'accepted' and settled_at > ${at}`.execute(db)
  return rows[0]!.people
}
