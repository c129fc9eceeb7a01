import { isDeepStrictEqual } from 'node:util'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { record } from '../../audit/record.ts'
import type { Staff } from '../../identity/staff.ts'
import type { Route } from './route.ts'
import { cutOffRoute, deleteRoute, holdRoutes, insertRoute, listRoutesOf } from './routes.queries.ts'

export type NewRoute = Pick<Route, 'matter' | 'sectionId' | 'name' | 'validFrom' | 'steps'>

/** The form begins with today, so the day says nothing: what is as before goes on as before. */
const isSame = (standing: NewRoute, route: NewRoute) =>
  standing.name === route.name && isDeepStrictEqual(standing.steps, route.steps)

const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0

/**
 * From a day on, a matter goes another route. What is under way goes on as it was proposed.
 * @param base the route that stood when the form was opened; 0 where there was none
 * @throws Refusal 409 where somebody changed it meanwhile
 */
export function changeRoute(
  db: Db,
  now: Temporal.Instant,
  staff: Staff,
  route: NewRoute,
  base: number,
): Promise<'changed' | 'unchanged'> {
  const { matter, sectionId, validFrom } = route
  return db.transaction().execute(async (tx) => {
    if (isBefore(validFrom, dateInTokyo(now))) throw new Refusal(422, 'きょうからの日を入力してください。', 'from')
    await holdRoutes(tx)
    const known = await listRoutesOf(tx, matter, sectionId)
    const standing = known.find(
      (one) => !isBefore(validFrom, one.validFrom) && (!one.validTo || isBefore(validFrom, one.validTo)),
    )
    if (standing && base === 0)
      throw new Refusal(409, 'この種類と課には、もうルートがあります。一覧から「変える」を選んでください。', 'matter')
    if ((standing?.id ?? 0) !== base)
      throw new Refusal(409, 'この日のルートを、ほかの人が先に変えています。読み込み直してください。')
    if (standing && isSame(standing, route)) return 'unchanged'
    const later = known.find((one) => isBefore(validFrom, one.validFrom))
    if (standing?.validFrom.equals(validFrom)) await deleteRoute(tx, standing.id)
    else if (standing) await cutOffRoute(tx, standing.id, validFrom)
    const id = await insertRoute(tx, { ...route, validTo: later?.validFrom ?? null })
    const detail = { matter, sectionId, from: String(validFrom), steps: route.steps }
    await record(tx, now, `staff:${staff.id}`, 'approval_route.changed', `approval_route:${id}`, detail)
    return 'changed'
  })
}

/** A section's own route ends: from that day it goes that of the section above, or of the whole town. */
export function endRoute(
  db: Db,
  now: Temporal.Instant,
  staff: Staff,
  route: Route,
  from: Temporal.PlainDate,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    if (isBefore(from, dateInTokyo(now))) throw new Refusal(422, 'きょうからの日を入力してください。', 'from')
    await holdRoutes(tx)
    const known = (await listRoutesOf(tx, route.matter, route.sectionId)).find(({ id }) => id === route.id)
    if (!known || (known.validTo && !isBefore(from, known.validTo)))
      throw new Refusal(409, 'このルートは、もう終わっているか変わっています。')
    if (isBefore(known.validFrom, from)) await cutOffRoute(tx, route.id, from)
    else await deleteRoute(tx, route.id)
    const detail = { matter: route.matter, sectionId: route.sectionId, from: String(from) }
    await record(tx, now, `staff:${staff.id}`, 'approval_route.ended', `approval_route:${route.id}`, detail)
  })
}
