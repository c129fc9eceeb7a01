import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Editor } from '../offers/editor.ts'
import { getOffer } from '../offers/offers.queries.ts'
import type { NewProgramme, Programme, ProgrammeDetails, Session } from './programme.ts'

export const programmeColumns = sql`g.theme, g.season_from as "seasonFrom", g.season_through as "seasonThrough", g.minutes,
  g.min_people as "minPeople", g.max_people as "maxPeople", g.meeting_place as "meetingPlace",
  g.meeting_place_en as "meetingPlaceEn", g.bring, g.bring_en as "bringEn", g.languages`

/** The only way to hold a programme in order to change it. @throws Refusal 404 */
export async function getProgramme(db: Db<'workation'>, editor: Editor, id: number): Promise<Programme> {
  const offer = await getOffer(db, editor, id)
  const { rows } =
    await sql<ProgrammeDetails>`select ${programmeColumns} from workation.programmes g where g.offer_id = ${id}`.execute(
      db,
    )
  const [details] = rows
  if (!details) throw new Refusal(404, 'このプログラムは見つかりません。')
  return { ...offer, ...details }
}

const columnsOf = (programme: NewProgramme) => ({
  theme: programme.theme,
  season_from: programme.seasonFrom,
  season_through: programme.seasonThrough,
  minutes: programme.minutes,
  min_people: programme.minPeople,
  max_people: programme.maxPeople,
  meeting_place: programme.meetingPlace,
  meeting_place_en: programme.meetingPlaceEn,
  bring: programme.bring,
  bring_en: programme.bringEn,
  languages: programme.languages,
})

export async function insertProgramme(tx: Tx<'workation'>, offerId: number, programme: NewProgramme): Promise<void> {
  await tx
    .insertInto('workation.programmes')
    .values({ offer_id: offerId, ...columnsOf(programme) })
    .execute()
}

export async function updateProgramme(tx: Tx<'workation'>, id: number, programme: NewProgramme): Promise<void> {
  await tx.updateTable('workation.programmes').set(columnsOf(programme)).where('offer_id', '=', id).execute()
}

/** From a moment on, in their order. */
export async function listSessions(
  db: Db<'workation'>,
  programmeId: number,
  from: Temporal.Instant,
): Promise<Session[]> {
  const { rows } =
    await sql<Session>`select id, starts_at as "startsAt", places, taken, cancelled_because as "cancelledBecause"
    from workation.sessions where programme_id = ${programmeId} and starts_at >= ${from} order by starts_at, id`.execute(
      db,
    )
  return rows
}

/** @returns undefined where there is one at that time */
export async function insertSession(
  tx: Tx<'workation'>,
  programmeId: number,
  { startsAt, places }: Pick<Session, 'startsAt' | 'places'>,
): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`insert into workation.sessions (programme_id, starts_at, places)
    values (${programmeId}, ${startsAt}, ${places}) on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

/** @returns undefined where it is not of this programme, has begun, or was cancelled before */
export async function cancelSession(
  tx: Tx<'workation'>,
  now: Temporal.Instant,
  programmeId: number,
  id: number,
  reason: string,
): Promise<Temporal.Instant | undefined> {
  const row = await tx
    .updateTable('workation.sessions')
    .set({ cancelled_at: now, cancelled_because: reason })
    .where('id', '=', id)
    .where('programme_id', '=', programmeId)
    .where('cancelled_at', 'is', null)
    .where('starts_at', '>', now)
    .returning('starts_at as startsAt')
    .executeTakeFirst()
  return row?.startsAt
}

/** A date that some have booked, though too few. */
export interface TooSmall extends Pick<Session, 'id' | 'startsAt' | 'taken'> {
  programmeId: number
  name: string
  nameEn: string
  providerId: number
  minPeople: number
}

/** Those that begin until a moment. */
export async function listTooSmall(
  tx: Tx<'workation'>,
  now: Temporal.Instant,
  until: Temporal.Instant,
): Promise<TooSmall[]> {
  const { rows } = await sql<TooSmall>`select n.id, n.starts_at as "startsAt", n.taken, g.min_people as "minPeople",
      o.id as "programmeId", o.name, o.name_en as "nameEn", o.provider_id as "providerId"
    from workation.sessions n join workation.programmes g on g.offer_id = n.programme_id
      join workation.offers o on o.id = n.programme_id
    where n.cancelled_at is null and n.starts_at > ${now} and n.starts_at <= ${until}
      and n.taken > 0 and n.taken < g.min_people order by n.starts_at, n.id`.execute(tx)
  return rows
}
