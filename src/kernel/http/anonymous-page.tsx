import type { Handler } from 'hono'
import { renderToString } from 'preact-render-to-string'
import { doctype } from '#ui/index.ts'
import type { Municipality } from '../municipality/municipalities.ts'
import { getProfile, type Profile } from '../municipality/profile.queries.ts'
import type { SiteEnv } from './env.ts'
import { policyAllowing } from './security.ts'
import { type SitePage, SiteDocument } from './site-page.tsx'

/** What an anonymous page is made of. No visitor is in it: whoever asks, the page is the same. */
export interface Anyone {
  municipality: Municipality
  profile: Profile
  now: Temporal.Instant
  /** A part of the path that the route names. */
  param: (name: string) => string
  /** What a page that asks for it is narrowed by: it is then another page for each address, not for each path. */
  query: () => URLSearchParams
}

/** A page that is the same for everybody, and so may be kept and handed to anybody. It cannot hold a form: see PostForm. */
export function anonymousPage(make: (anyone: Anyone) => SitePage | Promise<SitePage>): Handler<SiteEnv> {
  return async (c) => {
    const [profile, { searchParams }] = [await getProfile(c.var.db), new URL(c.req.url)]
    let readsQuery = false
    const query = () => {
      readsQuery = true
      return searchParams
    }
    const { municipality, now } = c.var
    const page = await make({ municipality, profile, now, param: (name) => c.req.param(name) ?? '', query })
    c.set('anonymous', readsQuery ? 'address' : 'path')
    if (page.tiles) c.header('Content-Security-Policy', policyAllowing(page.tiles))
    return c.html(doctype + renderToString(<SiteDocument profile={profile} page={page} />), page.status)
  }
}
