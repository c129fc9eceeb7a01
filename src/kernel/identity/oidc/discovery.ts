import { createHash } from 'node:crypto'
import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client'
import { Refusal } from '#lib/refusal.ts'
import type { Language } from '#lib/text/language.ts'
import type { Program } from '../../program.ts'
import { isLoopbackHttp } from './issuer.ts'
import { PROVIDER } from './provider-words.ts'
import { type Provider, secretOf } from './providers.queries.ts'

const REMEMBERED = { hours: 1 }
/** How long a provider may take to answer, in seconds. */
export const PATIENCE = 10
/** What is known of a provider, asked from it at most once an hour; one that does not answer is asked again. */
export function discoveries(program: Program) {
  const known = new Map<string, { found: Promise<Configuration>; until: Temporal.Instant }>()
  return async (provider: Provider, lang: Language): Promise<Configuration> => {
    // The sealed secret is drawn anew at every change, and differs between municipalities.
    const key = createHash('sha256').update(provider.sealedSecret).digest('base64')
    const now = program.clock()
    let entry = known.get(key)
    if (!entry || Temporal.Instant.compare(entry.until, now) <= 0) {
      entry = {
        found: discover({ ...provider, secret: secretOf(program.sealer, provider) }),
        until: now.add(REMEMBERED),
      }
      known.set(key, entry)
    }
    try {
      return await entry.found
    } catch (error) {
      known.delete(key)
      program.log.warn({ err: error, issuer: provider.issuer }, 'identity provider cannot be discovered')
      throw new Refusal(502, PROVIDER[lang].unreachable(provider.label))
    }
  }
}

/** Asks a provider for its configuration. Nobody is followed to another address: redirects are errors. */
export async function discover(
  { issuer, clientId, secret }: { issuer: string; clientId: string; secret: string },
  timeout = PATIENCE,
): Promise<Configuration> {
  const relaxed = isLoopbackHttp(issuer) ? [allowInsecureRequests] : []
  const options = { execute: relaxed, timeout }
  const server = (await discovery(new URL(issuer), clientId, secret, undefined, options)).serverMetadata()
  const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  const authentication = methods.includes('client_secret_basic') ? ClientSecretBasic(secret) : ClientSecretPost(secret)
  const configuration = new Configuration(server, clientId, secret, authentication)
  configuration.timeout = timeout
  for (const relax of relaxed) relax(configuration)
  enableNonRepudiationChecks(configuration) // the ID token's signature too, not only the connection it came by
  return configuration
}
