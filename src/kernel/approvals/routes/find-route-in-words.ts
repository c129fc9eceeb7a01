import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { listSections } from '../../organization/sections.queries.ts'
import { routeInWords } from './route-words.ts'
import { findRoute, listNamable } from './routes.queries.ts'

/** 係長 → 課長(決裁): which way a matter of a section goes today; undefined where the town has no route for it. */
export async function findRouteInWords(
  db: Db,
  now: Temporal.Instant,
  matter: string,
  sectionId: number,
): Promise<string | undefined> {
  const today = dateInTokyo(now)
  const route = await findRoute(db, matter, sectionId, today)
  if (!route) return undefined
  const [sections, staff] = await Promise.all([listSections(db, today), listNamable(db)])
  return routeInWords(route.steps, {
    sections: new Map(sections.map(({ id, name }) => [id, name])),
    staff: new Map(staff.map(({ id, name }) => [id, name])),
  })
}
