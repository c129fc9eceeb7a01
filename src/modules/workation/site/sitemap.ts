import { SITE } from './words.ts'

/** Every page of the site in both languages, each naming the other (sitemaps.org, with xhtml:link). */
export function sitemapOf(publicUrl: string, offers: readonly { id: number; kind: string }[]): string {
  const paths = [
    '',
    '/places',
    '/programmes',
    ...offers.map(({ id, kind }) => `/${kind === 'programme' ? 'programmes' : 'places'}/${id}`),
  ]
  const address = (language: 'ja' | 'en', path: string) => `${publicUrl}${SITE[language]}${path}`
  const pages = paths.flatMap((path) => {
    const links = (['ja', 'en'] as const)
      .map((language) => `<xhtml:link rel="alternate" hreflang="${language}" href="${address(language, path)}"/>`)
      .join('')
    return (['ja', 'en'] as const).map((language) => `<url><loc>${address(language, path)}</loc>${links}</url>`)
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${pages.join('\n')}
</urlset>
`
}
