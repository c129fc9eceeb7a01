import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { LoginAttempt } from './login-attempt.ts'
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
  { provider, state, nonce, verifier }: LoginAttempt,
): Promise<string> {
  return buildAuthorizationUrl(configuration, {
    redirect_uri: callbackAddress(publicUrl, provider),
    scope: 'openid profile',
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }).href
}

/**
 * Whom the provider vouches for. State, issuer, PKCE, nonce, audience, expiry and signature are all checked.
 * @throws Error where any of them is not right, or the person gave up
 */
export async function redeemAnswer(
  configuration: Configuration,
  publicUrl: string,
  { provider, state, nonce, verifier }: LoginAttempt,
  query: string,
): Promise<Subject & { name: string }> {
  const answer = new URL(`${callbackAddress(publicUrl, provider)}${query}`)
  const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
  const claims = (await authorizationCodeGrant(configuration, answer, checks)).claims()
  if (!claims) throw new Error('the provider sent no ID token')
  const name = typeof claims['name'] === 'string' ? claims['name'].slice(0, 50) : ''
  return { issuer: claims.iss, subject: claims.sub, name }
}
