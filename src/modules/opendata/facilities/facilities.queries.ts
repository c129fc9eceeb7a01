import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { type RecordSearch, said } from '../records/record-search.queries.ts'
import type { Facility, NewFacility } from './facility.ts'

const facility = sql`f.id, f.section_id as "sectionId", s.name as section, f.name, f.name_kana as "nameKana",
  f.town_area as "townArea", f.street, f.building, f.latitude::float8 as latitude, f.longitude::float8 as longitude,
  f.phone, f.weekdays, f.opens, f.closes, f.hours_note as "hoursNote", f.description, f.accessibility, f.url,
  f.wifi_ssid as "wifiSsid", f.wifi_area as "wifiArea", f.closed_at as "endedAt", f.changed_at as "changedAt", f.version
  from opendata.facilities f join kernel.sections s on s.id = f.section_id`

const select = async (db: Db<'opendata'>, rest: RawBuilder<unknown>): Promise<Facility[]> =>
  (await sql<Facility>`select ${facility} ${rest}`.execute(db)).rows

/** @throws Refusal 404 */
export async function getFacility(db: Db<'opendata'>, id: number): Promise<Facility> {
  const [found] = await select(db, sql`where f.id = ${id}`)
  if (!found) throw new Refusal(404, '施設が見つかりません。')
  return found
}

/** Where a page of the list ends. */
export const FacilityPlaceShape = z.object({ kana: z.string(), id: z.int() })
export const facilityPlace = ({ nameKana, id }: Facility) => ({ kana: nameKana, id })

/** By name. */
export const listFacilities = (
  db: Db<'opendata'>,
  { words, sectionIds, ended }: RecordSearch,
  limit: number,
  after?: z.infer<typeof FacilityPlaceShape>,
): Promise<Facility[]> =>
  select(
    db,
    sql`where (f.closed_at is not null) = ${ended} ${said(words, sql`f.name || ' ' || f.name_kana || ' ' || f.town_area`)}
      ${sectionIds ? sql`and f.section_id = any(${sectionIds}::bigint[])` : sql``}
      ${after ? sql`and (f.name_kana, f.id) > (${after.kana}, ${after.id}::bigint)` : sql``}
      order by f.name_kana, f.id limit ${limit}`,
  )

/** Every one that is listed, in the order in which they were entered. */
export const listStandingFacilities = (db: Db<'opendata'>): Promise<Facility[]> =>
  select(db, sql`where f.closed_at is null order by f.id`)

/** With those that are closed: what took place there did. */
export const listAllFacilities = (db: Db<'opendata'>): Promise<Facility[]> => select(db, sql`order by f.id`)

/** By name, to choose from. */
export const listFacilityNames = (db: Db<'opendata'>): Promise<{ id: number; name: string }[]> =>
  db
    .selectFrom('opendata.facilities')
    .select(['id', 'name'])
    .where('closed_at', 'is', null)
    .orderBy('name_kana')
    .orderBy('id')
    .execute()

export const isListed = async (db: Db<'opendata'>, id: number): Promise<boolean> =>
  (await db
    .selectFrom('opendata.facilities')
    .select('id')
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst()) !== undefined

const columnsOf = (of: NewFacility) => ({
  name: of.name,
  name_kana: of.nameKana,
  town_area: of.townArea,
  street: of.street,
  building: of.building,
  latitude: of.latitude,
  longitude: of.longitude,
  phone: of.phone,
  weekdays: of.weekdays,
  opens: of.opens,
  closes: of.closes,
  hours_note: of.hoursNote,
  description: of.description,
  accessibility: of.accessibility,
  url: of.url,
  wifi_ssid: of.wifiSsid,
  wifi_area: of.wifiArea,
})

export async function insertFacility(
  tx: Tx<'opendata'>,
  now: Temporal.Instant,
  sectionId: number,
  of: NewFacility,
): Promise<number> {
  const { id } = await tx
    .insertInto('opendata.facilities')
    .values({ ...columnsOf(of), section_id: sectionId, made_at: now, changed_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

type Change = Partial<ReturnType<typeof columnsOf>> | { closed_at: Temporal.Instant | null }

async function change(tx: Tx<'opendata'>, now: Temporal.Instant, id: number, version: number, to: Change) {
  const { numUpdatedRows } = await tx
    .updateTable('opendata.facilities')
    .set((e) => ({ ...to, changed_at: now, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** @returns false where somebody else changed it meanwhile */
export const updateFacility = (
  tx: Tx<'opendata'>,
  now: Temporal.Instant,
  id: number,
  version: number,
  of: NewFacility,
) => change(tx, now, id, version, columnsOf(of))

/** @returns false where somebody else changed it meanwhile */
export const setClosed = (tx: Tx<'opendata'>, now: Temporal.Instant, id: number, version: number, closed: boolean) =>
  change(tx, now, id, version, { closed_at: closed ? now : null })
