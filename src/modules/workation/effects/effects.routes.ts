import { Hono } from 'hono'
import { asFile, CSV } from '#kernel/http/as-file.ts'
import type { SiteEnv } from '#kernel/http/env.ts'
import type { Shell } from '../offers/shell.ts'
import { countedStaysPage } from './counted-stays.page.tsx'
import { effectsFile, nameOf, staysFile } from './effects-files.ts'
import { effectsPage } from './effects.page.tsx'
import { countEffects, listCountedStays } from './effects.queries.ts'
import { listYears, readPeriod, readYear } from './view-effects.ts'

/** 効果 in the console. */
export const effectsRoutes = (shell: Shell) =>
  new Hono<SiteEnv>()
    .get('/effects', (c) => effectsPage(shell, c))
    .get('/effects.csv', async (c) => {
      const { db, now } = c.var
      const year = readYear(c.req.query('year'), await listYears(db, now))
      return asFile(c, CSV, `workation-${year}.csv`, effectsFile(await countEffects(db, year)))
    })
    .get('/effects/stays', (c) => countedStaysPage(shell, c))
    .get('/effects/stays.csv', async (c) => {
      const { db, now } = c.var
      const period = readPeriod(c.req.query(), await listYears(db, now))
      return asFile(c, CSV, nameOf(period), staysFile(await listCountedStays(db, period)))
    })
