import { Hono } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { attend, leave } from './attend.ts'

/** 閲覧中: an open page says that it is there, and hears who else is. */
export const presenceRoutes = () =>
  new Hono<ConsoleEnv>()
    .post('/inquiries/:id{[0-9]+}/presence', async (c) => {
      const { db, staff, now } = c.var
      return c.json({ words: await attend(db, staff, Number(c.req.param('id')), now) })
    })
    .post('/inquiries/:id{[0-9]+}/presence/removal', async (c) => {
      await leave(c.var.db, c.var.staff, Number(c.req.param('id')), c.var.now)
      return c.body(null, 204)
    })
