import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { ResidentEnv, SiteEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import { text, ticked } from '#kernel/identity/form-fields.ts'
import { requireResident } from '#kernel/identity/require-session.ts'
import type { Program } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { orRefusal } from '#lib/refusal.ts'
import { applicationHref } from '../../applications/application.ts'
import { getOwn } from '../../applications/filling/own.ts'
import { listOpen } from '../../definition/versions.queries.ts'
import { noteBeyond } from '../beyond-mandate.ts'
import { getMandateRecord } from '../mandates.queries.ts'
import { findAgentOf } from '../registering/agents.queries.ts'
import { registerAgent } from '../registering/register-agent.ts'
import { registrationPage } from '../registering/registration.page.tsx'
import { listClients } from './clients.queries.ts'
import { clientsPage } from './clients.page.tsx'
import { type MandateFormPage, mandateFormPage } from './mandate-form.page.tsx'
import { beginForClient, changeMandate } from './write-mandate.ts'
import { UUID } from '../../applications/application-path.ts'

const APPLICATION = `/agent/applications/:id{${UUID}}`

const Registration = z.object({
  name: text(500),
  registrationNumber: text(100),
  office: text(500),
  address: text(500),
  phone: text(100),
})
const Mandate = z.object({
  clientName: text(500),
  clientEmail: text(500),
  mandatedOn: text(50),
  mayCorrect: ticked,
  mayReceive: ticked,
})
const Beginning = Mandate.extend({ id: z.string().regex(new RegExp(`^${UUID}$`)), slug: text(60) })

const SHOWN = 500

const onSite = (c: Context<ResidentEnv>) => c as unknown as Context<SiteEnv>
const dbOf = (c: Context<ResidentEnv>): Db<'procedures'> => c.var.db
const idOf = (c: Context<ResidentEnv>): string => c.req.param('id')!
const agentOf = (c: Context<ResidentEnv>) => ({ residentId: c.var.resident.id })

/** 「代理の申請」: a 行政書士 registers, files for clients, and sees how it stands with each. */
export function agentRoutes(program: Program) {
  async function beginning(c: Context<ResidentEnv>, shown: Pick<MandateFormPage, 'typed' | 'refusal'>, id: string) {
    const open = await listOpen(dbOf(c), c.var.now)
    const procedures = open.map(({ slug, version }) => ({ value: slug, text: version.definition.title }))
    return mandateFormPage(program, onSite(c), { action: '/agent/applications', begins: { id, procedures }, ...shown })
  }

  return new Hono<ResidentEnv>()
    .use('/agent', requireResident(program))
    .use('/agent/*', requireResident(program))
    .use('/agent/*', async (c, next) => {
      await next()
      c.header('Cache-Control', 'no-store')
      await noteBeyond(c.var.db, c.var.now, c.error, c.var.resident?.id)
    })
    .get('/agent', async (c) => {
      const agent = await findAgentOf(dbOf(c), c.var.resident.id)
      if (!agent) return c.redirect('/agent/registration', 303)
      const clients = await listClients(dbOf(c), c.var.resident.id, SHOWN)
      return clientsPage(program, onSite(c), { agent, clients, done: c.req.query('done') })
    })
    .get('/agent/registration', async (c) => {
      const agent = await findAgentOf(dbOf(c), c.var.resident.id)
      return registrationPage(program, onSite(c), { typed: agent ?? {}, isKnown: agent !== undefined })
    })
    .post('/agent/registration', async (c) => {
      const typed = await readForm(c, Registration)
      const refusal = await orRefusal(registerAgent(dbOf(c), c.var.now, c.var.resident.id, typed))
      if (!refusal) return c.redirect('/agent?done=registered', 303)
      const isKnown = (await findAgentOf(dbOf(c), c.var.resident.id)) !== undefined
      return registrationPage(program, onSite(c), { typed, isKnown, refusal })
    })
    .get('/agent/applications/new', async (c) => {
      if (!(await findAgentOf(dbOf(c), c.var.resident.id))) return c.redirect('/agent/registration', 303)
      return beginning(c, { typed: {} }, randomUUID())
    })
    .post('/agent/applications', async (c) => {
      const { id, ...typed } = await readForm(c, Beginning)
      const refusal = await orRefusal(beginForClient(dbOf(c), c.var.now, agentOf(c), { ...typed, id }))
      if (!refusal) return c.redirect(applicationHref(id), 303)
      if (refusal.status !== 422) throw refusal
      return beginning(c, { typed, refusal }, id)
    })
    .get(`${APPLICATION}/mandate`, async (c) => {
      const { mandate, definition, state, id } = await getOwn(dbOf(c), agentOf(c), idOf(c))
      if (!mandate || state !== 'draft') return c.redirect(applicationHref(id), 303)
      const { mandatedOn } = await getMandateRecord(dbOf(c), mandate.id)
      return mandateFormPage(program, onSite(c), {
        action: `/agent/applications/${id}/mandate`,
        typed: { ...mandate, mandatedOn: mandatedOn.toString() },
        title: definition.title,
      })
    })
    .post(`${APPLICATION}/mandate`, async (c) => {
      const typed = await readForm(c, Mandate)
      const refusal = await orRefusal(changeMandate(dbOf(c), c.var.now, agentOf(c), idOf(c), typed))
      if (!refusal) return c.redirect(applicationHref(idOf(c)), 303)
      if (refusal.status !== 422) throw refusal
      const { definition, id } = await getOwn(dbOf(c), agentOf(c), idOf(c))
      const action = `/agent/applications/${id}/mandate`
      return mandateFormPage(program, onSite(c), { action, typed, title: definition.title, refusal })
    })
}
