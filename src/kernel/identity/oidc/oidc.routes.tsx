import { type Context, Hono } from 'hono'
import { Refusal } from '#lib/refusal.ts'
import { ButtonLink, Filled, Stack } from '#ui/index.ts'
import type { SiteEnv } from '../../http/env.ts'
import { goingOn } from '../../http/reader-language.ts'
import { JapaneseName } from '../../http/japanese-name.tsx'
import { sitePage } from '../../http/site-page.tsx'
import type { Program } from '../../program.ts'
import { linkResidentIdentity } from '../residents/identities.ts'
import { signInResident } from '../residents/resident-login.ts'
import { giveSession, sessionOf, visitorOf } from '../session-cookie.ts'
import { returnPath } from '../sign-in/return-path.ts'
import { findStaff } from '../staff.queries.ts'
import { languageAt, type ProviderLogin } from './provider-login.ts'
import { PROVIDER } from './provider-words.ts'
import { findProvider, type Provider } from './providers.queries.ts'
import { linkAccount, signInBySubject } from './staff-login.ts'
import { idIn } from '#lib/text/whole-number.ts'

type Completed = Awaited<ReturnType<ProviderLogin['complete']>>

const homeOf = ({ audience }: Provider) => (audience === 'staff' ? '/console' : '/me')
const doorOf = (provider: Provider | undefined) => (provider?.audience === 'staff' ? '/sign-in' : '/residents/sign-in')

/** Where they began to link it, in the language in which they did: the provider's answer names none. */
const linkedAt = (path: string) => `${path}${path.includes('?') ? '&' : '?'}done=linked`

/** Signing in at a provider, and coming back. The way there is a link: it changes nothing but this browser's attempt. */
export function oidcRoutes(program: Program, login: ProviderLogin) {
  /** Undone links and answers that do not fit end on a page that says where to go on. */
  async function refuse(c: Context<SiteEnv>, refusal: Refusal) {
    const provider = await findProvider(c.var.db, idIn(c.req.param('provider')))
    const lang = languageAt(c, provider)
    const words = PROVIDER[lang]
    return sitePage(program, c, {
      title: words.failed,
      lang,
      service: provider?.audience === 'staff' ? '職員用' : undefined,
      layout: 'card',
      status: refusal.status,
      children: (
        <Stack>
          <p>
            <Filled sentence={provider ? refusal.message.replace(provider.label, '{way}') : refusal.message}>
              <JapaneseName name={provider?.label ?? ''} lang={lang} />
            </Filled>
          </p>
          <ButtonLink wide href={goingOn(c, doorOf(provider))}>
            {words.toSignIn}
          </ButtonLink>
        </Stack>
      ),
    })
  }

  async function linkToWhoeverIsSignedIn(c: Context<SiteEnv>, { provider, attempt, subject }: Completed) {
    const [session, lang] = [await sessionOf(program, c), languageAt(c, provider)]
    const holder = provider.audience === 'staff' ? session?.staffId : session?.residentId
    if (!session || session.awaitsSecondFactor || holder !== attempt.linkTo) {
      throw new Refusal(403, PROVIDER[lang].another)
    }
    if (provider.audience === 'resident') {
      await linkResidentIdentity(c.var.db, c.var.now, holder!, { kind: 'oidc', ...subject }, lang)
      return c.redirect(linkedAt(returnPath(attempt.next, '/me')), 303)
    }
    const staff = await findStaff(c.var.db, holder!, c.var.now)
    if (!staff) throw new Refusal(403, 'サインインが終わっています。')
    await linkAccount(c.var.db, c.var.now, staff, subject)
    return c.redirect('/console/account/identities?done=linked', 303)
  }

  async function signInWith(c: Context<SiteEnv>, { provider, attempt, subject }: Completed) {
    const { db, now } = c.var
    const visitor = visitorOf(program, c, false)
    const next = returnPath(attempt.next, homeOf(provider))
    if (provider.audience === 'resident') {
      const { name: displayName, issuer, subject: sub, confirmed } = subject
      const identity = { kind: 'oidc', issuer, subject: sub, displayName, confirmed } as const
      giveSession(program, c, await signInResident(db, now, identity, visitor), false)
      return c.redirect(next, 303)
    }
    const begun = await signInBySubject(db, now, subject, visitor)
    giveSession(program, c, begun.token, false)
    return c.redirect(begun.awaitsSecondFactor ? `/sign-in/code?next=${encodeURIComponent(next)}` : next, 303)
  }

  return new Hono<SiteEnv>()
    .get('/oidc/:provider', async (c) => {
      try {
        const asked = c.req.query('next') ?? ''
        return c.redirect(await login.begin(c, idIn(c.req.param('provider')), { next: asked }), 303)
      } catch (error) {
        if (error instanceof Refusal) return refuse(c, error)
        throw error
      }
    })
    .get('/oidc/:provider/callback', async (c) => {
      try {
        const completed = await login.complete(c, idIn(c.req.param('provider')))
        return await (completed.attempt.linkTo === undefined
          ? signInWith(c, completed)
          : linkToWhoeverIsSignedIn(c, completed))
      } catch (error) {
        if (error instanceof Refusal) return refuse(c, error)
        throw error
      }
    })
}
