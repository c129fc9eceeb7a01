import { type Context, Hono } from 'hono'
import type { ConsoleEnv } from '../../http/env.ts'
import { stalePage } from '../../http/stale-page.ts'
import type { Program } from '../../program.ts'
import { getInbox } from '../inbox/inbox.ts'
import type { Matters } from '../matter.ts'
import { approveMany } from '../proposals/approve-many.ts'
import { listTitles } from '../inbox/inbox.queries.ts'
import { bulkPage } from './bulk.page.tsx'
import { readResults, writeResults } from './bulk-results.tsx'
import { listAddress, readPlace } from './inbox-address.ts'
import { inboxPage } from './inbox.page.tsx'
import { inboxRows } from './inbox-rows.ts'

/** `12:345`: the proposal and the step as the list showed it. */
function readItem(c: Context, text: string) {
  const [, id, stepId] = /^(\d{1,15}):(\d{1,15})$/.exec(text) ?? []
  if (!id || !stepId) throw stalePage(c, 400)
  return { id: Number(id), stepId: Number(stepId) }
}

export function inboxRoutes(program: Program, matters: Matters) {
  return new Hono<ConsoleEnv>()
    .get('/', async (c) => {
      const { db, now, staff } = c.var
      const place = readPlace(c.req.query())
      const inbox = await getInbox(db, now, staff)
      const { rows, next } = await inboxRows(db, now, staff, inbox, place)
      const told = readResults(c.req.query('results'))
      const titles = await listTitles(
        db,
        staff.id,
        told.map(({ id }) => id),
      )
      const results = told.map(({ id, status }) => ({ id, status, title: titles.get(id) ?? `番号 ${id}` }))
      return inboxPage(program, c, { matters, inbox, place, rows, next, results })
    })
    .get('/bulk', async (c) => {
      const { db, now, staff } = c.var
      const { list } = readPlace(c.req.query())
      const chosen = new Set(c.req.queries('item'))
      const { turns } = await getInbox(db, now, staff)
      const found = turns.filter(({ proposal, stepId, read }) => read && chosen.has(`${proposal.id}:${stepId}`))
      return found.length > 0 ? bulkPage(program, c, found, list) : c.redirect(listAddress(list), 303)
    })
    .post('/bulk', async (c) => {
      const { municipality, now, staff } = c.var
      const fields = await c.req.parseBody({ all: true })
      const items = [fields['item'] ?? []]
        .flat()
        .filter((item) => typeof item === 'string')
        .map((item) => readItem(c, item))
      const results = await approveMany({ municipality, matters }, now, staff, items)
      const { list } = readPlace({ list: typeof fields['list'] === 'string' ? fields['list'] : '' })
      const back = new URL(listAddress(list), 'http://console')
      back.searchParams.set('results', writeResults(results))
      return c.redirect(`${back.pathname}${back.search}`, 303)
    })
}
