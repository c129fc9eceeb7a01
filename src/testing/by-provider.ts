// Signing in at an identity provider (OIDC), from the button to the answer that the town gives to what comes back.
import assert from 'node:assert/strict'
import { saveProvider } from '#kernel/identity/oidc/providers.queries.ts'
import { browserOf } from './browser.ts'
import type { identityProvider } from './identity-provider.ts'
import type { testTown } from './town.ts'

type Provider = Awaited<ReturnType<typeof identityProvider>>

/** Where the town is told what comes back: of the providers that a test registers. */
export const callbacks = [1, 2, 3, 4, 5].map((id) => `http://aozora.test/oidc/${id}/callback`)
export const location = (response: Response) => response.headers.get('location') ?? ''
export const pathOf = (url: URL) => `${url.pathname}${url.search}`

export function byProvider(town: Awaited<ReturnType<typeof testTown>>) {
  return {
    register: (
      audience: 'staff' | 'resident',
      label: string,
      { issuer, clientId, secret }: Provider,
      confirms = false,
    ): Promise<number> =>
      town.municipality.db.transaction().execute(async (tx) => {
        const wanted = { audience, label, issuer, clientId, secret, confirms }
        return (await saveProvider(tx, town.program.sealer, wanted, 0)) ?? assert.fail('it is there already')
      }),
    async signInAt(idp: Provider, id: number, person: string | undefined, browser = browserOf(town), next = '') {
      idp.person = person
      const there = await browser.get(`/oidc/${id}${next && `?next=${encodeURIComponent(next)}`}`)
      return browser.get(pathOf(await idp.visit(location(there))))
    },
  }
}
