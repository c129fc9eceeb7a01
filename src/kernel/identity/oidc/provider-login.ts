import type { Context } from 'hono'
import { AuthorizationResponseError } from 'openid-client'
import { Refusal } from '#lib/refusal.ts'
import type { Language } from '#lib/text/language.ts'
import type { SiteEnv } from '../../http/env.ts'
import { toldIn } from '../../http/reader-language.ts'
import type { Program } from '../../program.ts'
import { dropStep, keepStep, readStep } from '../step-cookie.ts'
import { discoveries } from './discovery.ts'
import { ATTEMPT_MINUTES, LoginAttempt } from './login-attempt.ts'
import { authorizationAddress, drawSecrets, redeemAnswer } from './provider-exchange.ts'
import { PROVIDER } from './provider-words.ts'
import { type Audience, findProvider, type Provider } from './providers.queries.ts'

/** Staff sign in in Japanese. */
export const languageAt = (c: Context<SiteEnv>, provider?: Provider): Language =>
  provider?.audience === 'staff' ? 'ja' : toldIn(c)

async function getProvider(c: Context<SiteEnv>, id: number, audience?: Audience): Promise<Provider> {
  const provider = Number.isSafeInteger(id) ? await findProvider(c.var.db, id) : undefined
  if (!provider || (audience && provider.audience !== audience)) {
    throw new Refusal(404, PROVIDER[languageAt(c, provider)].unused)
  }
  return provider
}

/** The way to a provider and back. */
export function providerLogin(program: Program) {
  const discovered = discoveries(program)
  const attemptOf = (c: Context<SiteEnv>) => readStep(program, c, 'oidc', LoginAttempt)

  return {
    /** Remembers an attempt in the browser, and says where it goes on. */
    async begin(c: Context<SiteEnv>, id: number, about: { next: string; audience?: Audience; linkTo?: number }) {
      const { next, audience, linkTo } = about
      const provider = await getProvider(c, id, audience)
      const attempt: LoginAttempt = { provider: id, ...drawSecrets(), next, linkTo }
      const address = authorizationAddress(
        await discovered(provider, languageAt(c, provider)),
        c.var.municipality.publicUrl,
        provider,
        attempt,
      )
      keepStep(program, c, 'oidc', attempt, ATTEMPT_MINUTES)
      return address
    },

    /** Where the attempt of this browser goes on, for a page that leads there. */
    async pending(c: Context<SiteEnv>, linkTo: number) {
      const attempt = attemptOf(c)
      if (attempt?.linkTo !== linkTo) return undefined
      const provider = await getProvider(c, attempt.provider)
      const href = await authorizationAddress(
        await discovered(provider, languageAt(c, provider)),
        c.var.municipality.publicUrl,
        provider,
        attempt,
      )
      return { label: provider.label, href }
    },

    /** What came back. The attempt is over, whatever it brought. */
    async complete(c: Context<SiteEnv>, id: number) {
      const provider = await getProvider(c, id)
      const lang = languageAt(c, provider)
      const words = PROVIDER[lang]
      const attempt = attemptOf(c)
      dropStep(program, c, 'oidc')
      if (attempt?.provider !== provider.id) {
        throw new Refusal(403, words.late)
      }
      const configuration = await discovered(provider, lang)
      try {
        const { publicUrl } = c.var.municipality
        const subject = await redeemAnswer(configuration, publicUrl, provider, attempt, new URL(c.req.url).search)
        return { provider, attempt, subject }
      } catch (error) {
        if (error instanceof AuthorizationResponseError && error.error === 'access_denied') {
          throw new Refusal(403, words.givenUp(provider.label))
        }
        c.var.log().warn({ reason: String(error), issuer: provider.issuer }, 'answer of an identity provider refused')
        throw new Refusal(403, words.unproved(provider.label))
      }
    },
  }
}

export type ProviderLogin = ReturnType<typeof providerLogin>
