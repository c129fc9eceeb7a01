import { createHmac } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { csrf } from 'hono/csrf'
import { secureHeaders } from 'hono/secure-headers'
import { sameBytes } from '#lib/crypto/seal.ts'
import type { Program } from '../program.ts'
import type { SiteEnv } from './env.ts'
import { stalePage } from './stale-page.ts'

const POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  mediaSrc: ["'self'"],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
}

/** The same policy, and the one other origin from which a page's script may fetch. */
export const policyAllowing = (origin: string): string =>
  Object.entries({ ...POLICY, connectSrc: [...POLICY.connectSrc, origin] })
    .map(
      ([name, sources]) => `${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} ${sources.join(' ')}`,
    )
    .join('; ')

/** Strict by default: no inline script or style, no frames, nothing from elsewhere. A route's own header stays. */
export const securityHeaders = (): MiddlewareHandler =>
  secureHeaders({
    overwrite: false,
    contentSecurityPolicy: POLICY,
    xFrameOptions: 'DENY',
    referrerPolicy: 'same-origin',
    crossOriginOpenerPolicy: 'same-origin',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  })

export const sessionCookie = (program: Program): string =>
  program.settings.PUBLIC_URL.startsWith('https:') ? '__Host-madoguchi' : 'madoguchi'

/** The token that this visitor's forms must carry: bound to the session cookie, worthless to another. */
export const csrfTokenOf = (secretKey: string, cookie: string): string =>
  createHmac('sha256', secretKey).update('csrf ').update(cookie).digest('base64url')

export const csrfToken = (program: Program, c: Context): string =>
  csrfTokenOf(program.settings.SECRET_KEY, getCookie(c, sessionCookie(program)) ?? '')

/** Forms: the browser's own word (Sec-Fetch-Site, Origin) and, once somebody is signed in, our token (ASVS 3.5.1). */
export function refuseForgery(program: Program): MiddlewareHandler<SiteEnv>[] {
  const browsersWord = csrf()
  return [
    async (c, next) => (fromElsewhere(c) ? next() : browsersWord(c, next)),
    async (c, next) => {
      const changes = !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)
      if (changes && !fromElsewhere(c) && getCookie(c, sessionCookie(program))) {
        const given = String((await c.req.parseBody({ all: false }))['_csrf'] ?? '')
        if (!sameBytes(Buffer.from(given), Buffer.from(csrfToken(program, c)))) {
          throw stalePage(c, 403)
        }
      }
      await next()
    },
  ]
}

/** The API carries no cookie's power: it takes a bearer token. */
const fromElsewhere = (c: Context): boolean => c.req.path.startsWith('/api/')
