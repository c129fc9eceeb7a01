import { Hono } from 'hono'
import { z } from 'zod'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { dropStep, keepStep, readStep } from '#kernel/identity/step-cookie.ts'
import type { Program } from '#kernel/program.ts'
import { calendarPage } from './calendar.page.tsx'
import { makeFeed, revokeFeed } from './change-feed.ts'
import { findFeed } from './feeds.queries.ts'

const MADE = 'calendar-feed'
const MADE_MINUTES = 2
const Made = z.object({ by: z.number(), token: z.string() })
const HERE = '/console/workplaces/calendar'

/** 「カレンダー」: the address is shown once, after a redirect, so that loading the page again does not make another. */
export function calendarRoutes(program: Program) {
  return new Hono<ConsoleEnv>()
    .get('/', async (c) => {
      const { db, staff, municipality } = c.var
      const step = readStep(program, c, MADE, Made)
      const token = step?.by === staff.id ? step.token : undefined
      if (token) dropStep(program, c, MADE)
      const address = token && `${municipality.publicUrl}/workplaces/${token}/bookings.ics`
      return calendarPage(program, c, { madeAt: await findFeed(db, staff.id), address })
    })
    .post('/', async (c) => {
      const { db, now, staff } = c.var
      const token = await makeFeed(db, now, staff)
      keepStep(program, c, MADE, { by: staff.id, token }, MADE_MINUTES)
      return c.redirect(HERE, 303)
    })
    .post('/removal', async (c) => {
      const { db, now, staff } = c.var
      await revokeFeed(db, now, staff)
      return c.redirect(HERE, 303)
    })
}
