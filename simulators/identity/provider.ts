import { generateKeyPairSync } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { interactionPolicy, Provider } from 'oidc-provider'
import type { Client } from './settings.ts'

/** What a provider says of somebody, each under the name that OpenID Connect gives it. */
export type Claims = { name: string } & Record<string, unknown>

export interface IdentityOptions {
  issuer: string
  clients: Client[]
  /** Undefined for a subject that is nobody. */
  claimsOf: (subject: string) => Claims | undefined
  /** Asks whoever sits at the browser who they are; `finish` with nobody gives up. */
  ask: (request: IncomingMessage, response: ServerResponse, finish: Finish) => void | Promise<void>
}

/** Sends the browser on, signed in as a subject. */
export type Finish = (subject: string | undefined) => Promise<void>

/** The four items of an identity card have scopes of their own, as at デジタル認証アプリ. */
const CLAIMS = {
  openid: ['sub'],
  profile: ['name', 'birthdate', 'gender'],
  name: ['name'],
  address: ['address'],
  birthdate: ['birthdate'],
  gender: ['gender'],
  email: ['email'],
}

const SECONDS = 300

/** 本人確認の代役: a real OpenID provider, of which only the card reader is played. @returns what answers its requests */
export function identityProvider({ issuer, clients, claimsOf, ask }: IdentityOptions) {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const policy = interactionPolicy.base()
  // A card is held to the reader each time: nobody stays signed in here.
  policy
    .get('login')!
    .checks.add(
      new interactionPolicy.Check('card', 'a card is asked for each time', ({ oidc }) =>
        oidc.result?.login ? interactionPolicy.Check.NO_NEED_TO_PROMPT : interactionPolicy.Check.REQUEST_PROMPT,
      ),
    )
  const provider: Provider = new Provider(issuer, {
    clients: clients.map(({ id, secret, redirectUris }) => ({
      client_id: id,
      client_secret: secret,
      redirect_uris: redirectUris,
      id_token_signed_response_alg: 'ES256',
    })),
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'simulator', use: 'sig', alg: 'ES256' }] },
    cookies: { keys: ['cookie-key-of-the-simulator'] },
    claims: CLAIMS,
    scopes: Object.keys(CLAIMS),
    conformIdTokenClaims: false, // as most services do: the name stands in the ID token too
    features: { devInteractions: { enabled: false } },
    interactions: { policy },
    pkce: { required: () => true },
    ttl: Object.fromEntries(
      ['AccessToken', 'AuthorizationCode', 'IdToken', 'Session', 'Interaction', 'Grant'].map((what) => [what, SECONDS]),
    ),
    findAccount(_, subject) {
      const claims = claimsOf(subject)
      return claims && { accountId: subject, claims: () => ({ sub: subject, ...claims }) }
    },
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({ clientId: oidc.client!.clientId, accountId: oidc.session!.accountId! })
      grant.addOIDCScope(Object.keys(CLAIMS).join(' '))
      await grant.save()
      return grant
    },
  })
  const handle = provider.callback()
  return (request: IncomingMessage, response: ServerResponse): void => {
    if (!request.url?.startsWith('/interaction/')) return void handle(request, response)
    void ask(request, response, (subject) =>
      provider.interactionFinished(
        request,
        response,
        subject === undefined ? { error: 'access_denied' } : { login: { accountId: subject } },
        { mergeWithLastSubmission: false },
      ),
    )
  }
}
