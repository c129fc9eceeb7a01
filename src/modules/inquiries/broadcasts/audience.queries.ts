import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import { namesOf } from '../subscriptions/labels.queries.ts'
import { type Audience, isAddressed, type Subscriber } from './audience.ts'

/** Whoever gets it if it went that day; nobody who blocked the account. */
export async function listAddressed(
  db: Db<'inquiries'>,
  audience: Audience,
  on: Temporal.PlainDate,
): Promise<string[]> {
  if (audience.kind === 'everybody') {
    const { rows } = await sql<{ id: string }>`
      select line_user_id as id from inquiries.line_friends where following order by 1`.execute(db)
    return rows.map(({ id }) => id)
  }
  const { rows } = await sql<Subscriber>`
    select s.line_user_id as "lineUserId", s.ward_id as "wardId",
      (select json_agg(t.topic_id) from inquiries.subscribed_topics t where t.line_user_id = s.line_user_id) as "topicIds",
      (select coalesce(json_agg(to_char(b.born_in, 'YYYY-MM')), '[]') from inquiries.subscribed_children b
        where b.line_user_id = s.line_user_id) as children
    from inquiries.subscriptions s join inquiries.line_friends f on f.line_user_id = s.line_user_id and f.following
    where exists (select from inquiries.subscribed_topics t
      where t.line_user_id = s.line_user_id and t.topic_id = any(${audience.topicIds}::bigint[]))
    order by s.line_user_id`.execute(db)
  return rows.filter((who) => isAddressed(audience, who, on)).map(({ lineUserId }) => lineUserId)
}

/** What its topics and wards are called. */
export async function namesIn(db: Db<'inquiries'>, audience: Audience): Promise<{ topics: string[]; wards: string[] }> {
  if (audience.kind === 'everybody') return { topics: [], wards: [] }
  return { topics: await namesOf(db, audience.topicIds), wards: await namesOf(db, audience.wardIds) }
}
