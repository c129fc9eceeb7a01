import type pg from 'pg'
import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { LineEvent } from './event.ts'
import { storable } from './storable.ts'

/**
 * Stores events and sees to it that the worker takes them in, in one statement and one commit. What is stored already
 * stays as it is. Raw `pg` with a named statement: this is the hottest write of the program.
 */
export async function insertEvents(pool: pg.Pool, unsorted: LineEvent[]): Promise<void> {
  // Everybody stores in one order: two batches with the same events, shuffled, would wait for each other.
  const events = unsorted.toSorted((a, b) => (a.webhookEventId < b.webhookEventId ? -1 : 1))
  await pool.query({
    name: 'store line events',
    text: 'select inquiries.store_line_events($1, $2, $3, $4, $5)',
    values: [
      events.map((event) => event.webhookEventId),
      events.map((event) => event.sourceId),
      events.map((event) => event.type),
      events.map((event) => event.occurredAt.toString()),
      events.map((event) => storable(event.body)),
    ],
  })
}

/** Returns when nobody is storing any more who relied on the job that has just begun: see store_line_events. */
export async function awaitStoring(db: Db<'inquiries'>): Promise<void> {
  await sql`select inquiries.await_storing()`.execute(db)
}

/** Keeps a body whose signature was right but which is not what LINE sends. */
export async function insertRefusedWebhook(db: Db<'inquiries'>, reason: string, body: Uint8Array): Promise<void> {
  await db
    .insertInto('inquiries.refused_webhooks')
    .values({ reason, body: Buffer.from(body) })
    .execute()
}

const BATCH = 200

/** What waits, in the order in which it happened on the residents' phones, but for senders who are held back. */
export async function pendingEvents(db: Db<'inquiries'>, heldBack: string[]): Promise<LineEvent[]> {
  const rows = await db
    .selectFrom('inquiries.line_events')
    .select([
      'webhook_event_id as webhookEventId',
      'source_id as sourceId',
      'type',
      'occurred_at as occurredAt',
      'body',
    ])
    .where('processed_at', 'is', null)
    .where(sql<boolean>`source_id <> all (${heldBack}::text[])`)
    .orderBy('occurred_at')
    .orderBy('webhook_event_id')
    .limit(BATCH)
    .execute()
  return rows as LineEvent[]
}

/**
 * Takes an event to work on it in this transaction.
 * @returns since when it has been waiting; undefined where another one finished it meanwhile
 */
export async function claimEvent(
  tx: Tx<'inquiries'>,
  event: LineEvent,
  now: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const claimed = await tx
    .updateTable('inquiries.line_events')
    .set({ processed_at: now, failure: null })
    .where('webhook_event_id', '=', event.webhookEventId)
    .where('processed_at', 'is', null)
    .returning(sql<number>`(extract(epoch from clock_timestamp() - received_at) * 1000)::float8`.as('waited'))
    .executeTakeFirst()
  return claimed && now.subtract({ milliseconds: Math.round(claimed.waited) })
}

/** Counts a failed try; returns how many there have been. */
export async function countFailure(db: Db<'inquiries'>, event: LineEvent, failure: string): Promise<number> {
  const row = await db
    .updateTable('inquiries.line_events')
    .set({ attempts: sql<number>`attempts + 1`, failure })
    .where('webhook_event_id', '=', event.webhookEventId)
    .returning('attempts')
    .executeTakeFirstOrThrow()
  return row.attempts
}

/** Sets an event aside that can never be worked on: it stays in the table with its failure, for people to look at. */
export async function setAside(db: Db<'inquiries'>, event: LineEvent, now: Temporal.Instant): Promise<void> {
  await db
    .updateTable('inquiries.line_events')
    .set({ processed_at: now })
    .where('webhook_event_id', '=', event.webhookEventId)
    .execute()
}

/** Erases what a withdrawn message said from the raw event too. */
export async function eraseEventOf(tx: Tx<'inquiries'>, lineMessageId: string): Promise<void> {
  await tx
    .updateTable('inquiries.line_events')
    .set({
      body: sql`jsonb_build_object('withdrawn', true, 'message', jsonb_build_object('id', ${lineMessageId}::text))`,
    })
    .where(sql`body -> 'message' ->> 'id'`, '=', lineMessageId)
    .where(sql<boolean>`body ? 'message'`)
    .execute()
}

/** Masks text in the raw events of messages that turned out to be pieces of a 個人番号. */
export async function maskEventText(tx: Tx<'inquiries'>, lineMessageId: string, text: string): Promise<void> {
  await tx
    .updateTable('inquiries.line_events')
    .set({ body: sql`jsonb_set(body, '{message,text}', to_jsonb(${text}::text))` })
    .where(sql`body -> 'message' ->> 'id'`, '=', lineMessageId)
    .where(sql<boolean>`body ? 'message'`)
    .execute()
}
