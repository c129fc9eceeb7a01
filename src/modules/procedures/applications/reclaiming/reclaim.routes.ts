import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { SiteEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { applicationHref } from '../application.ts'
import { visitorOf } from '../filling/visitor.ts'
import { elsewherePage } from './elsewhere.page.tsx'
import { reclaim } from './reclaim.ts'
import { UUID } from '../application-path.ts'

const Proof = z.object({ phone: z.string().max(100).default('') })

/** Answers for an application that is none of this browser's, in place of its page. */
export const orElsewhere = async (program: Program, c: Context<SiteEnv>, page: () => Promise<Response>) => {
  const answer = await orRefusal(page())
  if (!(answer instanceof Refusal)) return answer
  if (answer.status !== 404) throw answer
  const { residentId } = await visitorOf(program, c)
  return elsewherePage(program, c, { id: c.req.param('id')!, signedIn: residentId !== undefined })
}

export const reclaimRoutes = (program: Program) =>
  new Hono<SiteEnv>().post(`/applications/:id{${UUID}}/ownership`, async (c) => {
    const [id, { residentId }] = [c.req.param('id'), await visitorOf(program, c)]
    if (residentId === undefined)
      return c.redirect(`/residents/sign-in?next=${encodeURIComponent(applicationHref(id))}`, 303)
    const { phone } = await readForm(c, Proof)
    const refusal = await orRefusal(reclaim(c.var.db, c.var.now, residentId, id, phone))
    if (!refusal) return c.redirect(applicationHref(id), 303)
    if (refusal.status !== 422 && refusal.status !== 429) throw refusal
    const refused = { phone, message: refusal.message, status: refusal.status } as const
    return elsewherePage(program, c, { id, signedIn: true, refused })
  })
