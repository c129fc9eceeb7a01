import { Hono } from 'hono'
import type { ConsoleEnv } from '../../http/env.ts'
import type { Program } from '../../program.ts'
import { requireWholeTown } from '../whole-town.ts'
import { readSearch } from './audit-search.ts'
import type { AuditWords } from './audit-words.ts'
import { auditPage } from './audit.page.tsx'
import { viewAudit } from './view-audit.ts'

/** 「証跡」 for those with the duty `audit` for the whole municipality. */
export function auditRoutes(program: Program, words: AuditWords) {
  return new Hono<ConsoleEnv>().use('/audit', requireWholeTown('audit')).get('/audit', async (c) => {
    const { db, now, staff } = c.var
    const search = readSearch(c.req.query())
    return auditPage(program, c, { search, words, ...(await viewAudit(db, now, staff, search)) })
  })
}
