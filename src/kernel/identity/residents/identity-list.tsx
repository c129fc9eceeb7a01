import { Button, DescriptionList } from '#ui/index.ts'
import { PostForm } from '../../http/render.tsx'
import type { Provider } from '../oidc/providers.queries.ts'
import type { ResidentIdentity } from '../residents.queries.ts'

const kinds = { line: 'LINE', email: 'メール', oidc: '外部のアカウント' } as const

const describe = ({ kind, issuer, subject }: ResidentIdentity, providers: Provider[]) => {
  if (kind === 'email') return subject
  if (kind === 'line') return '公式アカウントの友だち'
  return providers.find((provider) => provider.issuer === issuer)?.label ?? URL.parse(issuer)?.host ?? issuer
}

/** The ways in, with a way to take each away while another remains. */
export const IdentityList = ({ identities, providers }: { identities: ResidentIdentity[]; providers: Provider[] }) => (
  <DescriptionList
    items={identities.map((identity) => {
      const { kind, issuer, subject } = identity
      const words = describe(identity, providers)
      return {
        term: kinds[kind],
        description: words,
        action: identities.length > 1 && (
          <PostForm action="/me/identities/removal" hidden={{ kind, issuer, subject }} inline>
            <Button variant="secondary" size="small" aria-label={`${kinds[kind]} ${words} を解除`}>
              解除
            </Button>
          </PostForm>
        ),
      }
    })}
  />
)
