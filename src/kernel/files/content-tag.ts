import { createHmac, hash } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { sessionCookie } from '../http/security.ts'
import type { Program } from '../program.ts'

/**
 * Names a file's content in an address, so that a browser may keep it: other content has another tag. Another session has
 * another one too: the tag tells nobody else what lies there, and whoever signs in next at a shared terminal is asked anew
 * whether they may see it.
 * @returns the tag of a content, by its digest in hexadecimal digits; both it and the session's key have one length, so a plain hash of the
 *   two does what an HMAC for each would, in a fifth of the time: a list has a hundred
 */
export function contentTags(program: Program, c: Context): (sha256: string) => string {
  const session = `content ${getCookie(c, sessionCookie(program)) ?? ''}`
  const key = createHmac('sha256', program.settings.SECRET_KEY).update(session).digest('hex')
  return (sha256) => hash('sha256', key + sha256, 'base64url').slice(0, 22)
}
