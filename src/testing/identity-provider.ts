// For tests: a real OpenID provider on loopback, at which whoever `person` names is signed in without being asked.
import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'
import { Provider } from 'oidc-provider'

export interface IdentityProvider {
  issuer: string
  clientId: string
  secret: string
  /** Subject of whoever sits at the browser; undefined gives up. Everybody has the same e-mail address. */
  person: string | undefined
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
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })

  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: secret,
        redirect_uris: redirectUris,
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'test', use: 'sig', alg: 'ES256' }] },
    cookies: { keys: ['cookie-key-of-the-test-provider'] },
    claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 60, Session: 60, Interaction: 60, Grant: 60 },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ sub, name: `${sub}さん`, email: 'same@aozora.example', email_verified: true }),
    }),
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({ clientId: oidc.client!.clientId, accountId: oidc.session!.accountId! })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
  })

  let asked = 0
  const handle = provider.callback()
  const idp: IdentityProvider = {
    issuer,
    clientId,
    secret,
    person: undefined,
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
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/.well-known/openid-configuration')) asked++
    if (!request.url?.startsWith('/interaction/')) return void handle(request, response)
    const result = idp.person ? { login: { accountId: idp.person } } : { error: 'access_denied' }
    void provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  })
  return idp
}
