import { sql } from 'kysely'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Tx } from '#lib/db/connect.ts'
import { reopen } from '../casework/closing/reopen.queries.ts'
import { holdDesk } from '../casework/merging/hold-desk.queries.ts'

/** Finds out anew whose turn it is, after something that was said is gone or did not go out. Who waits again, opens it again. */
export async function reckonTurn(tx: Tx<'inquiries'>, now: Temporal.Instant, threadId: number): Promise<void> {
  const id = await holdDesk(tx, threadId) // what is asked from here on sees every message that came before
  const { rows } = await sql<{ waits: boolean }>`
    select inquiries.unanswered_since(id) is not null as waits from inquiries.conversations
    where id = ${id} and no_reply_at is null and closed_at is not null`.execute(tx)
  if (rows[0]?.waits) await reopen(tx, now, id, 'system')
  await tx
    .updateTable('inquiries.conversations')
    .set({ waiting_since: sql`inquiries.unanswered_since(id)` })
    .where('id', '=', id)
    .where('no_reply_at', 'is', null)
    .execute()
}

/** The same wherever something was said with a sending: in a talk, and on the page that it points to. Pages are younger, and held first as ever. */
export async function reckonTurnsOf(tx: Tx<'inquiries'>, now: Temporal.Instant, sendingId: number): Promise<void> {
  const { rows } = await sql<{ id: number; sectionId: number }>`
    select id, section_id as "sectionId" from inquiries.conversations
    where id in (select conversation_id from inquiries.messages where sending_id = ${sendingId}) order by id desc`.execute(
    tx,
  )
  for (const { id, sectionId } of rows) {
    await reckonTurn(tx, now, id)
    await tellScreens(tx, `inquiries:${sectionId}`)
  }
}

/**
 * 返信不要: the resident waits no more, though nobody answered.
 * @param seen the newest message before the eyes of whoever says so
 * @returns false where nobody waits, or where the resident wrote again meanwhile
 */
export async function insertNoReply(
  tx: Tx<'inquiries'>,
  staff: Pick<Staff, 'id'>,
  id: number,
  seen: number,
  now: Temporal.Instant,
): Promise<boolean> {
  await holdDesk(tx, id)
  const { numUpdatedRows } = await tx
    .updateTable('inquiries.conversations as c')
    .set({ waiting_since: null, no_reply_at: now, no_reply_by: staff.id, no_reply_up_to: seen })
    .where('c.id', '=', id)
    .where('c.waiting_since', 'is not', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('inquiries.messages as m')
            .where(sql<boolean>`m.conversation_id in (select inquiries.threads_of(${id}))`)
            .where('m.author', '=', 'resident')
            .where('m.id', '>', seen),
        ),
      ),
    )
    .executeTakeFirst()
  if (numUpdatedRows > 0n)
    await tx
      .updateTable('inquiries.conversations')
      .set({ no_reply_up_to: seen })
      .where('merged_into', '=', id)
      .execute()
  return numUpdatedRows > 0n
}

/** @returns false where nobody had said so */
export async function removeNoReply(tx: Tx<'inquiries'>, now: Temporal.Instant, id: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('inquiries.conversations')
    .set({ no_reply_at: null, no_reply_by: null, no_reply_up_to: null })
    .where('id', '=', id)
    .where('no_reply_at', 'is not', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await tx.updateTable('inquiries.conversations').set({ no_reply_up_to: null }).where('merged_into', '=', id).execute()
  await reckonTurn(tx, now, id)
  return true
}

/** The id of what was said last, in whatever thread of it. */
export async function newestOf(tx: Tx<'inquiries'>, id: number): Promise<number> {
  const { rows } = await sql<{
    id: number
  }>`select max(m.id) as id from inquiries.threads_of(${id}) t (id) join inquiries.messages m on m.conversation_id = t.id`.execute(
    tx,
  )
  return rows[0]!.id
}
