// For tests: a real OpenID provider on loopback, at which whoever `person` names is signed in without being asked.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'
import { type Claims, identityProvider as answers } from '../../simulators/identity/provider.ts'

export interface IdentityProvider {
  issuer: string
  clientId: string
  secret: string
  /** Subject of whoever sits at the browser; undefined gives up. Everybody has the same e-mail address. */
  person: string | undefined
  /** What the card of whoever sits there says besides; nothing where the provider reads no cards. */
  card: Record<string, unknown>
  /** Walks from the town's redirect through the provider, and returns the address that leads back to the town. */
  visit: (address: string) => Promise<URL>
  /** How many times its configuration was asked for. */
  discoveries: () => number
}

export async function identityProvider(redirectUris: string[]): Promise<IdentityProvider> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  after(() => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections()))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const [clientId, secret] = ['aozora', 'secret-of-the-test-client']

  let asked = 0
  const idp: IdentityProvider = {
    issuer,
    clientId,
    secret,
    person: undefined,
    card: {},
    discoveries: () => asked,
    async visit(address) {
      const cookies = new Map<string, string>()
      let url = new URL(address)
      while (url.origin === issuer) {
        const headers = { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') }
        const response = await fetch(url, { redirect: 'manual', headers })
        for (const line of response.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
          cookies.set(name, value)
        }
        const next = response.headers.get('location')
        if (!next) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
        url = new URL(next, url)
      }
      return url
    },
  }
  const claimsOf = (sub: string): Claims => ({
    name: `${sub}さん`,
    email: 'same@aozora.example',
    email_verified: true,
    ...idp.card,
  })
  const handle = answers({
    issuer,
    clients: [{ id: clientId, secret, redirectUris }],
    claimsOf,
    ask: (_request, _response, finish) => finish(idp.person),
  })
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/.well-known/openid-configuration')) asked++
    handle(request, response)
  })
  return idp
}
