import type { Context } from 'hono'
import type { ComponentChildren } from 'preact'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { CardLayout, Document, PortalLayout } from '#ui/index.ts'
import type { Language } from '#lib/text/language.ts'
import { getProfile, type Profile } from '../municipality/profile.queries.ts'
import type { Program } from '../program.ts'
import { asset } from './assets.ts'
import type { SiteEnv } from './env.ts'
import { render } from './render.tsx'
import { policyAllowing } from './security.ts'

export interface SitePage {
  title: string
  /** One sentence for those who find the page by a search. */
  description?: string
  /** Of the card, where it says less than the title: 「エラー:」 belongs to the browser's tab alone. */
  heading?: string
  /** Beside the town's name, instead of the online counter; 「職員用」 leads to the console. */
  service?: '職員用' | 'Workation'
  /** Of the page and of what stands around it. */
  lang?: Language
  /** Further elements in the head: alternate languages, structured data. */
  head?: ComponentChildren
  /** Beside the town's name at the top: other languages. */
  tools?: ComponentChildren
  /** Origin of map tiles that the page's script fetches: its policy lets these through, and no others. */
  tiles?: string
  /** 'card': one thing to do in the middle of the page; otherwise the residents' portal. */
  layout?: 'portal' | 'card'
  width?: 'narrow' | 'wide'
  breadcrumbs?: ComponentChildren
  scripts?: string[]
  /** Where the page must come through on a bad line; otherwise what all wear. */
  stylesheet?: 'plain.css'
  status?: ContentfulStatusCode
  children: ComponentChildren
}

/** The town's name, as the link home on every page. */
export const townOf = (profile: Profile, service: string, href = '/') => ({ name: profile.name, service, href })

const FOOTER = {
  ja: [
    { text: '個人情報の取り扱い', href: '/privacy' },
    { text: '使いやすさについて', href: '/accessibility' },
    { text: '職員の方', href: '/console' },
  ],
  en: [
    { text: 'Privacy (Japanese)', href: '/privacy' },
    { text: 'Accessibility (Japanese)', href: '/accessibility' },
  ],
}

/** What stands around every page. */
const around = {
  service: 'オンライン窓口',
  skip: '本文へ移る',
  footer: 'このサイトについて',
  phone: '電話',
  mail: 'メール',
}
export const AROUND: Record<Language, typeof around> = {
  ja: around,
  en: {
    service: 'Online counter',
    skip: 'Skip to main content',
    footer: 'About this site',
    phone: 'Phone',
    mail: 'E-mail',
  },
}

/** A page for residents and visitors, in the town's name and colour. */
export function SiteDocument({ profile, page }: { profile: Profile; page: SitePage }) {
  const { title, description, children, scripts, width, breadcrumbs, head, tools, lang = 'ja' } = page
  const { service = AROUND[lang].service } = page
  const town = townOf(profile, service, service === '職員用' ? '/console' : '/')
  return (
    <Document
      title={`${title} | ${profile.name}`}
      lang={lang}
      skipText={AROUND[lang].skip}
      head={head}
      description={description}
      theme={{ color: profile.theme }}
      stylesheet={asset(page.stylesheet ?? 'site.css')}
      scripts={scripts}
    >
      {page.layout === 'card' ? (
        <CardLayout town={town} heading={page.heading ?? title}>
          {children}
        </CardLayout>
      ) : (
        <PortalLayout
          town={town}
          width={width}
          tools={tools}
          breadcrumbs={breadcrumbs}
          contact={<Contact profile={profile} lang={lang} />}
          footerLinks={FOOTER[lang]}
          footerLabel={AROUND[lang].footer}
        >
          {children}
        </PortalLayout>
      )}
    </Document>
  )
}

/** A page for one visitor: what anybody may be shown is an anonymousPage. */
export async function sitePage(program: Program, c: Context<SiteEnv>, page: SitePage) {
  const profile = await getProfile(c.var.db)
  if (page.tiles) c.header('Content-Security-Policy', policyAllowing(page.tiles))
  return render(program, c, <SiteDocument profile={profile} page={page} />, page.status)
}

export const Contact = ({ profile, lang = 'ja' }: { profile: Profile; lang?: Language }) => (
  <address>
    <strong>{profile.name}</strong>
    {profile.address && <p>{profile.address}</p>}
    {profile.contactPhone && (
      <p>
        {AROUND[lang].phone} <a href={`tel:${profile.contactPhone.replaceAll('-', '')}`}>{profile.contactPhone}</a>
      </p>
    )}
    {profile.contactEmail && (
      <p>
        {AROUND[lang].mail} <a href={`mailto:${profile.contactEmail}`}>{profile.contactEmail}</a>
      </p>
    )}
  </address>
)
