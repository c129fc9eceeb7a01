import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Subscription } from './subscription.ts'

interface Row {
  topicIds: number[]
  wardId: number | null
  children: string[]
  optedInAt: Temporal.Instant
}

export async function findSubscription(
  db: Db<'inquiries'>,
  lineUserId: string,
): Promise<(Subscription & { optedInAt: Temporal.Instant }) | undefined> {
  const { rows } = await sql<Row>`
    select s.ward_id as "wardId", s.opted_in_at as "optedInAt",
      (select coalesce(json_agg(t.topic_id order by t.topic_id), '[]') from inquiries.subscribed_topics t
        where t.line_user_id = s.line_user_id) as "topicIds",
      (select coalesce(json_agg(to_char(b.born_in, 'YYYY-MM') order by b.place), '[]') from inquiries.subscribed_children b
        where b.line_user_id = s.line_user_id) as children
    from inquiries.subscriptions s where s.line_user_id = ${lineUserId}`.execute(db)
  const [row] = rows
  return row && { ...row, children: row.children.map((month) => Temporal.PlainYearMonth.from(month)) }
}

/** In the place of what was wanted before; the day of the first consent stays. Two forms at once are one after the other. */
export async function saveSubscription(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  lineUserId: string,
  { topicIds, wardId, children }: Subscription,
): Promise<void> {
  await sql`insert into inquiries.subscriptions (line_user_id, ward_id, opted_in_at, changed_at)
    values (${lineUserId}, ${wardId}, ${now}, ${now})
    on conflict (line_user_id) do update set ward_id = excluded.ward_id, changed_at = excluded.changed_at`.execute(tx)
  await sql`delete from inquiries.subscribed_topics where line_user_id = ${lineUserId}`.execute(tx)
  await sql`delete from inquiries.subscribed_children where line_user_id = ${lineUserId}`.execute(tx)
  await sql`insert into inquiries.subscribed_topics (line_user_id, topic_id)
    select ${lineUserId}, unnest(${topicIds}::bigint[])`.execute(tx)
  const months = children.map((month) => month.toPlainDate({ day: 1 }).toString())
  await sql`insert into inquiries.subscribed_children (line_user_id, place, born_in)
    select ${lineUserId}, place, born::date from unnest(${months}::text[]) with ordinality as u (born, place)`.execute(
    tx,
  )
}

/** @returns false where nothing was wanted */
export async function deleteSubscription(tx: Tx<'inquiries'>, lineUserId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('inquiries.subscriptions')
    .where('line_user_id', '=', lineUserId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Whoever blocks the account or wants no more notices: told to whoever sent them something this week, as a number. */
export async function noteLeaving(tx: Tx<'inquiries'>, now: Temporal.Instant, lineUserId: string): Promise<void> {
  await sql`update inquiries.broadcast_recipients r set left_at = ${now}
    from inquiries.broadcast_batches b
    where b.id = r.batch_id and r.line_user_id = ${lineUserId} and r.left_at is null and b.state = 'accepted'
      and b.settled_at > ${now.subtract({ hours: 7 * 24 })}`.execute(tx)
}

/** 友だち without a talk: LINE tells of them once. */
export async function noteFriend(tx: Tx<'inquiries'>, lineUserId: string, following: boolean): Promise<void> {
  await sql`insert into inquiries.line_friends (line_user_id, following) values (${lineUserId}, ${following})
    on conflict (line_user_id) do update set following = excluded.following`.execute(tx)
}
