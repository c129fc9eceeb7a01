import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import type { Travel } from './saved-minutes.ts'

/** Undefined where it was not written down for both. */
export async function findTravel(db: Db<'workplaces'>, staffId: number, siteId: number): Promise<Travel | undefined> {
  const { rows } = await sql<Travel>`
    select m.minutes as "toMain", h.minutes as "toSite" from workplaces.travel h
      join kernel.sites main on main.kind = 'main'
      join workplaces.travel m on m.site_id = main.id and m.staff_id = h.staff_id
    where h.staff_id = ${staffId} and h.site_id = ${siteId}`.execute(db)
  return rows[0]
}
