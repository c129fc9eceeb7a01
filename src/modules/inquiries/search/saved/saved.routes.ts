import { Hono } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf } from '#kernel/http/form-reader.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { removeFilter, saveFilter, tidyQuery } from './save-filter.ts'
import { SAVED, savedPage } from './saved.page.tsx'

/** 保存した絞り込み in the console: everybody's own. */
export const savedRoutes = (program: Program) =>
  new Hono<ConsoleEnv>()
    .get('/inquiries/filters', (c) => savedPage(program, c, { query: tidyQuery(new URL(c.req.url).search) }))
    .post('/inquiries/filters', async (c) => {
      const { db, now, staff } = c.var
      const { typed } = await readTyped(c)
      const query = tidyQuery(firstOf(typed, 'query').slice(0, 2_000))
      const saved = await orRefusal(saveFilter(db, now, staff, typed))
      if (saved instanceof Refusal) return savedPage(program, c, { query, refusal: saved, typed })
      return c.redirect(`/console/inquiries?${query}&done=saved`, 303)
    })
    .post('/inquiries/filters/:filter{[0-9]{1,15}}/removal', async (c) => {
      await removeFilter(c.var.db, c.var.now, c.var.staff, Number(c.req.param('filter')))
      return c.redirect(`${SAVED}?done=removed`, 303)
    })
