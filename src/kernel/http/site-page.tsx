import type { Context } from 'hono'
import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { CardLayout, Document, doctype, LanguageMenu, Notice, PortalLayout } from '#ui/index.ts'
import { type Language, tagOf } from '#lib/text/language.ts'
import { getProfile, type Profile } from '../municipality/profile.queries.ts'
import type { Program } from '../program.ts'
import { asset } from './assets.ts'
import type { SiteEnv } from './env.ts'
import { FRAME } from './frame-words.ts'
import { withFurigana } from './furigana.ts'
import { japaneseOn, JapaneseName } from './japanese-name.tsx'
import { languageLinks, readerOf } from './reader-language.ts'
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
export const townOf = (profile: Profile, service: string, href = '/', lang: Language = 'ja') => ({
  name: <TownsName profile={profile} lang={lang} />,
  service,
  href,
})

export const TownsName = ({ profile, lang }: { profile: Profile; lang: Language }) => (
  <JapaneseName name={profile.name} lang={lang} />
)

const footerOf = (lang: Language) => [
  { text: FRAME[lang].privacy, href: '/privacy' },
  { text: FRAME[lang].accessibility, href: '/accessibility' },
  ...(lang === 'ja' ? [{ text: '職員の方', href: '/console' }] : []),
]

/** Whoever reads, and where they are: absent where a page cannot be asked for again, as the answer to a form. */
export interface Reader {
  language: Language
  place?: string | undefined
}

/** Says in the reader's own language that there is a page in Japanese only. Pages of two languages lead to the other themselves. */
const OnlyJapanese = ({ page, reader }: { page: SitePage; reader: Language }) =>
  (page.lang ?? 'ja') !== 'ja' || page.tools || page.service || reader === 'ja' ? null : (
    <div class="other-language" lang={tagOf(reader)}>
      <Notice tone="info">
        <p>{FRAME[reader].onlyJapanese}</p>
      </Notice>
    </div>
  )

/** A page for residents and visitors, in the town's name and colour. */
export function SiteDocument({ profile, page, reader }: { profile: Profile; page: SitePage; reader: Reader }) {
  const { title, description, children, scripts, width, breadcrumbs, head, lang = 'ja' } = page
  const { service = FRAME[lang].service } = page
  const town = townOf(profile, service, service === '職員用' ? '/console' : '/', lang)
  const notice = <OnlyJapanese page={page} reader={reader.language} />
  const languages = reader.place !== undefined && (
    <Languages lang={lang} current={page.lang ?? reader.language} place={reader.place} />
  )
  return (
    <Document
      title={`${title} | ${profile.name}`}
      lang={tagOf(lang)}
      skipText={FRAME[lang].skip}
      head={head}
      description={description}
      theme={{ color: profile.theme }}
      stylesheet={asset(page.stylesheet ?? 'site.css')}
      scripts={scripts}
      className={lang === 'easy' ? 'easy' : undefined}
    >
      {page.layout === 'card' ? (
        <CardLayout town={town} heading={page.heading ?? title} tools={page.lang && !page.service && languages}>
          {notice}
          {children}
        </CardLayout>
      ) : (
        <PortalLayout
          town={town}
          width={width}
          tools={page.tools || languages}
          breadcrumbs={breadcrumbs}
          contact={<Contact profile={profile} lang={lang} />}
          footerLinks={footerOf(lang)}
          footerLabel={FRAME[lang].footer}
        >
          {notice}
          {children}
        </PortalLayout>
      )}
    </Document>
  )
}

/** 言語の切り替え: each language in its own words. */
const Languages = ({ lang, current, place }: { lang: Language; current: Language; place: string }) => (
  <LanguageMenu
    label={FRAME[lang].language}
    current={current}
    items={languageLinks(place).map(({ language, text, href }) => ({
      key: language,
      lang: tagOf(language),
      text,
      href,
    }))}
  />
)

/** The whole page, as it goes out. */
export const siteHtml = (page: VNode, lang: Language = 'ja') => {
  const html = doctype + renderToString(page)
  return lang === 'easy' ? withFurigana(html) : html
}

/** A page for one visitor: what anybody may be shown is an anonymousPage. */
export async function sitePage(program: Program, c: Context<SiteEnv>, page: SitePage) {
  const profile = await getProfile(c.var.db)
  if (page.tiles) c.header('Content-Security-Policy', policyAllowing(page.tiles))
  const { pathname, search } = new URL(c.req.url)
  const reader = { language: readerOf(c), ...(c.req.method === 'GET' && { place: pathname + search }) }
  const document = <SiteDocument profile={profile} page={page} reader={reader} />
  return render(program, c, document, page.status, (vnode) => siteHtml(vnode, page.lang))
}

export const Contact = ({ profile, lang = 'ja' }: { profile: Profile; lang?: Language }) => {
  const words = FRAME[lang]
  return (
    <address>
      <strong>
        <TownsName profile={profile} lang={lang} />
      </strong>
      {profile.address && <p lang={japaneseOn(lang)}>{profile.address}</p>}
      {profile.contactPhone && (
        <p>
          {words.phone} <a href={`tel:${profile.contactPhone.replaceAll('-', '')}`}>{profile.contactPhone}</a>
        </p>
      )}
      {profile.contactEmail && (
        <p>
          {words.mail} <a href={`mailto:${profile.contactEmail}`}>{profile.contactEmail}</a>
        </p>
      )}
    </address>
  )
}
