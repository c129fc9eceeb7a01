import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'

/** 保存の延長: whoever said until when, and why. */
export interface Hold {
  reason: string
  /** The last day on which it is kept. */
  until: Temporal.PlainDate
  by: string
}

/** The one that stands on a day: its own, or that of the main one into which it was joined (統合). */
export async function findHold(
  db: Db<'inquiries'>,
  conversationId: number,
  today: Temporal.PlainDate,
): Promise<Hold | undefined> {
  const { rows } = await sql<Hold>`
    select h.reason, h.until, s.name as by from inquiries.retention_holds h join kernel.staff s on s.id = h.set_by
    where h.conversation_id in (select unnest(array[id, merged_into]) from inquiries.conversations where id = ${conversationId})
      and h.until >= ${today.toString()}::date order by h.until desc`.execute(db)
  return rows[0]
}

export async function saveHold(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staffId: number,
  conversationId: number,
  { reason, until }: Pick<Hold, 'reason' | 'until'>,
): Promise<void> {
  await sql`
    insert into inquiries.retention_holds (conversation_id, reason, until, set_at, set_by)
    values (${conversationId}, ${reason}, ${until.toString()}::date, ${now}, ${staffId})
    on conflict (conversation_id) do update set reason = excluded.reason, until = excluded.until, set_at = excluded.set_at, set_by = excluded.set_by`.execute(
    tx,
  )
}

/** What was kept with the main one (統合) is kept as long once it stands alone; its own longer one stays. */
export async function copyHold(tx: Tx<'inquiries'>, main: number, joined: number): Promise<void> {
  await sql`
    insert into inquiries.retention_holds as h (conversation_id, reason, until, set_at, set_by)
    select ${joined}, reason, until, set_at, set_by from inquiries.retention_holds where conversation_id = ${main}
    on conflict (conversation_id) do update set reason = excluded.reason, until = excluded.until, set_at = excluded.set_at, set_by = excluded.set_by
      where h.until < excluded.until`.execute(tx)
}

/** @returns false where none was there */
export async function deleteHold(tx: Tx<'inquiries'>, conversationId: number): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('inquiries.retention_holds')
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
