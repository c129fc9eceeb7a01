import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { SiteEnv } from '#kernel/http/env.ts'
import { limit, networkOf } from '#kernel/http/rate-limit.ts'
import { readForm } from '#kernel/http/read-form.ts'
import { ticked } from '#kernel/identity/form-fields.ts'
import { signInResident } from '#kernel/identity/residents/resident-login.ts'
import { giveSession, visitorOf } from '#kernel/identity/session-cookie.ts'
import { returnPath } from '#kernel/identity/sign-in/return-path.ts'
import { dropStep, keepStep, readStep } from '#kernel/identity/step-cookie.ts'
import { hasSecret } from '#kernel/municipality/secrets.queries.ts'
import type { Program } from '#kernel/program.ts'
import { Refusal } from '#lib/refusal.ts'
import { lineAccount } from '../account.ts'
import { LINE_ISSUER } from '../issuer.ts'
import { wakeMenus } from '../../menus/wake.ts'
import { howPage, linkPage } from './sign-in.page.tsx'
import { findSignIn, takeSignIn } from './sign-ins.queries.ts'

const LINK = '/line/sign-in/:token{[\\w-]{32}}'
const OVER =
  'このリンクは、期限が過ぎたか、もう使われています。LINE のトークで、もう一度「サインイン」と送ってください。'

const Opening = z.object({ shared: ticked })
/** Where they wanted to go, while they are away in LINE. */
const STEP = 'line'
const STEP_MINUTES = 30
const TRIES = { max: 30, per: { hours: 1 } }

const refuseGuessing = (c: Context<SiteEnv>) =>
  limit(c.var.db, c.var.now, `line-sign-in-from:${networkOf(c.var.address)}`, TRIES)

/** LINEでサインイン: by a link that was asked for in the talk. */
export const signInRoutes = (program: Program) =>
  new Hono<SiteEnv>()
    .get('/line/sign-in', async (c) => {
      if (!(await hasSecret(c.var.db, 'line.channel_access_token')))
        throw new Refusal(404, 'LINE でのサインインは、まだ使えません。メールでサインインしてください。')
      keepStep(program, c, STEP, returnPath(c.req.query('next'), '/me'), STEP_MINUTES)
      return howPage(program, c, await lineAccount(program, c.var.municipality))
    })
    .get(LINK, async (c) => {
      await refuseGuessing(c)
      const token = c.req.param('token')
      const found = await findSignIn(c.var.db, c.var.now, token)
      if (!found) throw new Refusal(404, OVER)
      return linkPage(program, c, { token, name: found.name })
    })
    .post(LINK, async (c) => {
      await refuseGuessing(c)
      const { shared } = await readForm(c, Opening)
      const { db, now } = c.var
      const lineUserId = await takeSignIn(db, now, c.req.param('token'))
      if (lineUserId === undefined) throw new Refusal(404, OVER)
      const next = readStep(program, c, STEP, z.string()) ?? '/applications'
      dropStep(program, c, STEP)
      const identity = { kind: 'line', issuer: LINE_ISSUER, subject: lineUserId } as const
      giveSession(program, c, await signInResident(db, now, identity, visitorOf(program, c, shared)), shared)
      await db.transaction().execute(wakeMenus)
      return c.redirect(next, 303)
    })
