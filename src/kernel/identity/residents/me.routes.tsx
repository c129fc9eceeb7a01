import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import type { ResidentEnv, SiteEnv } from '../../http/env.ts'
import { goingOn, inReadersLanguage, readerOf } from '../../http/reader-language.ts'
import { sitePage } from '../../http/site-page.tsx'
import type { Program } from '../../program.ts'
import { endedSession } from '../account/account.routes.tsx'
import { endOwnSessions } from '../account/end-sessions.ts'
import { text } from '../form-fields.ts'
import { Continue } from '../oidc/continue.page.tsx'
import type { ProviderLogin } from '../oidc/provider-login.ts'
import { listProviders } from '../oidc/providers.queries.ts'
import { requireResident } from '../require-session.ts'
import { listIdentities } from '../residents.queries.ts'
import { listSessions } from '../sessions.queries.ts'
import { mailboxOf } from './email-code.ts'
import { unlinkResidentIdentity } from './identities.ts'
import { mePage, type MePage } from './me.page.tsx'
import { ME } from './me-words.ts'
import { rename } from './rename-resident.ts'
import { askByEmail } from './resident-sign-in.routes.tsx'
import { readForm } from '../../http/read-form.ts'

const NameForm = z.object({ name: text(500) })
const EmailForm = z.object({ email: text(254) })
const LinkForm = z.object({ provider: z.coerce.number().int() })
const UnlinkForm = z.object({ kind: z.enum(['line', 'email', 'oidc']), issuer: text(500), subject: text(500) })

const onSite = (c: Context<ResidentEnv>) => c as unknown as Context<SiteEnv>

/** 「わたしの情報」 of a resident. */
export function meRoutes(program: Program, login: ProviderLogin) {
  async function page(c: Context<ResidentEnv>, refused: Pick<MePage, 'refusal' | 'typed'> = {}) {
    const { db, now, resident } = c.var
    const [identities, providers, sessions] = await Promise.all([
      listIdentities(db, resident.id),
      listProviders(db, 'resident'),
      listSessions(db, now, { residentId: resident.id }),
    ])
    return mePage(program, c, { identities, providers, sessions, ...refused })
  }

  return new Hono<ResidentEnv>()
    .use('/me', inReadersLanguage, requireResident(program))
    .use('/me/*', inReadersLanguage, requireResident(program))
    .get('/me', (c) => page(c))
    .post('/me/name', async (c) => {
      const { name } = await readForm(c, NameForm)
      const refusal = await orRefusal(rename(c.var.db, c.var.now, c.var.resident, name, readerOf(c)))
      return refusal ? page(c, { refusal, typed: { name } }) : c.redirect(goingOn(c, '/me?done=renamed'), 303)
    })
    .post('/me/email', async (c) => {
      const { email } = await readForm(c, EmailForm)
      const asked = {
        email: mailboxOf(email),
        next: goingOn(c, '/me'),
        linkTo: c.var.resident.id,
        shared: c.var.session.sharedTerminal,
      }
      const refusal = await orRefusal(askByEmail(program, onSite(c), asked))
      return refusal ? page(c, { refusal, typed: { email } }) : c.redirect(goingOn(c, '/residents/sign-in/code'), 303)
    })
    .post('/me/identities', async (c) => {
      const form = LinkForm.safeParse(await c.req.parseBody())
      if (!form.success) throw new Refusal(422, ME[readerOf(c)].whichToAdd)
      const about = { next: goingOn(c, '/me'), audience: 'resident', linkTo: c.var.resident.id } as const
      await login.begin(onSite(c), form.data.provider, about)
      return c.redirect(goingOn(c, '/me/identities/continue'), 303)
    })
    .get('/me/identities/continue', async (c) => {
      const pending = await login.pending(onSite(c), c.var.resident.id)
      if (!pending) return c.redirect(goingOn(c, '/me'), 303)
      const lang = readerOf(c)
      return sitePage(program, onSite(c), {
        title: ME[lang].addWayTitle,
        lang,
        width: 'narrow',
        children: <Continue {...pending} back={goingOn(c, '/me')} lang={lang} />,
      })
    })
    .post('/me/identities/removal', async (c) => {
      const form = UnlinkForm.safeParse(await c.req.parseBody())
      if (!form.success) throw new Refusal(422, ME[readerOf(c)].whichToRemove)
      await unlinkResidentIdentity(c.var.db, c.var.now, c.var.resident.id, form.data, readerOf(c))
      return c.redirect(goingOn(c, '/me?done=unlinked'), 303)
    })
    .post('/me/ended-sessions', async (c) => {
      const lang = readerOf(c)
      const which = endedSession(await c.req.parseBody(), lang)
      await endOwnSessions(c.var.db, c.var.now, c.var.session, which, lang)
      return c.redirect(goingOn(c, `/me?done=${which === 'others' ? 'sessions' : 'session'}`), 303)
    })
}
