import { Hono } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { findPlace } from './postal-code.ts'

/** Where a postal code lies, for the form that fills itself in. The same for everybody, so it may be kept anywhere for a day. */
export const postalCodeRoutes = () =>
  new Hono<SiteEnv>().get('/postal-codes/:code{[0-9]{7}}', async (c) => {
    const place = await findPlace(c.req.param('code'))
    if (!place) return c.json({ error: 'no such postal code' }, 404)
    return c.json(place, 200, { 'Cache-Control': 'public, max-age=86400' })
  })
