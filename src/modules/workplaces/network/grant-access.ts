import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo, TOKYO } from '#lib/time/clock.ts'
import { type Access, decideAccess } from './access.ts'
import { macOf } from './device.ts'
import { findDevice, findSiteOfClient, insertLogin, listNetworkBookings } from './network.queries.ts'

/** What FreeRADIUS asks after a password or a certificate was right. */
export interface AskedAccess {
  /** The name that was proved by a password. */
  readonly user: string
  /** The common name of the certificate that was proved; empty where there was none. */
  readonly certificate: string
  /** Calling-Station-Id */
  readonly device: string
  /** The network device, by the secret it knows. */
  readonly client: string
  /** What it says of itself; empty where it says nothing. */
  readonly nas: string
}

type Decided = Access & { readonly staffId?: number }

async function decide(db: Db<'workplaces'>, now: Temporal.Instant, asked: AskedAccess): Promise<Decided> {
  const siteId = await findSiteOfClient(db, asked.client)
  if (siteId === undefined) return { outcome: 'unknownSite' }
  // What proves a device is its secret. One that calls itself by another's name is set up wrongly, or lies.
  if (asked.nas !== '' && asked.nas !== asked.client) return { outcome: 'forgedSite' }
  const mac = macOf(asked.device)
  const device = mac && (await findDevice(db, mac))
  if (!device) return { outcome: 'unknownDevice' }
  const { staffId } = device
  const isTheirs =
    asked.certificate === '' ? asked.user.toLowerCase() === device.signInName : asked.certificate === device.certificate
  if (!isTheirs) return { outcome: 'otherDevice', staffId }
  const midnight = dateInTokyo(now).toZonedDateTime(TOKYO)
  const until = midnight.add({ days: 1 }).toInstant()
  const bookings = await listNetworkBookings(db, staffId, midnight.toInstant(), until)
  return { ...decideAccess(bookings, siteId, now), staffId }
}

/** ネットワークの利用を認める, or not; either way it is written down. */
export function grantAccess(db: Db<'workplaces'>, now: Temporal.Instant, asked: AskedAccess): Promise<Access> {
  return db.transaction().execute(async (tx) => {
    const access = await decide(tx, now, asked)
    const bookingId = access.outcome === 'accepted' ? access.booking.id : undefined
    const { outcome, staffId } = access
    const { client, device } = asked
    await insertLogin(tx, now, {
      client,
      userName: asked.certificate || asked.user,
      device,
      outcome,
      staffId,
      bookingId,
    })
    return access
  })
}
