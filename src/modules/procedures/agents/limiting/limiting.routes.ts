import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { SiteEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import type { Program } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { applicationHref } from '../../applications/application.ts'
import { findApplication } from '../../applications/applications.queries.ts'
import { visitorOf } from '../../applications/filling/visitor.ts'
import { LIMITS, type LimitKind } from '../mandate.ts'
import { mandateViewOf } from '../view-mandate.ts'
import { getMandated, limitMandate } from './limit-mandate.ts'
import { mandatePage } from './mandate.page.tsx'
import { UUID } from '../../applications/application-path.ts'

const MANDATE = `/applications/:id{${UUID}}/mandate`
const Limiting = z.object({ kind: z.enum(Object.keys(LIMITS) as [LimitKind, ...LimitKind[]]) })

const dbOf = (c: Context<SiteEnv>): Db<'procedures'> => c.var.db

/** 委任を見直す, from the status page of whoever applied. Mounted behind residentRoutes, whose pages of an application are never stored. */
export function limitingRoutes(program: Program) {
  return new Hono<SiteEnv>()
    .get(MANDATE, async (c) => {
      const found = await findApplication(dbOf(c), c.req.param('id'))
      const { application } = getMandated(await visitorOf(program, c), found)
      const [view, { name: town }] = [(await mandateViewOf(dbOf(c), application))!, await getProfile(c.var.db)]
      return mandatePage(program, c, { application, view, town, done: c.req.query('done') === 'limited' })
    })
    .post(`${MANDATE}/limits`, async (c) => {
      const { kind } = await readForm(c, Limiting)
      const { residentId } = await visitorOf(program, c)
      if (residentId === undefined)
        throw new Refusal(404, 'この申請は見つかりません。サインインしてから開いてください。')
      await limitMandate(c.var.municipality, c.var.now, { residentId }, c.req.param('id'), kind)
      return c.redirect(`${applicationHref(c.req.param('id'))}/mandate?done=limited`, 303)
    })
}
