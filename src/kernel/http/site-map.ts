// What search engines are told: robots.txt, and one list of the sitemaps that the modules give (sitemaps.org).
import { Hono } from 'hono'
import type { Module } from '../program.ts'
import type { SiteEnv } from './env.ts'

/** The protocol allows no more in one file. */
export const ADDRESSES_OF_A_FILE = 50_000

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
const inXml = (words: string) => words.replaceAll(/[&<>"']/g, (one) => ESCAPES[one]!)

export interface ListedPage {
  path: `/${string}`
  changedAt: Temporal.Instant
}

/** A sitemap. @param pages of this file; @throws RangeError where they are more than one file may have */
export function siteMap(publicUrl: string, pages: readonly ListedPage[]): string {
  if (pages.length > ADDRESSES_OF_A_FILE) throw new RangeError(`${pages.length} addresses in one sitemap`)
  const lines = pages.map(
    ({ path, changedAt }) =>
      `<url><loc>${inXml(publicUrl + path)}</loc><lastmod>${changedAt.round('second').toString()}</lastmod></url>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${lines.join('\n')}
</urlset>
`
}

const indexOf = (publicUrl: string, paths: readonly string[]) => `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${paths.map((path) => `<sitemap><loc>${inXml(publicUrl + path)}</loc></sitemap>`).join('\n')}
</sitemapindex>
`

/** What needs a sign-in is not for search engines. */
const robotsOf = (publicUrl: string) => `User-agent: *
Disallow: /console
Disallow: /sign-in
Sitemap: ${publicUrl}/sitemap.xml
`

const HOUR = { 'Cache-Control': 'public, max-age=3600' }

export const siteMapRoutes = (modules: readonly Module[]) =>
  new Hono<SiteEnv>()
    .get('/robots.txt', (c) => c.text(robotsOf(c.var.municipality.publicUrl), 200, HOUR))
    .get('/sitemap.xml', async (c) => {
      const { municipality } = c.var
      const paths = await Promise.all(modules.map(async ({ sitemaps }) => (await sitemaps?.(municipality)) ?? []))
      return c.body(indexOf(municipality.publicUrl, paths.flat()), 200, {
        ...HOUR,
        'Content-Type': 'application/xml; charset=utf-8',
      })
    })
