import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { NetworkBooking, Outcome } from './access.ts'
import type { Device } from './device.ts'

/** A site whose network device is known, by the name under which its secret is kept. */
export const findSiteOfClient = async (db: Db<'workplaces'>, client: string): Promise<number | undefined> =>
  (await db.selectFrom('kernel.sites').select('id').where('nas_identifier', '=', client).executeTakeFirst())?.id

const deviceColumns = sql`d.id, d.staff_id as "staffId", p.name as owner, d.name, d.mac, d.certificate`

/** In use, of people who still work here. */
export async function findDevice(
  db: Db<'workplaces'>,
  mac: string,
): Promise<(Device & { signInName: string }) | undefined> {
  const { rows } = await sql<Device & { signInName: string }>`
    select ${deviceColumns}, p.sign_in_name as "signInName" from workplaces.devices d join kernel.staff p on p.id = d.staff_id
    where d.mac = ${mac} and d.retired_at is null and p.disabled_at is null`.execute(db)
  return rows[0]
}

export async function listDevices(db: Db<'workplaces'>): Promise<Device[]> {
  const { rows } =
    await sql<Device>`select ${deviceColumns} from workplaces.devices d join kernel.staff p on p.id = d.staff_id
    where d.retired_at is null order by p.name_kana, p.id, d.id`.execute(db)
  return rows
}

/** Of one person, in use. */
export async function listDevicesOf(db: Db<'workplaces'>, staffId: number): Promise<Pick<Device, 'name' | 'mac'>[]> {
  return db
    .selectFrom('workplaces.devices')
    .select(['name', 'mac'])
    .where('staff_id', '=', staffId)
    .where('retired_at', 'is', null)
    .orderBy('id')
    .execute()
}

export async function findDeviceInUse(db: Db<'workplaces'>, id: number): Promise<Device | undefined> {
  const { rows } =
    await sql<Device>`select ${deviceColumns} from workplaces.devices d join kernel.staff p on p.id = d.staff_id
    where d.id = ${id} and d.retired_at is null`.execute(db)
  return rows[0]
}

/** @returns undefined where its address or its certificate is another's */
export async function insertDevice(
  tx: Tx<'workplaces'>,
  now: Temporal.Instant,
  { staffId, name, mac, certificate }: Omit<Device, 'id' | 'owner'>,
): Promise<number | undefined> {
  const row = await tx
    .insertInto('workplaces.devices')
    .values({ staff_id: staffId, name, mac, certificate, registered_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** @returns false where it is retired already */
export async function markRetired(tx: Tx<'workplaces'>, now: Temporal.Instant, id: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('workplaces.devices')
    .set({ retired_at: now })
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Approved bookings of somebody on a day, in their order. */
export async function listNetworkBookings(
  db: Db<'workplaces'>,
  staffId: number,
  from: Temporal.Instant,
  until: Temporal.Instant,
): Promise<NetworkBooking[]> {
  const { rows } = await sql<NetworkBooking>`
    select b.id, f.site_id as "siteId", s.vlan, lower(b.during) as "from", upper(b.during) as "until"
    from workplaces.bookings b join workplaces.seats s on s.id = b.seat_id join workplaces.floors f on f.id = s.floor_id
    where b.staff_id = ${staffId} and b.status = 'approved' and lower(b.during) >= ${from} and lower(b.during) < ${until}
    order by b.during`.execute(db)
  return rows
}

export interface Login {
  readonly client: string
  readonly userName: string
  readonly device: string
  readonly outcome: Outcome
  readonly staffId?: number | undefined
  readonly bookingId?: number | undefined
}

export async function insertLogin(tx: Tx<'workplaces'>, now: Temporal.Instant, login: Login): Promise<void> {
  await tx
    .insertInto('workplaces.network_logins')
    .values({
      at: now,
      client: login.client,
      user_name: login.userName,
      device: login.device,
      outcome: login.outcome,
      staff_id: login.staffId ?? null,
      booking_id: login.bookingId ?? null,
    })
    .execute()
}

export interface ListedLogin {
  readonly id: number
  readonly at: Temporal.Instant
  readonly client: string
  readonly userName: string
  readonly device: string
  readonly outcome: Outcome
  readonly owner: string | null
}

/** Newest first. */
export async function listLogins(db: Db<'workplaces'>, limit: number): Promise<ListedLogin[]> {
  const { rows } = await sql<ListedLogin>`
    select l.id, l.at, l.client, l.user_name as "userName", l.device, l.outcome, p.name as owner
    from workplaces.network_logins l left join kernel.staff p on p.id = l.staff_id
    order by l.at desc, l.id desc limit ${limit}`.execute(db)
  return rows
}

export const forgetLogins = (db: Db<'workplaces'>, before: Temporal.Instant) =>
  db.deleteFrom('workplaces.network_logins').where('at', '<', before).execute()

export interface Gear {
  readonly siteId: number
  readonly site: string
  readonly nasIdentifier: string | null
  readonly host: string | null
  readonly port: number | null
}

export async function listGear(db: Db<'workplaces'>): Promise<Gear[]> {
  const { rows } = await sql<Gear>`
    select n.id as "siteId", n.name as site, n.nas_identifier as "nasIdentifier", g.host, g.port
    from kernel.sites n left join workplaces.network_gear g on g.site_id = n.id order by n.kind, n.position, n.name`.execute(
    db,
  )
  return rows
}

/** @param sealedSecret none: the one that is kept stays */
export async function saveGear(
  tx: Tx<'workplaces'>,
  {
    siteId,
    host,
    port,
    sealedSecret,
  }: { siteId: number; host: string; port: number; sealedSecret: Buffer | undefined },
): Promise<void> {
  if (sealedSecret)
    await tx
      .insertInto('workplaces.network_gear')
      .values({ site_id: siteId, host, port, sealed_secret: sealedSecret })
      .onConflict((conflict) => conflict.column('site_id').doUpdateSet({ host, port, sealed_secret: sealedSecret }))
      .execute()
  else await tx.updateTable('workplaces.network_gear').set({ host, port }).where('site_id', '=', siteId).execute()
}

export const removeGear = (tx: Tx<'workplaces'>, siteId: number) =>
  tx.deleteFrom('workplaces.network_gear').where('site_id', '=', siteId).execute()
