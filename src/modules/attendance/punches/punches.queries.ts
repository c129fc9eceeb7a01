import { sql } from 'kysely'
import type pg from 'pg'
import type { Db } from '#lib/db/connect.ts'
import type { Place, PlaceOfWork, Punch, PunchKind } from './punch.ts'

export interface NewPunch extends PlaceOfWork {
  staffId: number
  kind: PunchKind
  at: Temporal.Instant
  source: 'page' | 'api'
  /** Under one key of one person there is one punch. */
  clientKey: string
  /** What open screens hear. */
  words: string[]
}

interface Stored {
  id: number
  kind: PunchKind
  at: Temporal.Instant
  place: Place
  site: string | null
}

/** Stores all in one commit; answers with the punch that stands under each key, which may be an earlier one. */
export async function storePunches(pool: pg.Pool, punches: NewPunch[]): Promise<Punch[]> {
  const column = <Value>(of: (punch: NewPunch) => Value) => punches.map(of)
  const { rows } = await pool.query<Stored>({
    name: 'attendance.store_punches',
    text: 'select id, kind, at, place, site from attendance.store_punches($1, $2, $3, $4, $5, $6, $7, $8)',
    values: [
      column(({ staffId }) => staffId),
      column(({ kind }) => kind),
      column(({ at }) => at.toString()),
      column(({ place }) => place),
      column(({ site }) => site),
      column(({ source }) => source),
      column(({ clientKey }) => clientKey),
      [...new Set(punches.flatMap(({ words }) => words))],
    ],
  })
  return rows
}

/** Punches of people from one moment until just before another, of each in order. */
export async function listPunchesOf(
  db: Db<'attendance'>,
  staffIds: readonly number[],
  from: Temporal.Instant,
  until: Temporal.Instant,
): Promise<Map<number, Punch[]>> {
  const { rows } = await sql<Punch & { staffId: number }>`select staff_id as "staffId", id, kind, at, place, site
    from attendance.punches where staff_id = any(${staffIds}::bigint[]) and at >= ${from} and at < ${until}
    order by at, id`.execute(db)
  return Map.groupBy(rows, ({ staffId }) => staffId)
}

export const listPunches = async (
  db: Db<'attendance'>,
  staffId: number,
  from: Temporal.Instant,
  until: Temporal.Instant,
): Promise<Punch[]> => (await listPunchesOf(db, [staffId], from, until)).get(staffId) ?? []

/** The place of the last punch: most people work where they worked before. */
export async function findLastPlace(db: Db<'attendance'>, staffId: number): Promise<PlaceOfWork | undefined> {
  const { rows } = await sql<PlaceOfWork>`
    select p.place, s.name as site from attendance.punches p left join kernel.sites s on s.name = p.site and s.kind = 'satellite'
    where p.staff_id = ${staffId} and (p.place <> 'satellite' or s.name is not null)
    order by p.at desc, p.id desc limit 1`.execute(db)
  return rows[0]
}

/** The satellite offices, by name. */
export async function listSites(db: Db<'attendance'>): Promise<string[]> {
  const rows = await db
    .selectFrom('kernel.sites')
    .select('name')
    .where('kind', '=', 'satellite')
    .orderBy('position')
    .orderBy('name')
    .execute()
  return rows.map(({ name }) => name)
}
