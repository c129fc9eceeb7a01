import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { type DeliveryState, HOLDS_UP } from './webhook.ts'

/** One try of one delivery. */
export interface Attempt {
  at: Temporal.Instant
  tookMs: number
  /** Null where nobody answered. */
  status: number | null
  /** In our words; null where it arrived. */
  fault: string | null
}

export interface Delivery {
  id: number
  messageId: string
  kind: string
  about: Record<string, number | null>
  happenedAt: Temporal.Instant
  state: DeliveryState
  dueAt: Temporal.Instant
  /** Oldest first. */
  attempts: Attempt[]
}

/** What is to be sent now. */
export interface Due {
  id: number
  endpointId: number
  url: string
  messageId: string
  kind: string
  about: Record<string, number | null>
  sectionId: number | null
  path: string | null
  happenedAt: Temporal.Instant
}

/** Of each endpoint that nobody is asking just now the one delivery whose turn it is; whoever waited longest first. */
export async function listDue(db: Db, now: Temporal.Instant, busy: number[], limit: number): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select due.id, e.id as "endpointId", e.url, v.message_id as "messageId", v.kind, v.about, v.section_id as "sectionId", v.path,
      v.happened_at as "happenedAt"
    from kernel.webhook_endpoints e
    cross join lateral (
      select d.id, d.event_id from kernel.webhook_deliveries d
      where d.endpoint_id = e.id and d.state = 'waiting' and d.due_at <= ${now}
        and not exists (select from kernel.webhook_deliveries before where before.endpoint_id = e.id and before.state = 'waiting'
          and before.event_id < d.event_id and before.tried < ${HOLDS_UP})
      order by d.event_id limit 1) due
    join kernel.webhook_events v on v.id = due.event_id
    where e.paused_at is null and e.id <> all (${busy}::bigint[])
    order by e.asked_at nulls first, e.id limit ${limit}`.execute(db)
  return rows
}

/** Makes the deliveries of what happened and was not spread yet; what nobody wants to hear goes. @returns how many events there were */
export async function spreadEvents(tx: Tx, now: Temporal.Instant, limit: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select id from kernel.webhook_events where spread_at is null order by id limit ${limit} for update skip locked`.execute(
    tx,
  )
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return 0
  await sql`
    with recursive above as (
      select id as event_id, section_id from kernel.webhook_events where id = any (${ids}::bigint[])
      union select a.event_id, s.parent_id from above a join kernel.sections s on s.id = a.section_id where s.parent_id is not null)
    insert into kernel.webhook_deliveries (endpoint_id, event_id, due_at, made_at)
    select e.id, v.id, ${now}, ${now} from kernel.webhook_events v
    join kernel.webhook_endpoints e on v.kind = any (e.kinds)
      and (e.section_id is null or exists (select from above a where a.event_id = v.id and a.section_id = e.section_id))
    where v.id = any (${ids}::bigint[]) order by v.id, e.id
    on conflict do nothing`.execute(tx)
  await sql`update kernel.webhook_events set spread_at = ${now} where id = any (${ids}::bigint[])`.execute(tx)
  await sql`delete from kernel.webhook_events v where id = any (${ids}::bigint[])
    and not exists (select from kernel.webhook_deliveries where event_id = v.id)`.execute(tx)
  return ids.length
}

/** A delivery that somebody asked for, of an event that is for this endpoint alone. */
export async function insertTrial(
  tx: Tx,
  now: Temporal.Instant,
  endpointId: number,
  kind: string,
  by: number,
): Promise<void> {
  await sql`
    with tried as (
      insert into kernel.webhook_events (kind, about, happened_at, spread_at) values (${kind}, '{}', ${now}, ${now}) returning id)
    insert into kernel.webhook_deliveries (endpoint_id, event_id, due_at, made_at, asked_by)
    select ${endpointId}, id, ${now}, ${now}, ${by} from tried`.execute(tx)
}

export interface Held {
  state: DeliveryState
  tried: number
  askedBy: number | null
}

/** Holds it until the end of the transaction. */
export const holdDelivery = (tx: Tx, endpointId: number, id: number): Promise<Held | undefined> =>
  tx
    .selectFrom('kernel.webhook_deliveries')
    .select((eb) => eb.ref('state').$castTo<DeliveryState>().as('state'))
    .select(['tried', 'asked_by as askedBy'])
    .where('endpoint_id', '=', endpointId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export async function insertAttempt(tx: Tx, deliveryId: number, { at, tookMs, status, fault }: Attempt): Promise<void> {
  await tx
    .insertInto('kernel.webhook_attempts')
    .values({ delivery_id: deliveryId, at, took_ms: tookMs, status, fault })
    .execute()
}

export async function setSettled(
  tx: Tx,
  id: number,
  now: Temporal.Instant,
  state: Exclude<DeliveryState, 'waiting'>,
): Promise<void> {
  await tx.updateTable('kernel.webhook_deliveries').set({ state, settled_at: now }).where('id', '=', id).execute()
}

export async function setToTryAgain(tx: Tx, id: number, tried: number, dueAt: Temporal.Instant): Promise<void> {
  await tx.updateTable('kernel.webhook_deliveries').set({ tried, due_at: dueAt }).where('id', '=', id).execute()
}

/** As if it had not been tried yet. */
export async function setWaiting(tx: Tx, id: number, now: Temporal.Instant, by: number): Promise<void> {
  await tx
    .updateTable('kernel.webhook_deliveries')
    .set({ state: 'waiting', tried: 0, due_at: now, settled_at: null, asked_by: by })
    .where('id', '=', id)
    .execute()
}

export interface Shown {
  state?: DeliveryState | undefined
  kind?: string | undefined
  /** Those before this one. */
  before?: number | undefined
  limit: number
}

/** Newest first. */
export async function listDeliveries(
  db: Db,
  endpointId: number,
  { state, kind, before, limit }: Shown,
): Promise<Delivery[]> {
  const { rows } = await sql<Omit<Delivery, 'attempts'>>`
    select d.id, v.message_id as "messageId", v.kind, v.about, v.happened_at as "happenedAt", d.state, d.due_at as "dueAt"
    from kernel.webhook_deliveries d join kernel.webhook_events v on v.id = d.event_id
    where d.endpoint_id = ${endpointId} and (${state ?? null}::text is null or d.state = ${state ?? null})
      and (${kind ?? null}::text is null or v.kind = ${kind ?? null}) and (${before ?? null}::bigint is null or d.id < ${before ?? null})
    order by d.id desc limit ${limit}`.execute(db)
  if (rows.length === 0) return []
  const attempts = await attemptsOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => Object.assign(row, { attempts: attempts.get(row.id) ?? [] }))
}

/** By delivery, oldest first. */
async function attemptsOf(db: Db, deliveries: number[]): Promise<Map<number, Attempt[]>> {
  const rows = await db
    .selectFrom('kernel.webhook_attempts')
    .select(['delivery_id as deliveryId', 'at', 'took_ms as tookMs', 'status', 'fault'])
    .where('delivery_id', 'in', deliveries)
    .orderBy('id')
    .execute()
  const by = new Map<number, Attempt[]>()
  for (const { deliveryId, ...attempt } of rows) by.set(deliveryId, [...(by.get(deliveryId) ?? []), attempt])
  return by
}

export async function deleteEventsBefore(db: Db, before: Temporal.Instant): Promise<void> {
  await db.deleteFrom('kernel.webhook_events').where('spread_at', '<', before).execute()
}
