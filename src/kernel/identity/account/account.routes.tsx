import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import type { Language } from '#lib/text/language.ts'
import type { ConsoleEnv } from '../../http/env.ts'
import { getProfile } from '../../municipality/profile.queries.ts'
import type { Program } from '../../program.ts'
import { text } from '../form-fields.ts'
import { listProviders } from '../oidc/providers.queries.ts'
import { listStaffIdentities } from '../oidc/staff-identities.queries.ts'
import { changePassword } from '../password/change-password.ts'
import { findCredentials } from '../password/password.queries.ts'
import { newPasswordPage, passwordPage } from '../password/password.page.tsx'
import { secondFactorRoutes } from '../second-factor/second-factor.routes.ts'
import { giveSession } from '../session-cookie.ts'
import { listSessions } from '../sessions.queries.ts'
import { accountPage } from './account.page.tsx'
import { endOwnSessions } from './end-sessions.ts'
import { SESSIONS } from './session-words.ts'
import { readForm } from '../../http/read-form.ts'

const PasswordForm = z.object({ 'current-password': text(256), password: text(256) })
const EndedSession = z.object({ session: z.union([z.literal('others'), z.coerce.number().int().positive()]) })

/** Reads from a form which session is to end: `others`, or the id of one. */
export function endedSession(form: Record<string, unknown>, lang: Language = 'ja'): 'others' | number {
  const read = EndedSession.safeParse(form)
  if (!read.success) throw new Refusal(422, SESSIONS[lang].choose)
  return read.data.session
}

const credentialsOf = (c: Context<ConsoleEnv>) => findCredentials(c.var.db, c.var.staff.id)
const hasSecondFactor = async (c: Context<ConsoleEnv>) => Boolean((await credentialsOf(c))?.hasSecondFactor)

/** 「自分の設定」 of a member of staff: ways to sign in, and where one is signed in. */
export function accountRoutes(program: Program) {
  async function askPassword(c: Context<ConsoleEnv>, refusal?: Refusal) {
    const page = c.var.session.awaitsNewPassword ? newPasswordPage : passwordPage
    return page(program, c, { hasSecondFactor: await hasSecondFactor(c), refusal })
  }

  return new Hono<ConsoleEnv>()
    .get('/account', async (c) => {
      const { db, now, staff } = c.var
      const [credentials, identities, providers, sessions] = await Promise.all([
        credentialsOf(c),
        listStaffIdentities(db, staff.id),
        listProviders(db, 'staff'),
        listSessions(db, now, { staffId: staff.id }),
      ])
      return accountPage(program, c, {
        hasPassword: Boolean(credentials?.passwordHash),
        hasSecondFactor: Boolean(credentials?.hasSecondFactor),
        identities,
        offersIdentities: providers.length > 0,
        sessions,
      })
    })
    .get('/account/password', (c) => askPassword(c))
    .post('/account/password', async (c) => {
      const { db, now, staff, session, municipality, address } = c.var
      const { 'current-password': current, password } = await readForm(c, PasswordForm)
      const town = { name: (await getProfile(db)).name, slug: municipality.slug }
      const form = { current, password, address, userAgent: c.req.header('user-agent') ?? '' }
      const changed = await orRefusal(changePassword(db, now, { staff, session, town }, form))
      if (changed instanceof Refusal) {
        return askPassword(c, changed)
      }
      if (changed) giveSession(program, c, changed, session.sharedTerminal)
      return c.redirect('/console/account?done=password', 303)
    })
    .post('/account/ended-sessions', async (c) => {
      const which = endedSession(await c.req.parseBody())
      await endOwnSessions(c.var.db, c.var.now, c.var.session, which)
      return c.redirect(`/console/account?done=${which === 'others' ? 'sessions' : 'session'}`, 303)
    })
    .route('/account/second-factor', secondFactorRoutes(program))
}
