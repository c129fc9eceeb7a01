import { Hono } from 'hono'
import { z } from 'zod'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import type { Program } from '#kernel/program.ts'
import { listAgents } from '../registering/agents.queries.ts'
import { AGENTS, agentPage, agentsPage } from './agents.page.tsx'
import { checkAgent, type CheckOutcome, CHECKS, getAgent, refuseWithoutDuty } from './check-agent.ts'

export const outcome = z.enum(Object.keys(CHECKS) as [CheckOutcome, ...CheckOutcome[]])
const Finding = z.object({ outcome })
export const SHOWN = 500

/** 「代理人」 in the staff console: /console/agents. */
export function checkingAgentsRoutes(program: Program) {
  return new Hono<ConsoleEnv>()
    .get('/', async (c) => {
      refuseWithoutDuty(c.var.staff)
      return agentsPage(program, c, await listAgents(c.var.db, SHOWN))
    })
    .get('/:id{[0-9]{1,15}}', async (c) =>
      agentPage(program, c, await getAgent(c.var.db, c.var.staff, Number(c.req.param('id')))),
    )
    .post('/:id{[0-9]{1,15}}/checks', async (c) => {
      const { outcome } = await readForm(c, Finding)
      await checkAgent(c.var.db, c.var.now, c.var.staff, Number(c.req.param('id')), outcome)
      return c.redirect(`${AGENTS}/${c.req.param('id')}?done=checked`, 303)
    })
}
