import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { textOnTheWire } from '../sending/wire.ts'
import type { Quote } from './quote.ts'

/** A message of the resident that can be quoted: on LINE one of which LINE gave a token. Undefined where it was withdrawn. */
export async function findQuotable(
  db: Db<'inquiries'>,
  conversation: { id: number },
  messageId: number,
): Promise<(Quote & { token: string | null }) | undefined> {
  const { rows } = await sql<Quote & { token: string | null }>`
    select m.id, m.author, m.kind, m.body, false as withdrawn, m.quote_token as token
    from inquiries.messages m join inquiries.conversations c on c.id = m.conversation_id
    where m.id = ${messageId} and m.conversation_id = ${conversation.id} and m.author = 'resident' and m.withdrawn_at is null
      and (c.channel = 'web' or m.quote_token is not null)`.execute(db)
  return rows[0]
}

/**
 * Keeps what LINE calls the messages of a request, in the order in which they went.
 * @param ids as LINE said them; a long text is several
 */
export async function keepSentIds(tx: Tx<'inquiries'>, sendingId: number, ids: readonly string[]): Promise<void> {
  const messages = await tx
    .selectFrom('inquiries.messages')
    .select(['id', 'kind', 'body'])
    .where('sending_id', '=', sendingId)
    .orderBy('id')
    .execute()
  const owners = messages.flatMap(({ id, kind, body }) =>
    Array.from({ length: kind === 'text' ? textOnTheWire(body).length : 1 }, () => id),
  )
  if (owners.length === 0 || owners.length !== ids.length) return
  await tx
    .insertInto('inquiries.sent_messages')
    .values(ids.map((id, place) => ({ line_message_id: id, message_id: owners[place]! })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
