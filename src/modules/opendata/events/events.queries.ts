import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { CursorDay } from '#kernel/api/paging.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { type RecordSearch, said } from '../records/record-search.queries.ts'
import type { NewEvent, TownEvent } from './event.ts'

const event = sql`e.id, e.section_id as "sectionId", s.name as section, e.title, e.title_kana as "titleKana", e.title_en as "titleEn",
  e.starts_on as "startsOn", e.ends_on as "endsOn", e.starts_at as "startsAt", e.ends_at as "endsAt", e.time_note as "timeNote",
  e.description, e.fee, e.organiser, e.contact, e.phone, e.facility_id as "facilityId", e.place, e.address,
  e.latitude::float8 as latitude, e.longitude::float8 as longitude, e.capacity, e.apply_until as "applyUntil",
  e.apply_how as "applyHow", e.url, coalesce(f.name, e.place) as "where", e.cancelled_at as "endedAt",
  e.changed_at as "changedAt", e.version
  from opendata.events e join kernel.sections s on s.id = e.section_id left join opendata.facilities f on f.id = e.facility_id`

const select = async (db: Db<'opendata'>, rest: RawBuilder<unknown>): Promise<TownEvent[]> =>
  (await sql<TownEvent>`select ${event} ${rest}`.execute(db)).rows

/** @throws Refusal 404 */
export async function getEvent(db: Db<'opendata'>, id: number): Promise<TownEvent> {
  const [found] = await select(db, sql`where e.id = ${id}`)
  if (!found) throw new Refusal(404, 'イベントが見つかりません。')
  return found
}

export interface EventSearch extends RecordSearch {
  /** Those that are not over on this day, the next first; or those that are, the latest first. */
  today: Temporal.PlainDate
  past: boolean
}

/** Where a page of the list ends. */
export const EventPlaceShape = z.object({ on: CursorDay, id: z.int() })
export const eventPlace = ({ startsOn, id }: TownEvent) => ({ on: startsOn.toString(), id })

export function listEvents(
  db: Db<'opendata'>,
  { words, sectionIds, ended, today, past }: EventSearch,
  limit: number,
  after?: z.infer<typeof EventPlaceShape>,
): Promise<TownEvent[]> {
  const [beyond, order] = past || ended ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`]
  return select(
    db,
    sql`where (e.cancelled_at is not null) = ${ended} ${ended ? sql`` : sql`and (e.ends_on < ${today}) = ${past}`}
      ${said(words, sql`e.title || ' ' || e.title_kana || ' ' || coalesce(f.name, e.place)`)}
      ${sectionIds ? sql`and e.section_id = any(${sectionIds}::bigint[])` : sql``}
      ${after ? sql`and (e.starts_on, e.id) ${beyond} (${after.on}::date, ${after.id}::bigint)` : sql``}
      order by e.starts_on ${order}, e.id ${order} limit ${limit}`,
  )
}

/** Every one that takes place and ends on the day or later, in the order in which they were entered. */
export const listEventsFrom = (db: Db<'opendata'>, from: Temporal.PlainDate): Promise<TownEvent[]> =>
  select(db, sql`where e.cancelled_at is null and e.ends_on >= ${from} order by e.id`)

const columnsOf = (of: NewEvent) => ({
  title: of.title,
  title_kana: of.titleKana,
  title_en: of.titleEn,
  starts_on: of.startsOn,
  ends_on: of.endsOn,
  starts_at: of.startsAt,
  ends_at: of.endsAt,
  time_note: of.timeNote,
  description: of.description,
  fee: of.fee,
  organiser: of.organiser,
  contact: of.contact,
  phone: of.phone,
  facility_id: of.facilityId,
  place: of.place,
  address: of.address,
  latitude: of.latitude,
  longitude: of.longitude,
  capacity: of.capacity,
  apply_until: of.applyUntil,
  apply_how: of.applyHow,
  url: of.url,
})

export async function insertEvent(
  tx: Tx<'opendata'>,
  now: Temporal.Instant,
  sectionId: number,
  of: NewEvent,
): Promise<number> {
  const { id } = await tx
    .insertInto('opendata.events')
    .values({ ...columnsOf(of), section_id: sectionId, made_at: now, changed_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

type Change = Partial<ReturnType<typeof columnsOf>> | { cancelled_at: Temporal.Instant | null }

async function change(tx: Tx<'opendata'>, now: Temporal.Instant, id: number, version: number, to: Change) {
  const { numUpdatedRows } = await tx
    .updateTable('opendata.events')
    .set((e) => ({ ...to, changed_at: now, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** @returns false where somebody else changed it meanwhile */
export const updateEvent = (tx: Tx<'opendata'>, now: Temporal.Instant, id: number, version: number, of: NewEvent) =>
  change(tx, now, id, version, columnsOf(of))

/** @returns false where somebody else changed it meanwhile */
export const setCancelled = (tx: Tx<'opendata'>, now: Temporal.Instant, id: number, version: number, off: boolean) =>
  change(tx, now, id, version, { cancelled_at: off ? now : null })
