import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { setCookie } from 'hono/cookie'
import { isLanguage, type Language, LANGUAGES, languageOfTag, languages } from '#lib/text/language.ts'
import type { Program } from '../program.ts'
import type { SiteEnv } from './env.ts'

const COOKIE = 'lang'
const A_YEAR = 365 * 24 * 60 * 60
const CHOICE = new RegExp(`(?:^|;\\s*)${COOKIE}=(${languages.join('|')})(?:;|$)`)
const ASKED = new RegExp(`[?&]lang=(${languages.join('|')})(?:&|$)`)

/** What an answer depends on that is spoken in the reader's language. */
export const VARY = 'Accept-Language, Cookie'

export interface Heard {
  /** Path and query. */
  url: string
  cookie: string | undefined
  accepted: string | undefined
}

/** The browser's first language that is one of ours; of a browser that names none of them (and no Japanese), English. */
function accepts(header: string): Language {
  const tags = header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';')
      const weight = Number(/^\s*q=([\d.]+)/.exec(parameters.join(';'))?.[1] ?? 1)
      return { tag: tag.trim(), weight: Number.isNaN(weight) ? 0 : weight }
    })
    .filter(({ tag, weight }) => weight > 0 && /^[a-z]/i.test(tag))
  const known = tags.toSorted((a, b) => b.weight - a.weight).map(({ tag }) => languageOfTag(tag))
  return known.find((language) => language !== undefined) ?? (tags.length > 0 ? 'en' : 'ja')
}

/** Of a page's address alone, or as chosen before; undefined where nobody has chosen. */
export const chosenLanguage = ({ url, cookie = '' }: Omit<Heard, 'accepted'>): Language | undefined =>
  (ASKED.exec(url) ?? CHOICE.exec(cookie))?.[1] as Language | undefined

/** In which language whoever asks reads: what the address says, what they chose, what their browser says, Japanese. */
export const languageHeard = (heard: Heard): Language => chosenLanguage(heard) ?? accepts(heard.accepted ?? '')

export const heardIn = (c: Context): Heard => ({
  url: c.req.url,
  cookie: c.req.header('cookie'),
  accepted: c.req.header('accept-language'),
})

export const readerOf = (c: Context): Language => languageHeard(heardIn(c))

/** On a page that has a language itself, as that of a talk: what its reader chose, otherwise that; where it has none, as `readerOf`. */
export const languageFor = (c: Context, known: Language | undefined): Language =>
  chosenLanguage(heardIn(c)) ?? known ?? readerOf(c)

/** For pages that are spoken in every language: what they refuse is, too. */
export const inReadersLanguage: MiddlewareHandler<SiteEnv> = (c, next) => {
  c.set('lang', readerOf(c))
  return next()
}

/** An address of this site in the language that this page's own names: `?lang=` is remembered nowhere else. */
export function goingOn(c: Context, href: string): string {
  const language = ASKED.exec(c.req.url)?.[1] as Language | undefined
  return language ? addressIn(language, href) : href
}

/** An address of this site that is read in a language, whoever opens it. */
export function addressIn(language: Language, href: string): string {
  const url = URL.parse(href, SITE)
  if (!url) return href
  url.searchParams.set('lang', language)
  return url.pathname + url.search + url.hash
}

/** In which language somebody is told what went wrong: of the page on which it did; where that says nothing, their own. Machines and staff are answered in Japanese. */
export const toldIn = (c: Context): Language =>
  c.get('lang') ?? (/^\/(console|api|webhooks)(\/|$)/.test(c.req.path) ? 'ja' : readerOf(c))

const SITE = 'http://site.invalid'
const CHOOSING = '/languages'

/** Each language in its own words, leading back to where one is. */
export const languageLinks = (back: string) =>
  languages.map((language) => ({
    language,
    text: LANGUAGES[language],
    href: `${CHOOSING}/${language}?back=${encodeURIComponent(back)}`,
  }))

/** A path of this very site, without the language it was asked for in. */
function placeIn(back: string): string {
  const url = URL.parse(back, SITE)
  if (!back.startsWith('/') || url?.origin !== SITE) return '/'
  url.searchParams.delete('lang')
  return url.pathname.replace(/^\/+/, '/') + url.search
}

/** 言語の切り替え: a plain link, kept in a cookie that says nothing else; where one was is shown again. */
export const languageRoutes = (program: Program) =>
  new Hono<SiteEnv>().get(`${CHOOSING}/:language`, (c) => {
    const language = c.req.param('language')
    if (!isLanguage(language)) return c.notFound()
    const secure = program.settings.PUBLIC_URL.startsWith('https:')
    setCookie(c, COOKIE, language, { path: '/', sameSite: 'Lax', httpOnly: true, secure, maxAge: A_YEAR })
    c.header('Cache-Control', 'no-store')
    return c.redirect(placeIn(c.req.query('back') ?? '/'), 303)
  })
