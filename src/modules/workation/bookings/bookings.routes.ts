import { Hono } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { firstOf } from '#kernel/http/form-reader.ts'
import { again } from '../offers/editing.routes.ts'
import type { Shell } from '../offers/shell.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import { bookingsPage } from './bookings.page.tsx'
import { monthOf } from './booking.ts'
import { recordArrival } from './record-arrival.ts'

/** 予約 of a provider's places and programmes, and of all of them for the section. */
export const bookingsRoutes = (shell: Shell) =>
  new Hono<SiteEnv>()
    .get('/', async (c) => bookingsPage(shell, c, c.req.query('month')))
    .post('/:item{[0-9]{1,15}}/arrival', async (c) => {
      const [{ typed }, { db, now }] = [await readTyped(c), c.var]
      const [item, month] = [c.req.param('item'), monthOf(firstOf(typed, 'month'))?.toString()]
      const done = await orRefusal(recordArrival(db, now, await shell.editor(c), Number(item), typed))
      if (done instanceof Refusal) return bookingsPage(shell, c, month, again({ ...typed, item: [item] }, done))
      return c.redirect(`${shell.base}/bookings?${month ? `month=${month}&` : ''}done=arrived`, 303)
    })
