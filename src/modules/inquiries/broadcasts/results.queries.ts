import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'

/** 結果, in people; `accepted` is LINE's word and means no more. */
export interface Results {
  people: number
  accepted: number
  failed: number
  stopped: number
  queued: number
  /** Blocked the account or wanted no more notices within a week after. */
  left: number
  /** Messages that they wrote within a day after. */
  wrote: number
}

export async function countResults(db: Db<'inquiries'>, broadcastId: number): Promise<Results> {
  const { rows } = await sql<Results>`
    select coalesce(sum(people), 0)::int as people,
      coalesce(sum(people) filter (where state = 'accepted'), 0)::int as accepted,
      coalesce(sum(people) filter (where state = 'failed'), 0)::int as failed,
      coalesce(sum(people) filter (where state = 'stopped'), 0)::int as stopped,
      coalesce(sum(people) filter (where state = 'queued'), 0)::int as queued,
      (select count(*)::int from inquiries.broadcast_recipients r where r.broadcast_id = ${broadcastId} and r.left_at is not null) as left,
      (select count(*)::int from inquiries.broadcast_recipients r join inquiries.broadcast_batches o on o.id = r.batch_id
        join inquiries.conversations c on c.line_user_id = r.line_user_id
        join inquiries.messages m on m.conversation_id = c.id and m.author = 'resident'
          and m.occurred_at >= o.settled_at and m.occurred_at < o.settled_at + interval '24 hours'
        where r.broadcast_id = ${broadcastId} and o.state = 'accepted') as wrote
    from inquiries.broadcast_batches where broadcast_id = ${broadcastId}`.execute(db)
  return rows[0]!
}

/** People whom LINE took each of these for; how many they are for, where they have begun. */
export async function countReached(
  db: Db<'inquiries'>,
  ids: readonly number[],
): Promise<Map<number, { people: number; accepted: number }>> {
  const { rows } = await sql<{ id: number; people: number; accepted: number }>`
    select broadcast_id as id, sum(people)::int as people, coalesce(sum(people) filter (where state = 'accepted'), 0)::int as accepted
    from inquiries.broadcast_batches where broadcast_id = any(${ids}::bigint[]) group by broadcast_id`.execute(db)
  return new Map(rows.map(({ id, ...counted }) => [id, counted]))
}
