import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { SiteEnv } from '#kernel/http/env.ts'
import { limit, networkOf } from '#kernel/http/rate-limit.ts'
import { goingOn, inReadersLanguage, readerOf } from '#kernel/http/reader-language.ts'
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
import { LINE_SIGN_IN } from './sign-in-words.ts'
import { findSignIn, takeSignIn } from './sign-ins.queries.ts'

const LINK = '/line/sign-in/:token{[\\w-]{32}}'

const Opening = z.object({ shared: ticked })
/** Where they wanted to go, while they are away in LINE. */
const STEP = 'line'
const STEP_MINUTES = 30
const TRIES = { max: 30, per: { hours: 1 } }

const refuseGuessing = (c: Context<SiteEnv>) =>
  limit(c.var.db, c.var.now, `line-sign-in-from:${networkOf(c.var.address)}`, TRIES, readerOf(c))

function over(c: Context<SiteEnv>): Refusal {
  const words = LINE_SIGN_IN[readerOf(c)]
  return new Refusal(404, words.over(words.word))
}

/** LINEでサインイン: by a link that was asked for in the talk. */
export const signInRoutes = (program: Program) =>
  new Hono<SiteEnv>()
    .use('/line/sign-in/*', inReadersLanguage)
    .get('/line/sign-in', async (c) => {
      if (!(await hasSecret(c.var.db, 'line.channel_access_token')))
        throw new Refusal(404, LINE_SIGN_IN[readerOf(c)].off)
      keepStep(program, c, STEP, goingOn(c, returnPath(c.req.query('next'), '/me')), STEP_MINUTES)
      return howPage(program, c, await lineAccount(program, c.var.municipality))
    })
    .get(LINK, async (c) => {
      await refuseGuessing(c)
      const token = c.req.param('token')
      const found = await findSignIn(c.var.db, c.var.now, token)
      if (!found) throw over(c)
      return linkPage(program, c, { token, name: found.name })
    })
    .post(LINK, async (c) => {
      await refuseGuessing(c)
      const { shared } = await readForm(c, Opening)
      const { db, now } = c.var
      const lineUserId = await takeSignIn(db, now, c.req.param('token'))
      if (lineUserId === undefined) throw over(c)
      const next = readStep(program, c, STEP, z.string()) ?? goingOn(c, '/applications')
      dropStep(program, c, STEP)
      const identity = { kind: 'line', issuer: LINE_ISSUER, subject: lineUserId } as const
      giveSession(program, c, await signInResident(db, now, identity, visitorOf(program, c, shared)), shared)
      await db.transaction().execute(wakeMenus)
      return c.redirect(next, 303)
    })
