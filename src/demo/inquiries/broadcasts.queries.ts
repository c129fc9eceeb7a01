import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'

export const hasLabels = async (db: Db<'inquiries'>): Promise<boolean> =>
  (await db.selectFrom('inquiries.notice_labels').select('id').limit(1).executeTakeFirst()) !== undefined

/** Whoever writes on LINE, in the order in which they began. */
export async function listFriends(db: Db<'inquiries'>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select line_user_id as id from inquiries.conversations where channel = 'line' and following order by id`.execute(db)
  return rows.map(({ id }) => id)
}

/** LINE took it then for everybody who wants its topics; some of them wanted no more of it. */
export async function setSent(tx: Tx<'inquiries'>, id: number, at: Temporal.Instant): Promise<void> {
  await sql`update inquiries.broadcasts set state = 'sending', began_at = ${at}, request = '[]' where id = ${id}`.execute(
    tx,
  )
  await sql`with them as (
      select line_user_id, row_number() over (order by line_user_id) as place from (
        select distinct t.line_user_id from inquiries.subscribed_topics t join inquiries.broadcasts b on t.topic_id = any(b.topic_ids)
        where b.id = ${id}) one),
    batch as (
      insert into inquiries.broadcast_batches (broadcast_id, place, people, state, attempts, settled_at)
      select ${id}, 1, count(*), 'accepted', 1, ${at} from them returning id)
    insert into inquiries.broadcast_recipients (broadcast_id, line_user_id, batch_id, seat, left_at)
    select ${id}, them.line_user_id, batch.id, them.place,
      case when them.place % 40 = 0 then ${at}::timestamptz + interval '5 hours' end from them, batch`.execute(tx)
  await sql`update inquiries.broadcasts set state = 'sent', ended_at = ${at} where id = ${id}`.execute(tx)
}
