import { sql } from 'kysely'
import type { Site } from '#kernel/sites/site.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Floor, PlacedSeat, Seat } from './seat.ts'

type Row = Omit<Seat, 'closed'> & { closedFrom: Temporal.PlainDate | null; closedTo: Temporal.PlainDate | null }

const columns = sql`s.id, s.floor_id as "floorId", s.label, s.x, s.y, s.width, s.height, s.network, s.vlan, s.features,
  s.closed_from as "closedFrom", s.closed_to as "closedTo", s.version`

const seatOf = ({ closedFrom, closedTo, ...seat }: Row): Seat => ({
  ...seat,
  closed: closedFrom ? { from: closedFrom, to: closedTo ?? undefined } : undefined,
})

export const listFloors = (db: Db<'workplaces'>, siteId: number): Promise<Floor[]> =>
  db
    .selectFrom('workplaces.floors')
    .select(['id', 'site_id as siteId', 'name', 'width', 'height', 'version'])
    .where('site_id', '=', siteId)
    .orderBy('position')
    .orderBy('name')
    .execute()

/** All seats of a site, in the order of its floors and of their labels. */
export async function listSeats(db: Db<'workplaces'>, siteId: number): Promise<Seat[]> {
  const { rows } = await sql<Row>`
    select ${columns} from workplaces.seats s join workplaces.floors f on f.id = s.floor_id
    where f.site_id = ${siteId} order by f.position, f.name, s.label collate "C", s.id`.execute(db)
  return rows.map(seatOf)
}

/** Sites where there is a seat to book. */
export async function listSitesWithSeats(db: Db<'workplaces'>): Promise<Site[]> {
  const { rows } = await sql<Site>`
    select n.id, n.name, n.kind, n.address, n.opens, n.closes, n.nas_identifier as "nasIdentifier", n.version
    from kernel.sites n
    where exists (select from workplaces.floors f join workplaces.seats s on s.floor_id = f.id where f.site_id = n.id)
    order by n.kind, n.position, n.name`.execute(db)
  return rows
}

const placeOf = ({
  floor,
  siteId,
  site,
  kind,
  address,
  opens,
  closes,
  nasIdentifier,
  siteVersion,
  ...row
}: PlaceRow): PlacedSeat => ({
  seat: seatOf(row),
  floor,
  site: { id: siteId, name: site, kind, address, opens, closes, nasIdentifier, version: siteVersion },
})

type PlaceRow = Row & { floor: string; siteId: number; site: string; siteVersion: number } & Omit<
    Site,
    'id' | 'name' | 'version'
  >

const places = (id: number) => sql`
  select ${columns}, f.name as floor, n.id as "siteId", n.name as site, n.kind, n.address, n.opens, n.closes,
    n.nas_identifier as "nasIdentifier", n.version as "siteVersion"
  from workplaces.seats s join workplaces.floors f on f.id = s.floor_id join kernel.sites n on n.id = f.site_id
  where s.id = ${id}`

export async function findSeat(db: Db<'workplaces'>, id: number): Promise<PlacedSeat | undefined> {
  const { rows } = await sql<PlaceRow>`${places(id)}`.execute(db)
  return rows[0] && placeOf(rows[0])
}

/** A seat as it is until the transaction ends: nobody closes it meanwhile. */
export async function holdSeat(tx: Tx<'workplaces'>, id: number): Promise<PlacedSeat | undefined> {
  const { rows } = await sql<PlaceRow>`${places(id)} for share of s`.execute(tx)
  return rows[0] && placeOf(rows[0])
}
