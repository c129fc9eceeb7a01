import { Hono } from 'hono'
import type { SiteEnv } from '../http/env.ts'
import { findBaseMap } from './base-map.queries.ts'

/** The land is left to the tiles. */
const NO_MAP = { type: 'FeatureCollection', features: [] }

/** What every map of the town is drawn on. */
export const mapRoutes = () =>
  new Hono<SiteEnv>().get('/base-map.json', async (c) => {
    c.header('Cache-Control', 'public, max-age=3600')
    return c.json((await findBaseMap(c.var.db)) ?? NO_MAP, 200)
  })
