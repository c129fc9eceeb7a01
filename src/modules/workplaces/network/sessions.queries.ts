import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'

export interface NewSession {
  readonly siteId: number
  readonly session: string
  readonly deviceId: number
  readonly bookingId: number | undefined
  readonly userName: string
}

/** A session begins once, however often its device says so. @returns its id */
export async function saveSession(tx: Tx<'workplaces'>, now: Temporal.Instant, session: NewSession): Promise<number> {
  const { siteId, deviceId, bookingId = null, userName } = session
  const { rows } = await sql<{ id: number }>`
    insert into workplaces.network_sessions as kept (site_id, session, device_id, booking_id, user_name, began_at, seen_at)
      values (${siteId}, ${session.session}, ${deviceId}, ${bookingId}, ${userName}, ${now}, ${now})
    on conflict (site_id, session) do update set seen_at = greatest(kept.seen_at, excluded.seen_at)
    returning id`.execute(tx)
  return rows[0]!.id
}

export async function endSession(
  tx: Tx<'workplaces'> | Db<'workplaces'>,
  now: Temporal.Instant,
  siteId: number,
  session: string,
): Promise<void> {
  await sql`update workplaces.network_sessions set ended_at = greatest(began_at, ${now}::timestamptz)
    where site_id = ${siteId} and session = ${session} and ended_at is null`.execute(tx)
}

/** A device that starts anew has forgotten all it had. */
export async function endSessionsOfSite(tx: Tx<'workplaces'>, now: Temporal.Instant, siteId: number): Promise<void> {
  await sql`update workplaces.network_sessions set ended_at = greatest(began_at, ${now}::timestamptz)
    where site_id = ${siteId} and ended_at is null`.execute(tx)
}

/** Those that are still on: of a booking, or of a device. */
export async function listOpenSessions(
  db: Db<'workplaces'>,
  of: { bookingId: number } | { deviceId: number },
): Promise<number[]> {
  const rows = await db
    .selectFrom('workplaces.network_sessions')
    .select('id')
    .where('bookingId' in of ? 'booking_id' : 'device_id', '=', 'bookingId' in of ? of.bookingId : of.deviceId)
    .where('ended_at', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}

export interface OpenSession {
  readonly siteId: number
  readonly site: string
  readonly session: string
  readonly userName: string
  readonly mac: string
  readonly nasIdentifier: string | null
  readonly host: string | null
  readonly port: number | null
  readonly sealedSecret: Buffer | null
}

/** A session that is still on, and where its device takes the word that it is over. */
export async function findOpenSession(db: Db<'workplaces'>, id: number): Promise<OpenSession | undefined> {
  const { rows } = await sql<OpenSession>`
    select o.site_id as "siteId", n.name as site, o.session, o.user_name as "userName", d.mac,
      n.nas_identifier as "nasIdentifier", g.host, g.port, g.sealed_secret as "sealedSecret"
    from workplaces.network_sessions o join workplaces.devices d on d.id = o.device_id
      join kernel.sites n on n.id = o.site_id left join workplaces.network_gear g on g.site_id = n.id
    where o.id = ${id} and o.ended_at is null`.execute(db)
  return rows[0]
}
