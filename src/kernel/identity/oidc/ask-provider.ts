import { type Configuration, genericGrantRequest } from 'openid-client'
import { Refusal } from '#lib/refusal.ts'
import { discover, PATIENCE } from './discovery.ts'
import type { WantedProvider } from './providers.queries.ts'

type Asked = Pick<WantedProvider, 'issuer' | 'clientId' | 'secret'>

/**
 * Asks a provider whether somebody could sign in there, before anybody tries.
 * @returns the issuer as the provider itself writes it: what its ID tokens will say
 * @throws Refusal 422 that says what to look at
 */
export async function askProvider(asked: Asked, patience = PATIENCE): Promise<string> {
  const configuration = await found(asked, patience)
  const server = configuration.serverMetadata()
  if (new URL(server.issuer).href !== new URL(asked.issuer).href) throw new Refusal(422, named(server.issuer), 'issuer')
  if (!server.authorization_endpoint || !server.token_endpoint || !server.jwks_uri) {
    throw new Refusal(
      422,
      `${host(asked)}は、サインインに要る住所を答えません。発行者の住所を確かめてください。`,
      'issuer',
    )
  }
  if (await refusesClient(configuration)) {
    const message = 'この ID とシークレットを、サービスが受け付けません。両方を写し直し、有効期限も確かめてください。'
    throw new Refusal(422, message, 'clientSecret')
  }
  return server.issuer
}

async function found(asked: Asked, patience: number): Promise<Configuration> {
  try {
    return await discover(asked, patience)
  } catch (error) {
    throw new Refusal(422, whatToCheck(error, asked), 'issuer')
  }
}

/** With a code that nobody was given: who does not know the client says so before looking at the code (RFC 6749 5.2). */
async function refusesClient(configuration: Configuration): Promise<boolean> {
  try {
    await genericGrantRequest(configuration, 'authorization_code', { code: 'asking-whether-you-know-us' })
    return false
  } catch (error) {
    const { status, error: said } = error as { status?: number; error?: string }
    return status === 401 || said === 'invalid_client'
  }
}

const host = ({ issuer }: Asked) => new URL(issuer).host
const named = (issuer: unknown) =>
  `答えたサービスは、別の発行者「${String(issuer)}」を名乗っています。正しい発行者を入力してください。`

function whatToCheck(error: unknown, asked: Asked): string {
  const { code, cause } = error as { code?: string; cause?: unknown }
  const there = host(asked)
  switch (code) {
    case 'OAUTH_TIMEOUT':
      return `${there}が答えません。住所と、サーバーから外への通信を確かめてください。`
    case 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED':
      return named((cause as { body: { issuer: unknown } }).body.issuer)
    case 'OAUTH_RESPONSE_IS_NOT_CONFORM':
      return unexpectedAnswer(there, cause as Response)
    case undefined:
      return unreachable(there, (cause as { code?: string } | undefined)?.code ?? '')
    default:
      return `${there}の答えは OpenID Connect のものではありません。発行者の住所を確かめてください。`
  }
}

const unexpectedAnswer = (there: string, { status }: Response) =>
  status >= 300 && status < 400
    ? `${there}は別の住所へ移るように答えました。移った先の発行者を入力してください。`
    : `${there}に OpenID Connect の設定が見つかりません(${status})。発行者の住所を最後まで確かめてください。`

function unreachable(there: string, why: string): string {
  if (why === 'ENOTFOUND') return `${there}というサーバーは見つかりません。つづりを確かめてください。`
  if (/CERT|TLS|SSL|VERIFY/.test(why)) return `${there}の証明書を信頼できません。サービスの管理者に確かめてください。`
  return `${there}につながりません。住所と、サーバーから外への通信を確かめてください。`
}
