import { createHmac } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { sessionCookie } from '../http/security.ts'
import type { Program } from '../program.ts'

/**
 * Names a file's content in an address, so that a browser may keep it: other content has another tag. Another session has
 * another one too: the tag tells nobody else what lies there, and whoever signs in next at a shared terminal is asked anew
 * whether they may see it.
 */
export const contentTag = (program: Program, c: Context, sha256: Buffer): string =>
  createHmac('sha256', program.settings.SECRET_KEY)
    .update(`content ${getCookie(c, sessionCookie(program)) ?? ''} `)
    .update(sha256)
    .digest('base64url')
    .slice(0, 22)
