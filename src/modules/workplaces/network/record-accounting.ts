import type { Db, Tx } from '#lib/db/connect.ts'
import { dateInTokyo, TOKYO } from '#lib/time/clock.ts'
import { checkIn } from '../bookings/check-in.ts'
import { decideAccess } from './access.ts'
import { macOf } from './device.ts'
import { sendOff } from './end-sessions.ts'
import { findDevice, findSiteOfClient, listNetworkBookings } from './network.queries.ts'
import { endSession, endSessionsOfSite, saveSession } from './sessions.queries.ts'

/** What a network device tells of its sessions (RFC 2866, Acct-Status-Type). */
export interface Accounted {
  readonly status: string
  readonly session: string
  readonly user: string
  readonly device: string
  readonly client: string
}

async function isOn(tx: Tx<'workplaces'>, now: Temporal.Instant, siteId: number, told: Accounted): Promise<void> {
  const mac = macOf(told.device)
  const device = mac && (await findDevice(tx, mac))
  if (!device || told.session === '') return
  const midnight = dateInTokyo(now).toZonedDateTime(TOKYO)
  const until = midnight.add({ days: 1 }).toInstant()
  const bookings = await listNetworkBookings(tx, device.staffId, midnight.toInstant(), until)
  const access = decideAccess(bookings, siteId, now)
  const bookingId = access.outcome === 'accepted' ? access.booking.id : undefined
  const { session } = told
  const id = await saveSession(tx, now, { siteId, session, deviceId: device.id, bookingId, userName: told.user })
  if (bookingId !== undefined) await checkIn(tx, bookingId, 'radius', now)
  // Cancelled between the login and the word of its beginning, there was no session yet to end.
  else await sendOff(tx, [id])
}

/** 接続の記録: who is on a site's network came to it. What is told of devices or sites that nobody knows counts nothing. */
export function recordAccounting(db: Db<'workplaces'>, now: Temporal.Instant, told: Accounted): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const siteId = await findSiteOfClient(tx, told.client)
    if (siteId === undefined) return
    if (told.status === 'Start' || told.status === 'Interim-Update') await isOn(tx, now, siteId, told)
    else if (told.status === 'Stop') await endSession(tx, now, siteId, told.session)
    else if (told.status.startsWith('Accounting-O')) await endSessionsOfSite(tx, now, siteId)
  })
}
