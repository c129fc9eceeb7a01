import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import { MESSAGES_A_PAGE } from '../conversations/message.ts'

/** A message or a note, as it was said. */
export interface Said {
  conversationId: number
  id: number
  kind: 'message' | 'note'
  author: 'resident' | 'staff' | 'system'
  staffName: string | null
  body: string
  at: Temporal.Instant
  /** A message that the page of its conversation does not begin with. */
  old: boolean
}

/** What was said in conversations that the caller holds, the newest first; in each so many of the newest. */
export async function listSaid(db: Db<'inquiries'>, of: { id: number }[], newest: number): Promise<Said[]> {
  const most = sql.lit(newest)
  const { rows } = await sql<Said>`
    select c.id as "conversationId", s.id, s.kind, s.author, p.name as "staffName", s.body, s.at, s.nth > ${MESSAGES_A_PAGE} as old
    from unnest(${of.map(({ id }) => id)}::bigint[]) c (id) cross join lateral inquiries.threads_of(c.id) t (id)
    cross join lateral (
      (select m.id, 'message' as kind, m.author, m.staff_id, m.body, m.occurred_at as at, row_number() over (order by m.occurred_at desc, m.id desc) as nth
        from inquiries.messages m where m.conversation_id = t.id order by m.occurred_at desc, m.id desc limit ${most})
      union all
      (select n.id, 'note', 'staff', n.author_id, n.body, n.written_at, 0
        from inquiries.notes n where n.conversation_id = t.id and n.struck_at is null order by n.written_at desc, n.id desc limit ${most})) s
    left join kernel.staff p on p.id = s.staff_id
    where s.body <> '' order by s.at desc, s.id desc`.execute(db)
  return rows
}
