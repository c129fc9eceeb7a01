import type { Context } from 'hono'
import { AuthorizationResponseError } from 'openid-client'
import { Refusal } from '#lib/refusal.ts'
import type { SiteEnv } from '../../http/env.ts'
import type { Program } from '../../program.ts'
import { dropStep, keepStep, readStep } from '../step-cookie.ts'
import { discoveries } from './discovery.ts'
import { ATTEMPT_MINUTES, LoginAttempt } from './login-attempt.ts'
import { authorizationAddress, drawSecrets, redeemAnswer } from './provider-exchange.ts'
import { type Audience, findProvider, type Provider } from './providers.queries.ts'

async function getProvider(c: Context<SiteEnv>, id: number, audience?: Audience): Promise<Provider> {
  const provider = Number.isSafeInteger(id) ? await findProvider(c.var.db, id) : undefined
  if (!provider || (audience && provider.audience !== audience)) {
    throw new Refusal(404, 'このサインイン方法は使われていません。')
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
      const address = authorizationAddress(await discovered(provider), c.var.municipality.publicUrl, provider, attempt)
      keepStep(program, c, 'oidc', attempt, ATTEMPT_MINUTES)
      return address
    },

    /** Where the attempt of this browser goes on, for a page that leads there. */
    async pending(c: Context<SiteEnv>, linkTo: number) {
      const attempt = attemptOf(c)
      if (attempt?.linkTo !== linkTo) return undefined
      const provider = await getProvider(c, attempt.provider)
      const href = await authorizationAddress(
        await discovered(provider),
        c.var.municipality.publicUrl,
        provider,
        attempt,
      )
      return { label: provider.label, href }
    },

    /** What came back. The attempt is over, whatever it brought. */
    async complete(c: Context<SiteEnv>, id: number) {
      const provider = await getProvider(c, id)
      const attempt = attemptOf(c)
      dropStep(program, c, 'oidc')
      if (attempt?.provider !== provider.id) {
        throw new Refusal(
          403,
          'サインインの途中で時間が過ぎたか、別の画面で始められました。はじめからやり直してください。',
        )
      }
      const configuration = await discovered(provider)
      try {
        const { publicUrl } = c.var.municipality
        const subject = await redeemAnswer(configuration, publicUrl, provider, attempt, new URL(c.req.url).search)
        return { provider, attempt, subject }
      } catch (error) {
        if (error instanceof AuthorizationResponseError && error.error === 'access_denied') {
          throw new Refusal(403, `${provider.label}でのサインインを取りやめました。`)
        }
        c.var.log().warn({ reason: String(error), issuer: provider.issuer }, 'answer of an identity provider refused')
        throw new Refusal(403, `${provider.label}からの答えを確かめられませんでした。はじめからやり直してください。`)
      }
    },
  }
}

export type ProviderLogin = ReturnType<typeof providerLogin>
