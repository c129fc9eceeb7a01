import { Hono } from 'hono'
import { z } from 'zod'
import type { FieldErrorText } from '#ui/index.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import type { SiteEnv } from '../../http/env.ts'
import { goingOn } from '../../http/reader-language.ts'
import type { Program } from '../../program.ts'
import { asGiven, text, ticked } from '../form-fields.ts'
import { listProviders } from '../oidc/providers.queries.ts'
import { giveSession, sessionOf, takeSession, visitorOf } from '../session-cookie.ts'
import { findStaff } from '../staff.queries.ts'
import { codePage } from './code.page.tsx'
import { enterCode } from './enter-code.ts'
import { returnPath } from './return-path.ts'
import { signIn } from './sign-in.ts'
import { signInPage } from './sign-in.page.tsx'
import { signOut } from './sign-out.ts'
import { readForm } from '../../http/read-form.ts'

const SignInForm = z.object({ name: text(64), password: text(256), next: asGiven, shared: ticked })
const CodeForm = z.object({ code: text(20), next: asGiven })

/** What nobody needs to guess at, and what counts as no guess. */
const emptyFields = ({ name, password }: { name: string; password: string }): FieldErrorText[] => [
  ...(name.trim() === '' ? [{ field: 'name', message: 'サインイン名を入力してください。' }] : []),
  ...(password === '' ? [{ field: 'password', message: 'パスワードを入力してください。' }] : []),
]

/** サインイン of staff by password and code, and the way out for everybody. */
export function signInRoutes(program: Program) {
  return new Hono<SiteEnv>()
    .get('/sign-in', async (c) => {
      const next = returnPath(c.req.query('next'), '/console')
      const session = await sessionOf(program, c)
      const full = session?.staffId && !session.awaitsSecondFactor
      if (full && (await findStaff(c.var.db, session.staffId!, c.var.now))) return c.redirect(next, 303)
      const providers = await listProviders(c.var.db, 'staff')
      return signInPage(program, c, { next, providers, done: c.req.query('done') })
    })
    .post('/sign-in', async (c) => {
      const form = await readForm(c, SignInForm)
      const next = returnPath(form.next, '/console')
      const { name, shared: sharedTerminal } = form
      const errors = emptyFields(form)
      if (errors.length > 0) {
        const providers = await listProviders(c.var.db, 'staff')
        return signInPage(program, c, { next, providers, name, sharedTerminal, errors, status: 422 })
      }
      const visitor = visitorOf(program, c, form.shared)
      const begun = await orRefusal(signIn(c.var.db, c.var.now, form, visitor))
      if (begun instanceof Refusal) {
        const providers = await listProviders(c.var.db, 'staff')
        const { status, message } = begun
        const errors = [{ field: status === 429 ? undefined : 'name', message }]
        return signInPage(program, c, { next, providers, name, sharedTerminal, errors, status })
      }
      giveSession(program, c, begun.token, form.shared)
      if (!begun.awaitsSecondFactor) return c.redirect(next, 303)
      return c.redirect(`/sign-in/code?next=${encodeURIComponent(next)}`, 303)
    })
    .get('/sign-in/code', async (c) => {
      const session = await sessionOf(program, c)
      if (!session?.awaitsSecondFactor) return c.redirect('/sign-in', 303)
      return codePage(program, c, { next: returnPath(c.req.query('next'), '/console') })
    })
    .post('/sign-in/code', async (c) => {
      const form = await readForm(c, CodeForm)
      const next = returnPath(form.next, '/console')
      const session = await sessionOf(program, c)
      const staff = session?.staffId ? await findStaff(c.var.db, session.staffId, c.var.now) : undefined
      if (!session?.awaitsSecondFactor || !staff) return c.redirect('/sign-in', 303)
      const visitor = visitorOf(program, c, session.sharedTerminal)
      const waiting = { ...session, staffId: staff.id }
      const token = await orRefusal(enterCode(c.var.db, program.sealer, c.var.now, waiting, form.code, visitor))
      if (token instanceof Refusal) return codePage(program, c, { next, refusal: token })
      giveSession(program, c, token, session.sharedTerminal)
      return c.redirect(next, 303)
    })
    .post('/sign-out', async (c) => {
      const session = await sessionOf(program, c)
      if (session) await signOut(c.var.db, c.var.now, session)
      takeSession(program, c)
      if (session?.sharedTerminal) c.header('Clear-Site-Data', '"cache", "cookies", "storage"')
      const door = session?.residentId ? '/residents/sign-in' : '/sign-in'
      return c.redirect(goingOn(c, `${door}?done=signed-out`), 303)
    })
}
