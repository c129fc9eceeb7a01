import type { Language } from '#lib/text/language.ts'
import { Button, DescriptionList, VisuallyHidden } from '#ui/index.ts'
import { PostForm } from '../../http/render.tsx'
import { JapaneseName } from '../../http/japanese-name.tsx'
import type { Provider } from '../oidc/providers.queries.ts'
import type { ResidentIdentity } from '../residents.queries.ts'
import { ME } from './me-words.ts'

function describe({ kind, issuer, subject }: ResidentIdentity, providers: Provider[], lang: Language) {
  if (kind === 'email') return subject
  if (kind === 'line') return ME[lang].friend
  const label = providers.find((provider) => provider.issuer === issuer)?.label
  return label ? <JapaneseName name={label} lang={lang} /> : (URL.parse(issuer)?.host ?? issuer)
}

export interface IdentityListProps {
  identities: ResidentIdentity[]
  providers: Provider[]
  lang: Language
  /** Where the form that takes one away goes. */
  removal: string
}

/** The ways in, with a way to take each away while another remains. */
export const IdentityList = ({ identities, providers, lang, removal }: IdentityListProps) => (
  <DescriptionList
    items={identities.map((identity) => {
      const { kind, issuer, subject } = identity
      const [{ kinds, remove }, described] = [ME[lang], describe(identity, providers, lang)]
      return {
        term: kinds[kind],
        description: described,
        action: identities.length > 1 && (
          <PostForm action={removal} hidden={{ kind, issuer, subject }} inline>
            <Button variant="secondary" size="small">
              {remove}
              <VisuallyHidden>
                {` ${kinds[kind]} `}
                {described}
              </VisuallyHidden>
            </Button>
          </PostForm>
        ),
      }
    })}
  />
)
