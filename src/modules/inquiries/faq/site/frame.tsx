import type { ComponentChildren } from 'preact'
import type { Anyone } from '#kernel/http/anonymous-page.tsx'
import type { SitePage } from '#kernel/http/site-page.tsx'
import { hasSecret } from '#kernel/municipality/secrets.queries.ts'
import { StructuredData } from '#kernel/http/structured-data.tsx'
import type { WrittenLanguage } from '#lib/text/language.ts'
import { ButtonLink, Cluster, Icon, Section } from '#ui/index.ts'
import type { PublishedFaq } from '../published.queries.ts'
import { FAQ_WORDS } from './faq-words.ts'

export const faqsHref = (lang: WrittenLanguage, query: Record<string, string> = {}): string => {
  const said = new URLSearchParams({ ...(lang === 'en' && { lang }), ...query }).toString()
  return `/faq${said && `?${said}`}`
}

/** Questions with their answers, for machines that search (schema.org). */
export const faqData = (faqs: readonly PublishedFaq[]) => ({
  '@type': 'FAQPage',
  mainEntity: faqs.map(({ question, answer }) => ({
    '@type': 'Question',
    name: question,
    acceptedAnswer: { '@type': 'Answer', text: answer },
  })),
})

interface Framed extends Pick<SitePage, 'breadcrumbs' | 'status'> {
  title: string
  description: string
  /** Without the address of the town. */
  path: string
  faqs: readonly PublishedFaq[]
  /** The other language has questions too. */
  other?: boolean
  children: ComponentChildren
}

/** A page for everybody, and at its end the way to somebody who answers. */
export async function framed(
  { municipality, profile }: Anyone,
  lang: WrittenLanguage,
  page: Framed,
): Promise<SitePage> {
  const words = FAQ_WORDS[lang]
  const hasLine = await hasSecret(municipality.db, 'line.channel_access_token')
  const another: WrittenLanguage = lang === 'ja' ? 'en' : 'ja'
  return {
    title: page.title,
    description: page.description,
    lang,
    breadcrumbs: page.breadcrumbs,
    status: page.status,
    tools: page.other && (
      <a class="switch-link" href={faqsHref(another)} lang={another} hreflang={another}>
        <Icon name="globe" size={16} />
        {words.other}
      </a>
    ),
    head: (
      <>
        <link rel="canonical" href={`${municipality.publicUrl}${page.path}`} />
        {page.faqs.length > 0 && <StructuredData data={faqData(page.faqs)} />}
      </>
    ),
    children: (
      <>
        {page.children}
        <Section heading={words.more} aside={words.askHint}>
          <Cluster>
            <ButtonLink
              href={lang === 'en' ? '/inquiries/new?lang=en' : '/inquiries/new'}
              icon="chat"
              variant="secondary"
            >
              {words.ask}
            </ButtonLink>
            {hasLine && (
              <ButtonLink href={lang === 'en' ? '/line?lang=en' : '/line'} icon="chat" variant="secondary">
                {words.line}
              </ButtonLink>
            )}
            {profile.contactPhone && (
              <span>
                {words.phone} <a href={`tel:${profile.contactPhone.replaceAll('-', '')}`}>{profile.contactPhone}</a>
              </span>
            )}
          </Cluster>
        </Section>
      </>
    ),
  }
}
