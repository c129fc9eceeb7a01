import { createHash } from 'node:crypto'
import type { Handler, MiddlewareHandler } from 'hono'
import { renderToString } from 'preact-render-to-string'
import { doctype } from '#ui/index.ts'
import type { Municipality } from '../municipality/municipalities.ts'
import { getProfile, type Profile } from '../municipality/profile.queries.ts'
import type { Program } from '../program.ts'
import type { SiteEnv } from './env.ts'
import { hostName } from './request.ts'
import { policyAllowing } from './security.ts'
import { type SitePage, SiteDocument } from './site-page.tsx'

/** Caches on the way keep it for a minute, and show it for ten more while they fetch a new one. Browsers always ask. */
const SHARED = 'public, max-age=0, s-maxage=60, stale-while-revalidate=600'
const KEPT_MS = 5_000
const PAGES_OF_ONE_TOWN = 500

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

interface Kept {
  body: Uint8Array<ArrayBuffer>
  headers: Record<string, string>
  until: number
}

/**
 * Keeps whole answers of anonymous pages for some seconds, by municipality and path (and query, where a page reads it),
 * with all their headers; before everything that looks at the visitor. Only anonymousPage marks an answer, and one with a cookie is never kept.
 */
export function keepAnonymousPages(program: Program): MiddlewareHandler<SiteEnv> {
  const pages = new WeakMap<Municipality, Map<string, Kept>>()
  const readTheirQuery = new Set<string>()
  const pagesOf = (municipality: Municipality) => {
    const known = pages.get(municipality) ?? new Map<string, Kept>()
    pages.set(municipality, known)
    return known
  }

  return async (c, next) => {
    const asks = c.req.method === 'GET' || c.req.method === 'HEAD'
    const municipality = asks && (await program.municipalities.findByHost(hostName(c.req.header('host'))))
    if (!municipality) return next()
    const kept = pagesOf(municipality)
    const now = program.clock().epochMilliseconds
    const { search } = new URL(c.req.url)
    const keyFor = (byQuery: boolean) => (byQuery ? `${c.req.path}${search}` : c.req.path)
    const known = kept.get(keyFor(readTheirQuery.has(c.req.path)))
    if (known && known.until > now) return answer(known, c.req.header('if-none-match'))

    if (known) known.until = now + KEPT_MS // one visitor fetches the new one, the others need not wait
    await next()
    const anonymous = c.get('anonymous')
    if (!anonymous || c.res.status !== 200 || c.res.headers.has('set-cookie')) return undefined
    if (anonymous === 'address') readTheirQuery.add(c.req.path)
    const fresh = await keep(c.res, now)
    if (kept.size >= PAGES_OF_ONE_TOWN) kept.clear()
    kept.set(keyFor(anonymous === 'address'), fresh)
    c.res = undefined
    c.res = answer(fresh, c.req.header('if-none-match'))
    return undefined
  }
}

async function keep(response: Response, now: number): Promise<Kept> {
  const body = new Uint8Array(await response.arrayBuffer())
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const headers = Object.fromEntries(response.headers)
  delete headers['x-request-id']
  return {
    body,
    headers: { ...headers, 'cache-control': SHARED, etag, 'content-length': String(body.length) },
    until: now + KEPT_MS,
  }
}

/** Not modified where the asker has this one: a cache on the way may have made a weak tag of ours. */
function answer({ body, headers }: Kept, tags: string | undefined): Response {
  const { etag = '', 'content-length': _, ...rest } = headers
  const same = tags?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
  return same ? new Response(null, { status: 304, headers: { ...rest, etag } }) : new Response(body, { headers })
}
