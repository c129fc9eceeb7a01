import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { type ConfirmedPerson, readConfirmed, scopesOf } from '../confirmed/confirmed-person.ts'
import type { LoginAttempt } from './login-attempt.ts'
import type { Provider } from './providers.queries.ts'
import type { Subject } from './staff-identities.queries.ts'

export const drawSecrets = (): Pick<LoginAttempt, 'state' | 'nonce' | 'verifier'> => ({
  state: randomState(),
  nonce: randomNonce(),
  verifier: randomPKCECodeVerifier(),
})

/** Each provider has an address of its own to come back to, so that one cannot answer for another (RFC 9700 4.4). */
export const callbackAddress = (publicUrl: string, providerId: number): string =>
  `${publicUrl}/oidc/${providerId}/callback`

/** Where the browser goes to sign in at the provider. */
export async function authorizationAddress(
  configuration: Configuration,
  publicUrl: string,
  { id, confirms }: Pick<Provider, 'id' | 'confirms'>,
  { state, nonce, verifier }: LoginAttempt,
): Promise<string> {
  return buildAuthorizationUrl(configuration, {
    redirect_uri: callbackAddress(publicUrl, id),
    scope: scopesOf(confirms, configuration.serverMetadata().scopes_supported),
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }).href
}

/** Whom a provider vouches for. */
export interface Vouched extends Subject {
  name: string
  /** What it says of them, where the town takes its word for that of an identity card. */
  confirmed?: ConfirmedPerson | undefined
}

/**
 * Whom the provider vouches for. State, issuer, PKCE, nonce, audience, expiry and signature are all checked.
 * @throws Error where any of them is not right, or the person gave up
 */
export async function redeemAnswer(
  configuration: Configuration,
  publicUrl: string,
  { id, confirms }: Pick<Provider, 'id' | 'confirms'>,
  { state, nonce, verifier }: LoginAttempt,
  query: string,
): Promise<Vouched> {
  const answer = new URL(`${callbackAddress(publicUrl, id)}${query}`)
  const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
  const tokens = await authorizationCodeGrant(configuration, answer, checks)
  const claims = tokens.claims()
  if (!claims) throw new Error('the provider sent no ID token')
  const name = typeof claims['name'] === 'string' ? claims['name'].slice(0, 50) : ''
  if (!confirms) return { issuer: claims.iss, subject: claims.sub, name }
  const said = await fetchUserInfo(configuration, tokens.access_token, claims.sub)
  const confirmed = readConfirmed(said)
  return { issuer: claims.iss, subject: claims.sub, name: (confirmed?.name ?? name).slice(0, 50), confirmed }
}
