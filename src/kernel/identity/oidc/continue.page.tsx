import type { Language } from '#lib/text/language.ts'
import { ButtonLink, Filled, FormActions, PageHeading } from '#ui/index.ts'
import { JapaneseName } from '../../http/japanese-name.tsx'
import { PROVIDER } from './provider-words.ts'

export interface ContinueProps {
  label: string
  href: string
  back: string
  lang?: Language
}

/** A link of one's own choosing: the policy of our forms (form-action) would stop a form that leads away. */
export function Continue({ label, href, back, lang = 'ja' }: ContinueProps) {
  const { link, linkLead, go, stop } = PROVIDER[lang]
  const named = (sentence: string) => (
    <Filled sentence={sentence}>
      <JapaneseName name={label} lang={lang} />
    </Filled>
  )
  return (
    <>
      <PageHeading lead={named(linkLead)}>{named(link)}</PageHeading>
      <FormActions>
        <ButtonLink href={href}>{named(go)}</ButtonLink>
        <ButtonLink variant="secondary" href={back}>
          {stop}
        </ButtonLink>
      </FormActions>
    </>
  )
}
