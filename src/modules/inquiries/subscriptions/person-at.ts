import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { limit, networkOf } from '#kernel/http/rate-limit.ts'
import { languageFor } from '#kernel/http/reader-language.ts'
import { inEach, type Language } from '#lib/text/language.ts'
import { RefusalInEach } from '../web/refusal-words.ts'
import { LINK_OVER } from './link-over-words.ts'
import { findNoticeLink, type Person } from './links.queries.ts'

const TRIES = { max: 60, per: { hours: 1 } }

/**
 * Whose page it is that a link from the talk opens, and in which language: as they chose in the browser; otherwise that of the talk.
 * @param words what one writes in the talk for another link
 * @throws Refusal 404, 429
 */
export async function personAt(
  c: Context<SiteEnv>,
  what: 'notices' | 'street-reports',
  words: Record<Language, string>,
): Promise<Person> {
  await limit(c.var.db, c.var.now, `${what}-from:${networkOf(c.var.address)}`, TRIES)
  const link = await findNoticeLink(c.var.db, c.req.param('token')!)
  const lang = languageFor(c, link?.lang)
  c.set('lang', lang)
  if (!link || Temporal.Instant.compare(link.expiresAt, c.var.now) <= 0)
    throw new RefusalInEach(
      404,
      inEach((one) => LINK_OVER[one](words[one])),
    )
  return { ...link, lang }
}
