import { Hono } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { notFound } from '#kernel/http/faults.tsx'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { listOwnBookings } from '../bookings/bookings.queries.ts'
import { calendarOf } from './calendar-of.ts'
import { findFeedOwner } from './feeds.queries.ts'

/** How far back a calendar goes. */
const SINCE = { months: 3 }

/** Somebody's bookings for their calendar, by unguessable address. An unknown and a revoked one are answered alike. */
export function feedRoutes(_program: Program) {
  return new Hono<SiteEnv>().get('/workplaces/:token{[\\w-]{20,80}}/bookings.ics', async (c) => {
    const { db, now, municipality } = c.var
    const owner = await findFeedOwner(db, c.req.param('token'))
    if (owner === undefined) return notFound(c)
    const since = dateInTokyo(now).subtract(SINCE)
    const bookings = (await listOwnBookings(db, owner, since)).filter(
      ({ status }) => status === 'approved' || status === 'pending',
    )
    const { name: town } = await getProfile(db)
    const calendar = calendarOf({ host: new URL(municipality.publicUrl).hostname, town, bookings, now })
    return c.body(calendar, 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Cache-Control': 'private, no-store',
      'Referrer-Policy': 'no-referrer',
    })
  })
}
