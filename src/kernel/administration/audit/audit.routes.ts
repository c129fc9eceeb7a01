import { Hono } from 'hono'
import type { ConsoleEnv } from '../../http/env.ts'
import type { Program } from '../../program.ts'
import { requireWholeTown } from '../whole-town.ts'
import type { ActionWords } from './action-words.ts'
import { readSearch } from './audit-search.ts'
import { auditPage } from './audit.page.tsx'
import { viewAudit } from './view-audit.ts'

const PAGE = 50

/** 「証跡」 for those with the duty `audit` for the whole municipality. */
export function auditRoutes(program: Program, words: ActionWords) {
  return new Hono<ConsoleEnv>().use('/audit', requireWholeTown('audit')).get('/audit', async (c) => {
    const { db, now, staff } = c.var
    const search = readSearch(c.req.query())
    const found = await viewAudit(db, now, staff, search, PAGE + 1)
    const entries = found.slice(0, PAGE)
    const next = found.length > PAGE ? entries.at(-1)?.seq : undefined
    return auditPage(program, c, { search, entries, next, words })
  })
}
