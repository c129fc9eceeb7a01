import { build } from 'esbuild'
import { Hono } from 'hono'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { accountPng, facePng } from '../people/pictures.ts'
import type { World } from '../world.ts'

const LAYERS = ['base', 'layout', 'phone', 'message', 'card', 'menu', 'platform']
const css = LAYERS.map((name) => readFileSync(new URL(`styles/${name}.css`, import.meta.url), 'utf8')).join('\n')
let script: Promise<string> | undefined

async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL('browser/phone.ts', import.meta.url))
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    write: false,
    target: 'es2022',
  })
  return outputFiles[0]!.text
}

const SHORT = { 'cache-control': 'no-cache' }
const LONG = { 'cache-control': 'public, max-age=3600' }

export const assetRoutes = (world: World) =>
  new Hono()
    .get('/assets/phone.css', (c) => c.body(css, 200, { ...SHORT, 'content-type': 'text/css; charset=utf-8' }))
    .get('/assets/phone.js', async (c) => {
      script ??= bundle()
      return c.body(await script, 200, { ...SHORT, 'content-type': 'text/javascript; charset=utf-8' })
    })
    .get('/pictures/faces/:name{.+\\.png}', async (c) =>
      c.body(await facePng(c.req.param('name').slice(0, -4)), 200, { ...LONG, 'content-type': 'image/png' }),
    )
    .get('/pictures/accounts/:name{.+\\.png}', async (c) => {
      const channel = world.channels.find(c.req.param('name').slice(0, -4)) ?? world.channels.get()
      return c.body(await accountPng(channel.name, channel.colour), 200, { ...LONG, 'content-type': 'image/png' })
    })
    .get('/menus/:channelId/:richMenuId', (c) => {
      const { channelId, richMenuId } = c.req.param()
      const image = world.richMenus.find(channelId, richMenuId)?.image
      return image ? c.body(image.bytes, 200, { ...LONG, 'content-type': image.contentType }) : c.notFound()
    })
    .get('/contents/:messageId', (c) => {
      const content = world.contents.find(c.req.param('messageId'))
      if (!content || content.gone) return c.notFound()
      const kind = { 'content-type': content.contentType, 'x-content-type-options': 'nosniff' }
      if (content.kind !== 'file') return c.body(content.bytes, 200, kind)
      const name = encodeURIComponent(content.fileName ?? 'file')
      return c.body(content.bytes, 200, { ...kind, 'content-disposition': `attachment; filename*=UTF-8''${name}` })
    })
