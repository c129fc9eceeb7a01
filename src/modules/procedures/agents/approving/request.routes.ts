import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { serveFile } from '#kernel/files/serve.ts'
import type { SiteEnv } from '#kernel/http/env.ts'
import { limit, networkOf } from '#kernel/http/rate-limit.ts'
import { readForm } from '#kernel/http/read-form.ts'
import type { Program } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { applicationHref } from '../../applications/application.ts'
import { missingAssurance } from '../../applications/filling/assurance.ts'
import { listFiles } from '../../applications/files.queries.ts'
import { visitorOf } from '../../applications/filling/visitor.ts'
import { noteBeyond } from '../beyond-mandate.ts'
import { mandateViewOf } from '../view-mandate.ts'
import { approve, refuseOtherClients } from './approve.ts'
import { endedPage, otherClientPage, signInFirstPage } from './other.page.tsx'
import { type Asked, getAsked } from './own-request.ts'
import { refuse } from './refuse.ts'
import { requestPage, type RequestPage } from './request.page.tsx'
import { UUID } from '../../applications/application-path.ts'

const REQUEST = '/mandates/:code{[A-Za-z0-9_-]{1,100}}'
const LOOKS = { max: 120, per: { minutes: 10 } }
const Reason = z.object({ reason: z.string().max(20_000).default('') })

const dbOf = (c: Context<SiteEnv>): Db<'procedures'> => c.var.db
const codeOf = (c: Context<SiteEnv>): string => c.req.param('code')!

/** 依頼者 opens the link of the mail: /mandates/… No page needs JavaScript. */
export function requestRoutes(program: Program) {
  /** What was asked, and who looks; codes are not guessed by the thousand. */
  async function opened(
    c: Context<SiteEnv>,
  ): Promise<{ asked: Asked; residentId: number | undefined; isTheirs: boolean }> {
    await limit(c.var.db, c.var.now, `mandates ${networkOf(c.var.address)}`, LOOKS)
    const asked = await getAsked(dbOf(c), c.var.now, codeOf(c))
    const { residentId } = await visitorOf(program, c)
    if (residentId === undefined) return { asked, residentId, isTheirs: false }
    const refusal = await orRefusal(c.var.db.transaction().execute((tx) => refuseOtherClients(tx, residentId, asked)))
    return { asked, residentId, isTheirs: !refusal }
  }

  async function show(c: Context<SiteEnv>, again: Pick<RequestPage, 'typed' | 'refusal'> = {}) {
    const { asked, residentId, isTheirs } = await opened(c)
    const { application, mandate, state } = asked
    if (residentId === undefined) return signInFirstPage(program, c, codeOf(c), mandate)
    if (!isTheirs) return otherClientPage(program, c)
    if (state === 'approved') return c.redirect(applicationHref(application.id), 303)
    if (state !== 'open') return endedPage(program, c, state, mandate, again.refusal && 409)
    const view = (await mandateViewOf(dbOf(c), application))!
    const missing = await missingAssurance(c.var.db, application.definition, residentId)
    return requestPage(program, c, { code: codeOf(c), asked: { ...asked, state }, view, missing, ...again })
  }

  async function clientOf(c: Context<SiteEnv>): Promise<number> {
    const { asked, residentId } = await opened(c)
    if (residentId !== undefined) return residentId
    throw new Refusal(
      403,
      `サインインが終わっています。${asked.mandate.agent}さんからのメールのリンクを、もう一度開いてください。`,
    )
  }

  return new Hono<SiteEnv>()
    .use('/mandates/*', async (c, next) => {
      await next()
      c.header('Cache-Control', 'no-store')
    })
    .get(REQUEST, (c) => show(c))
    .post(`${REQUEST}/approval`, async (c) => {
      const clientId = await clientOf(c)
      const done = await orRefusal(approve(c.var.municipality, c.var.now, clientId, codeOf(c)))
      if (!(done instanceof Refusal)) return c.redirect(`${applicationHref(done)}?done=submitted`, 303)
      await noteBeyond(c.var.db, c.var.now, done, clientId)
      return show(c, { refusal: done })
    })
    .post(`${REQUEST}/refusal`, async (c) => {
      const { reason } = await readForm(c, Reason)
      const refusal = await orRefusal(refuse(c.var.municipality, c.var.now, await clientOf(c), codeOf(c), reason))
      if (!refusal) return c.redirect(`/mandates/${codeOf(c)}`, 303)
      return show(c, { refusal, typed: reason })
    })
    .get(`${REQUEST}/files/:file{${UUID}}`, async (c) => {
      const { asked, isTheirs } = await opened(c)
      const files = isTheirs && asked.state === 'open' ? await listFiles(dbOf(c), asked.application.id) : []
      const file = files.find(({ id }) => id === c.req.param('file'))
      if (!file) throw new Refusal(404, 'このファイルは見つかりません。')
      return serveFile(program, c, c.var.municipality, file, { name: file.name })
    })
}
