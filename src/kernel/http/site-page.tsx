import type { Context } from 'hono'
import type { ComponentChildren } from 'preact'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { CardLayout, Document, PortalLayout } from '#ui/index.ts'
import { getProfile, type Profile } from '../municipality/profile.queries.ts'
import type { Program } from '../program.ts'
import { asset } from './assets.ts'
import type { SiteEnv } from './env.ts'
import { render } from './render.tsx'

interface SitePage {
  title: string
  /** Of the card, where it says less than the title: 「エラー:」 belongs to the browser's tab alone. */
  heading?: string
  /** 'card': one thing to do in the middle of the page; otherwise the residents' portal. */
  layout?: 'portal' | 'card'
  width?: 'narrow' | 'wide'
  scripts?: string[]
  status?: ContentfulStatusCode
  children: ComponentChildren
}

/** The town's name, as the link home on every page. */
export const townOf = (profile: Profile, service: string, href = '/') => ({ name: profile.name, service, href })

/** A page for residents and visitors, in the town's name and colour. */
export async function sitePage(program: Program, c: Context<SiteEnv>, page: SitePage) {
  const profile = await getProfile(c.var.db)
  const { title, children, scripts, status, width } = page
  return render(
    program,
    c,
    <Document
      title={`${title} | ${profile.name}`}
      theme={{ color: profile.theme }}
      stylesheet={asset('app.css')}
      scripts={scripts}
    >
      {page.layout === 'card' ? (
        <CardLayout town={townOf(profile, 'オンライン窓口')} heading={page.heading ?? title}>
          {children}
        </CardLayout>
      ) : (
        <PortalLayout town={townOf(profile, 'オンライン窓口')} width={width} contact={<Contact profile={profile} />}>
          {children}
        </PortalLayout>
      )}
    </Document>,
    status,
  )
}

export const Contact = ({ profile }: { profile: Profile }) => (
  <>
    <p>
      <strong>{profile.name}</strong>
    </p>
    {profile.address && <p>{profile.address}</p>}
    {profile.contactPhone && (
      <p>
        電話 <a href={`tel:${profile.contactPhone.replaceAll('-', '')}`}>{profile.contactPhone}</a>
      </p>
    )}
    {profile.contactEmail && (
      <p>
        メール <a href={`mailto:${profile.contactEmail}`}>{profile.contactEmail}</a>
      </p>
    )}
  </>
)
