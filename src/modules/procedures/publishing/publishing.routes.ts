import { Hono } from 'hono'
import { z } from 'zod'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { offeringHref } from '../offering/offering.ts'
import { checkPage } from './check.page.tsx'
import { publishDraft } from './publish-draft.ts'
import { viewCheck } from './view-check.ts'

const DRAFT = '/:id{[0-9]{1,15}}'
const Publication = z.object({
  version: z.coerce.number().int(),
  digest: z.string().max(64),
  standing: z.coerce.number().int(),
})

/** The check before publishing, and the word that publishes: below a draft. */
export function publishingRoutes(program: Program) {
  return new Hono<ConsoleEnv>()
    .get(`${DRAFT}/check`, async (c) => {
      const { db, now, staff } = c.var
      return checkPage(program, c, await viewCheck(db, now, staff, Number(c.req.param('id'))))
    })
    .post(`${DRAFT}/publication`, async (c) => {
      const { db, now, staff } = c.var
      const id = Number(c.req.param('id'))
      const published = await orRefusal(publishDraft(db, now, staff, id, await readForm(c, Publication)))
      if (!(published instanceof Refusal))
        return c.redirect(`${offeringHref(published.procedureId)}?done=published`, 303)
      const { status, message } = published
      if (status !== 409 && status !== 422) throw published
      return checkPage(program, c, await viewCheck(db, now, staff, id), { message, status })
    })
}
