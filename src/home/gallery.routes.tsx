import { Hono } from 'hono'
import type { Context } from 'hono'
import { renderToString } from 'preact-render-to-string'
import { asset } from '#kernel/http/assets.ts'
import type { SiteEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { Refusal } from '#lib/refusal.ts'
import { FieldsScreen } from '#modules/procedures/index.ts'
import { FormScreen, GalleryPage, InboxScreen, PortalScreen, SignInScreen } from '#ui/gallery.page.tsx'
import { doctype, themeNames } from '#ui/index.ts'

const screens = { '': GalleryPage, portal: PortalScreen, inbox: InboxScreen, form: FormScreen, 'sign-in': SignInScreen }

/** A hill under the sky, for every photograph of the gallery. */
const PHOTO = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><path fill="#bcd7ee" d="M0 0h400v300H0z"/>` +
    `<path fill="#5c8a64" d="M0 220q120-120 220-40t180-30v150H0z"/><circle cx="310" cy="70" r="32" fill="#f4d37a"/></svg>`,
)}`

/** 部品の見本, in the demo only: every component, and whole screens to learn from. */
export function galleryRoutes(program: Program) {
  const show = (c: Context<SiteEnv>) => {
    const Screen = screens[(c.req.param('screen') ?? '') as keyof typeof screens]
    if (!program.settings.DEMO || !Screen) throw new Refusal(404, 'このページはデモでだけ見られます。')
    const theme = themeNames.find((name) => name === c.req.query('theme'))
    return c.html(doctype + renderToString(<Screen stylesheet={asset('app.css')} photo={PHOTO} theme={theme} />))
  }
  const showFields = (c: Context<SiteEnv>) => {
    if (!program.settings.DEMO) throw new Refusal(404, 'このページはデモでだけ見られます。')
    const props = {
      stylesheet: asset('app.css'),
      script: asset('page-fields.island.js'),
      right: 'right' in c.req.query(),
    }
    return c.html(doctype + renderToString(<FieldsScreen {...props} />))
  }
  return new Hono<SiteEnv>().get('/', show).get('/fields', showFields).get('/:screen', show)
}
