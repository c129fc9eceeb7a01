import type { ComponentChildren } from 'preact'
import type { Anyone } from '#kernel/http/anonymous-page.tsx'
import type { SitePage } from '#kernel/http/site-page.tsx'
import { StructuredData } from '#kernel/http/structured-data.tsx'
import { Breadcrumbs, Icon } from '#ui/index.ts'
import type { Language } from '../language.ts'
import { SITE, WORDS } from './words.ts'

export interface Framed extends Pick<SitePage, 'status' | 'scripts' | 'tiles'> {
  title: string
  description: string
  /** Below the site's top: `/places/3`. */
  path: string
  /** From the top down to here. */
  trail: { text: string; href?: string }[]
  /** What machines that search may know of it (schema.org). */
  data?: object[]
  children: ComponentChildren
}

/** What a page in one of two languages says of itself, with the way to the same page in the other. */
export function spoken(language: Language, path: string): Pick<SitePage, 'lang' | 'service' | 'tools'> {
  const other: Language = language === 'ja' ? 'en' : 'ja'
  return {
    lang: language,
    service: 'Workation',
    tools: (
      <a class="switch-link" href={`${SITE[other]}${path}`} lang={other} hreflang={other}>
        <Icon name="globe" size={16} />
        {WORDS[language].other}
      </a>
    ),
  }
}

/** A page of the public site, with the same page in the other language beside it. */
export function framed({ municipality: { publicUrl } }: Anyone, language: Language, page: Framed): SitePage {
  const { title, description, path, trail, data = [], children, status, scripts, tiles } = page
  const words = WORDS[language]
  const address = (of: Language) => `${publicUrl}${SITE[of]}${path}`
  return {
    title,
    description,
    ...spoken(language, path),
    status,
    scripts,
    tiles,
    head: (
      <>
        <link rel="canonical" href={address(language)} />
        <link rel="alternate" hreflang="ja" href={address('ja')} />
        <link rel="alternate" hreflang="en" href={address('en')} />
        {data.map((one) => (
          <StructuredData data={one} />
        ))}
      </>
    ),
    breadcrumbs: trail.length > 0 && (
      <Breadcrumbs
        label={language === 'en' ? 'You are here' : undefined}
        items={[{ text: words.home, href: SITE[language] }, ...trail]}
      />
    ),
    children,
  }
}
