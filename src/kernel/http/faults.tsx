import { setTimeout } from 'node:timers/promises'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { CardLayout, Document, Stack } from '#ui/index.ts'
import { isRushed, isUnstorable } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { type Language, tagOf } from '#lib/text/language.ts'
import { getProfile, type Profile } from '../municipality/profile.queries.ts'
import { asset } from './assets.ts'
import type { SiteEnv } from './env.ts'
import { FAULTS } from './fault-words.ts'
import { FRAME } from './frame-words.ts'
import { toldIn } from './reader-language.ts'
import { siteHtml, townOf } from './site-page.tsx'

/** Two kinds of error: a refusal is shown as it is; a fault is logged under a number, and the person is told that number. */
export function answerError(error: Error, c: Context<SiteEnv>) {
  if (error instanceof Refusal) return answer(c, error.status, error.message)
  const said = { in: toldIn(c) }
  const words = FAULTS[said.in]
  if (error instanceof HTTPException) {
    if (error.status === 413) return answer(c, 413, words.tooLarge, said)
    if (error.status === 403) return answer(c, 403, words.notFromHere, said)
    return answer(c, error.status as ContentfulStatusCode, words.notTaken, said)
  }
  if (isRushed(error)) {
    c.var.log?.().warn({ path: c.req.path }, 'no turn at the database')
    c.header('Retry-After', '30')
    return answer(c, 503, words.rushed, said)
  }
  if (isUnstorable(error)) {
    // Whoever reads the input should have told it better: no fault, but worth a line.
    c.var.log?.().warn({ err: error, path: c.req.path }, 'what no column keeps')
    return answer(c, 400, words.unstorable, said)
  }
  c.var.log?.().error({ err: error, path: c.req.path }, 'fault')
  return answer(c, 500, words.fault, { ...said, reference: c.var.requestId })
}

export const notFound = (c: Context<SiteEnv>) => answer(c, 404, FAULTS[toldIn(c)].noPage, { in: toldIn(c) })

/** A database that does not answer must not keep the words from the person for long. */
const PATIENCE_MS = 1_000

async function profileOf(c: Context<SiteEnv>): Promise<Profile | undefined> {
  const { db } = c.var
  if (!db) return undefined
  return Promise.race([getProfile(db).catch(() => undefined), setTimeout(PATIENCE_MS, undefined, { ref: false })])
}

/** Where people go on from here: the front door of the part of the house in which it happened. */
const doorOf = (path: string, lang: Language) =>
  /^\/console(\/|$)/.test(path)
    ? { href: '/console', text: 'きょうの仕事へ', service: '職員用' }
    : { href: '/', text: FAULTS[lang].door, service: FRAME[lang].service }

interface Said {
  /** The language of the message, where it is not that of the page. */
  in?: Language
  reference?: string
}

/** People get a page; machines get problem+json (RFC 9457). */
export async function answer(c: Context<SiteEnv>, status: ContentfulStatusCode, message: string, said: Said = {}) {
  const { reference } = said
  c.header('Cache-Control', 'no-store')
  const machine = c.req.path.startsWith('/api/') || c.req.path.startsWith('/webhooks/')
  if (machine) {
    const problem = { type: 'about:blank', title: message, status, reference }
    return c.body(JSON.stringify(problem), status, { 'Content-Type': 'application/problem+json; charset=utf-8' })
  }
  const lang = toldIn(c)
  const spoken = tagOf(said.in ?? c.get('lang') ?? 'ja')
  const words = FAULTS[lang]
  const heading = words.headings[status] ?? (status >= 500 ? words.failed : words.refused)
  const door = doorOf(c.req.path, lang)
  const profile = await profileOf(c)
  const town = profile ? townOf(profile, door.service, door.href, lang) : { name: '窓口' }
  return c.html(
    siteHtml(
      <Document
        lang={tagOf(lang)}
        skipText={FRAME[lang].skip}
        title={profile ? `${heading} | ${profile.name}` : heading}
        theme={profile && { color: profile.theme }}
        stylesheet={asset('site.css')}
      >
        <CardLayout town={town} heading={heading}>
          <Stack>
            <p lang={spoken === tagOf(lang) ? undefined : spoken}>{message}</p>
            {reference && <p>{words.reference(reference)}</p>}
            {c.var.municipality && (
              <p>
                <a href={door.href}>{door.text}</a>
              </p>
            )}
          </Stack>
        </CardLayout>
      </Document>,
      lang,
    ),
    status,
  )
}
