import type { Handler } from 'hono'
import type { Language } from '#lib/text/language.ts'
import type { Municipality } from '../municipality/municipalities.ts'
import { getProfile, type Profile } from '../municipality/profile.queries.ts'
import type { Reads, SiteEnv } from './env.ts'
import { readerOf, VARY } from './reader-language.ts'
import { policyAllowing } from './security.ts'
import { type SitePage, SiteDocument, siteHtml } from './site-page.tsx'

/** What an anonymous page is made of. No visitor is in it: whoever asks, the page is the same. */
export interface Anyone {
  municipality: Municipality
  profile: Profile
  now: Temporal.Instant
  /** A part of the path that the route names. */
  param: (name: string) => string
  /** What a page that asks for it is narrowed by: it is then another page for each address, not for each path. */
  query: () => URLSearchParams
  /** In which language somebody reads, for a page that is spoken in all of them. */
  reader: () => Language
}

/** A page that is the same for everybody who reads in one language, and so may be kept and handed to anybody. It cannot hold a form: see PostForm. */
export function anonymousPage(make: (anyone: Anyone) => SitePage | Promise<SitePage>): Handler<SiteEnv> {
  return async (c) => {
    const [profile, { pathname, search, searchParams }] = [await getProfile(c.var.db), new URL(c.req.url)]
    const [reads, language]: [Reads, Language] = [{}, readerOf(c)]
    const query = () => {
      reads.query = true
      return searchParams
    }
    const reader = () => {
      reads.language = true
      return language
    }
    const { municipality, now } = c.var
    const param = (name: string) => c.req.param(name) ?? ''
    const page = await make({ municipality, profile, now, param, query, reader })
    if (!page.tools) reads.language = true // its frame leads to other languages
    c.set('anonymous', reads)
    if (reads.language) c.header('Vary', VARY)
    if (page.tiles) c.header('Content-Security-Policy', policyAllowing(page.tiles))
    const place = reads.query ? pathname + search : pathname
    const document = <SiteDocument profile={profile} page={page} reader={{ language, place }} />
    return c.html(siteHtml(document, page.lang), page.status)
  }
}
