import { sql } from 'kysely'
import { findBaseMap } from '#kernel/map/base-map.queries.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { type Area, aroundOf, boundsOf, type Circle, JAPAN } from './area.ts'
import type { StreetKind } from './street-report.ts'

/** Those that can be chosen, in the order in which the town wrote them. */
export async function listKinds(db: Db<'inquiries'>): Promise<StreetKind[]> {
  return await db
    .selectFrom('inquiries.street_kinds')
    .select(['id', 'name', 'section_id as sectionId'])
    .where('retired_at', 'is', null)
    .orderBy('id')
    .execute()
}

/** Whether the town takes reports. */
export async function takesReports(db: Db<'inquiries'>): Promise<boolean> {
  return (await listKinds(db)).length > 0
}

/** Whoever changes them at the same moment waits. */
export async function holdKinds(tx: Tx<'inquiries'>): Promise<StreetKind[]> {
  await sql`select pg_advisory_xact_lock(hashtext('inquiries.street_kinds'))`.execute(tx)
  return await listKinds(tx)
}

export async function insertKind(tx: Tx<'inquiries'>, { name, sectionId }: Omit<StreetKind, 'id'>): Promise<void> {
  await tx.insertInto('inquiries.street_kinds').values({ name, section_id: sectionId }).execute()
}

export async function changeKind(tx: Tx<'inquiries'>, { id, name, sectionId }: StreetKind): Promise<void> {
  await tx.updateTable('inquiries.street_kinds').set({ name, section_id: sectionId }).where('id', '=', id).execute()
}

/** Nobody chooses it any more; what was reported stays of it. */
export async function retireKind(tx: Tx<'inquiries'>, now: Temporal.Instant, id: number): Promise<void> {
  await tx.updateTable('inquiries.street_kinds').set({ retired_at: now }).where('id', '=', id).execute()
}

/** As the town said it. */
export async function findCircle(db: Db<'inquiries'>): Promise<Circle | undefined> {
  return await db
    .selectFrom('inquiries.street_area')
    .select(['latitude', 'longitude', 'radius_km as radiusKm'])
    .executeTakeFirst()
}

/** Where the town lies: as it said; as its own map shows; somewhere in Japan. */
export async function findArea(db: Db<'inquiries'>): Promise<Area> {
  const circle = await findCircle(db)
  if (circle) return aroundOf(circle)
  const map = await findBaseMap(db as unknown as Db)
  return (map && boundsOf(map)) ?? JAPAN
}

/** Undefined: as its map shows. */
export async function saveCircle(tx: Tx<'inquiries'>, circle: Circle | undefined): Promise<void> {
  await tx.deleteFrom('inquiries.street_area').execute()
  if (!circle) return
  const { latitude, longitude, radiusKm } = circle
  await tx.insertInto('inquiries.street_area').values({ latitude, longitude, radius_km: radiusKm }).execute()
}
