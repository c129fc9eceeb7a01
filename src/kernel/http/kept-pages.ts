// Whole answers of anonymous pages, kept for some seconds by host, path and (where a page reads it) query.
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { MiddlewareHandler } from 'hono'
import { Counter } from 'prom-client'
import type { Program } from '../program.ts'
import type { Reads, SiteEnv } from './env.ts'
import { type Heard, heardIn, languageHeard } from './reader-language.ts'
import { hostName } from './request.ts'

/** Caches on the way keep it for a minute, and show it for ten more while they fetch a new one. Browsers always ask. */
const SHARED = 'public, max-age=0, s-maxage=60, stale-while-revalidate=600'
const KEPT_MS = 5_000
/** Of all pages that a process keeps, in bytes. */
const MOST_BYTES = 64 * 1024 * 1024

interface Kept {
  body: Buffer<ArrayBuffer>
  headers: Record<string, string>
  until: number
}

interface PagesOfHost {
  byAddress: Map<string, Kept>
  readTheirQuery: Set<string>
  /** They are another page for each language of a reader. */
  readTheirLanguage: Set<string>
}

/** What a process keeps. Only hosts of municipalities get in: see keepAnonymousPages. */
export interface KeptPages {
  hosts: Map<string, PagesOfHost>
  bytes: number
}

export const noPages = (): KeptPages => ({ hosts: new Map(), bytes: 0 })

const pathOf = (url: string) => /^[^?#]*/.exec(url)![0]

function keyIn(of: PagesOfHost, heard: Heard): string {
  const path = pathOf(heard.url)
  const address = of.readTheirQuery.has(path) ? heard.url : path
  return of.readTheirLanguage.has(path) ? `${languageHeard(heard)} ${address}` : address
}

function find({ hosts }: KeptPages, host: string | undefined, heard: Heard): Kept | undefined {
  const of = hosts.get(hostName(host))
  return of?.byAddress.get(keyIn(of, heard))
}

/** What was a page and is none any more, or is one for some only: nobody gets the old one again. */
function drop(pages: KeptPages, host: string, heard: Heard): void {
  const of = pages.hosts.get(host)
  const kept = of?.byAddress.get(keyIn(of, heard))
  if (!of || !kept) return
  of.byAddress.delete(keyIn(of, heard))
  pages.bytes -= kept.body.length
}

function put(pages: KeptPages, host: string, heard: Heard, by: Reads, kept: Kept): void {
  drop(pages, host, heard)
  if (pages.bytes + kept.body.length > MOST_BYTES) Object.assign(pages, noPages())
  const of = pages.hosts.get(host) ?? {
    byAddress: new Map(),
    readTheirQuery: new Set(),
    readTheirLanguage: new Set(),
  }
  pages.hosts.set(host, of)
  if (by.query) of.readTheirQuery.add(pathOf(heard.url))
  if (by.language) of.readTheirLanguage.add(pathOf(heard.url))
  of.byAddress.set(keyIn(of, heard), kept)
  pages.bytes += kept.body.length
}

/** The asker has this one already: a cache on the way may have made a weak tag of ours. */
const has = (tags: string | undefined, etag: string | undefined) =>
  tags?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) ?? false

/** Of 304, which has no body. */
const withoutLength = (headers: Record<string, string>) => {
  const { 'content-length': _length, ...rest } = headers
  return rest
}

function answer({ body, headers }: Kept, tags: string | undefined): Response {
  return has(tags, headers['etag'])
    ? new Response(null, { status: 304, headers: withoutLength(headers) })
    : new Response(body, { headers })
}

async function keep(response: Response, now: number): Promise<Kept> {
  const body = Buffer.from(await response.arrayBuffer())
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const headers = Object.fromEntries(response.headers)
  delete headers['x-request-id']
  return {
    body,
    headers: { 'cache-control': SHARED, ...headers, etag, 'content-length': String(body.length) },
    until: now + KEPT_MS,
  }
}

/**
 * Keeps whole answers with all their headers, before everything that looks at the visitor.
 * Only anonymousPage marks an answer, one with a cookie is never kept, and none of a host that is no municipality's.
 */
export function keepAnonymousPages(program: Program): MiddlewareHandler<SiteEnv> {
  const pages = program.keptPages
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return next()
    const [host, tags] = [c.req.header('host'), c.req.header('if-none-match')]
    const { pathname, search } = new URL(c.req.url)
    const heard = { ...heardIn(c), url: pathname + search }
    const now = program.clock().epochMilliseconds
    const known = find(pages, host, heard)
    if (known && known.until > now) return answer(known, tags)

    if (known) known.until = now + KEPT_MS // one visitor fetches the new one, the others need not wait
    await next()
    const anonymous = c.get('anonymous')
    if (!anonymous || c.res.status !== 200 || c.res.headers.has('set-cookie')) {
      drop(pages, hostName(host), heard)
      return undefined
    }
    if (!(await program.municipalities.findByHost(hostName(host)))) return undefined
    const fresh = await keep(c.res, now)
    put(pages, hostName(host), heard, anonymous, fresh)
    c.res = undefined
    c.res = answer(fresh, tags)
    return undefined
  }
}

/** The way in of a server that listens: what is kept is answered here, without a router; @returns whether it was. */
export function answerKept(program: Program): (request: IncomingMessage, response: ServerResponse) => boolean {
  const answered = new Counter({
    name: 'http_kept_pages_total',
    help: 'Anonymous pages answered from memory',
    registers: [program.metrics],
  })
  return ({ method, url = '', headers }, response) => {
    if (method !== 'GET') return false
    const { host, cookie, 'accept-language': accepted } = headers
    const kept = find(program.keptPages, host, { url, cookie, accepted })
    if (!kept || kept.until <= program.clock().epochMilliseconds) return false
    answered.inc()
    if (has(headers['if-none-match'], kept.headers['etag'])) response.writeHead(304, withoutLength(kept.headers)).end()
    else response.writeHead(200, kept.headers).end(kept.body)
    return true
  }
}
