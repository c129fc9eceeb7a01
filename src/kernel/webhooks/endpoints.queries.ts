import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Endpoint, Pause } from './webhook.ts'

/** What whoever sets an endpoint up decides. */
export type EndpointFields = Pick<Endpoint, 'name' | 'url' | 'kinds' | 'sectionId'>

const endpoints = (db: Db) =>
  db
    .selectFrom('kernel.webhook_endpoints')
    .select(['id', 'name', 'url', 'kinds', 'section_id as sectionId', 'owner_id as ownerId', 'version'])
    .select(['paused_at as pausedAt', 'failing_since as failingSince', 'asked_at as askedAt'])
    .select((eb) => eb.ref('paused_why').$castTo<Pause | null>().as('pausedWhy'))
    .select('earlier_until as earlierUntil')

export const listEndpoints = (db: Db): Promise<Endpoint[]> => endpoints(db).orderBy('id').execute()

export const hasEndpoints = async (db: Db): Promise<boolean> => (await listEndpoints(db)).length > 0

export const findEndpoint = (db: Db, id: number): Promise<Endpoint | undefined> =>
  endpoints(db).where('id', '=', id).executeTakeFirst()

/** Holds it until the end of the transaction. */
export const holdEndpoint = (tx: Tx, id: number): Promise<Endpoint | undefined> =>
  endpoints(tx).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()

const columns = ({ name, url, kinds, sectionId }: EndpointFields) => ({ name, url, kinds, section_id: sectionId })

/** One at a time, so that the count is true. */
export async function countEndpoints(tx: Tx): Promise<number> {
  await sql`lock table kernel.webhook_endpoints in share row exclusive mode`.execute(tx)
  const { count } = await tx
    .selectFrom('kernel.webhook_endpoints')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** @returns undefined where another one has that name */
export async function insertEndpoint(
  tx: Tx,
  now: Temporal.Instant,
  ownerId: number,
  fields: EndpointFields,
): Promise<number | undefined> {
  const added = await tx
    .insertInto('kernel.webhook_endpoints')
    .values({ ...columns(fields), owner_id: ownerId, sealed_secret: Buffer.alloc(0), added_at: now })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id
}

export const isNameTaken = async (tx: Tx, name: string, but: number): Promise<boolean> =>
  Boolean(
    await tx
      .selectFrom('kernel.webhook_endpoints')
      .select('id')
      .where('name', '=', name)
      .where('id', '<>', but)
      .executeTakeFirst(),
  )

export async function updateEndpoint(tx: Tx, id: number, fields: EndpointFields): Promise<void> {
  await tx
    .updateTable('kernel.webhook_endpoints')
    .set((eb) => ({ ...columns(fields), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** A new secret. The one before signs on until then, where there was one. */
export async function putSecret(
  tx: Tx,
  id: number,
  sealed: Buffer,
  earlier?: { sealed: Buffer; until: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('kernel.webhook_endpoints')
    .set({ sealed_secret: sealed, earlier_secret: earlier?.sealed ?? null, earlier_until: earlier?.until ?? null })
    .where('id', '=', id)
    .execute()
}

/** The secrets that sign now, the newest first, as they are sealed. */
export async function secretsOf(db: Db, id: number, now: Temporal.Instant): Promise<Buffer[]> {
  const row = await db
    .selectFrom('kernel.webhook_endpoints')
    .select(['sealed_secret as newest', 'earlier_secret as earlier', 'earlier_until as until'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return []
  const both = row.earlier && row.until && Temporal.Instant.compare(now, row.until) < 0
  return both ? [row.newest, row.earlier!] : [row.newest]
}

export async function setPaused(tx: Tx, id: number, now: Temporal.Instant, why: Pause): Promise<void> {
  await tx
    .updateTable('kernel.webhook_endpoints')
    .set({ paused_at: now, paused_why: why })
    .where('id', '=', id)
    .execute()
}

/** What waited meanwhile is tried at once, and its three days begin anew. */
export async function setResumed(tx: Tx, id: number, now: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('kernel.webhook_endpoints')
    .set({ paused_at: null, paused_why: null, failing_since: null, failure_told_at: null })
    .where('id', '=', id)
    .execute()
  await tx
    .updateTable('kernel.webhook_deliveries')
    .set({ due_at: now, tried: 0 })
    .where('endpoint_id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
}

/** How it went at an endpoint that was asked. */
export async function setAsked(
  tx: Tx,
  id: number,
  now: Temporal.Instant,
  failingSince: Temporal.Instant | null,
): Promise<void> {
  await tx
    .updateTable('kernel.webhook_endpoints')
    .set({ asked_at: now, failing_since: failingSince })
    .where('id', '=', id)
    .execute()
}

/** Whether its owner is to be told of a failure: once a day. */
export async function claimFailureTelling(tx: Tx, id: number, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    update kernel.webhook_endpoints set failure_told_at = ${now}
    where id = ${id} and (failure_told_at is null or failure_told_at <= ${now.subtract({ hours: 24 })}) returning id`.execute(
    tx,
  )
  return rows.length > 0
}

export async function deleteEndpoint(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('kernel.webhook_endpoints').where('id', '=', id).execute()
}
