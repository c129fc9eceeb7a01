import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { requireWholeTown } from '#kernel/administration/whole-town.ts'
import { findRouteInWords } from '#kernel/approvals/index.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import type { Program } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { DECISION } from '../application-matter.ts'
import { CIRCULATES, type Circulates } from '../circulates.ts'
import { changeCirculates } from './change-circulates.ts'
import { circulatesFormPage, circulatesPage, DECIDING } from './circulates.page.tsx'
import { findCirculating, listCirculating } from './circulates.queries.ts'

const kind = z.enum(Object.keys(CIRCULATES) as [Circulates, ...Circulates[]])
const Form = z.object({ before: kind, circulates: kind })

const dbOf = (c: Context<ConsoleEnv>): Db<'procedures'> => c.var.db

async function shownIn(c: Context<ConsoleEnv>) {
  const procedure = await findCirculating(dbOf(c), Number(c.req.param('id')))
  if (!procedure) throw new Refusal(404, 'この手続きは見つかりません。')
  return { procedure, route: await findRouteInWords(c.var.db, c.var.now, DECISION, procedure.sectionId) }
}

/** 「設定 — 申請の決裁」, for those with the duty for the whole town. */
export function circulatesRoutes(program: Program) {
  return new Hono<ConsoleEnv>()
    .use(requireWholeTown('settings'))
    .get('/', async (c) => {
      const procedures = await listCirculating(dbOf(c))
      const sections = [...new Set(procedures.map(({ sectionId }) => sectionId))]
      const words = async (id: number) => [id, await findRouteInWords(c.var.db, c.var.now, DECISION, id)] as const
      return circulatesPage(program, c, { procedures, routes: new Map(await Promise.all(sections.map(words))) })
    })
    .get('/:id{[0-9]{1,15}}', async (c) => circulatesFormPage(program, c, await shownIn(c)))
    .post('/:id{[0-9]{1,15}}', async (c) => {
      const form = await readForm(c, Form)
      const { procedure } = await shownIn(c)
      const { now, staff } = c.var
      const done = await orRefusal(changeCirculates(dbOf(c), now, `staff:${staff.id}`, procedure.id, form))
      if (!(done instanceof Refusal)) return c.redirect(`${DECIDING}?done=${done}`, 303)
      return circulatesFormPage(program, c, { ...(await shownIn(c)), errors: done.mistakes, status: 409 })
    })
}
