import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { build } from 'esbuild'
import type { MiddlewareHandler } from 'hono'

interface Asset {
  href: string
  type: string
  body: Uint8Array<ArrayBuffer>
  /** By gzip, once somebody asks for it: a quarter of it. */
  packed?: Promise<Uint8Array<ArrayBuffer>>
}

const pack = promisify(gzip)

const src = fileURLToPath(new URL('../..', import.meta.url))
const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

/** Served as their package brings them: one file each, minified, and so large that bundling them anew would take seconds. */
const READY = ['maplibre-gl.mjs', 'maplibre-gl-worker.mjs', 'maplibre-gl.css']

/** The stylesheets and every island, bundled once when the process starts (about 100 ms) and named by their content. */
async function bundle(): Promise<Map<string, Asset>> {
  const islands = globSync('**/*.island.{ts,tsx}', { cwd: src }).map((path) => `${src}${path}`)
  const { outputFiles } = await build({
    entryPoints: [`${src}ui/styles/app.css`, `${src}ui/styles/site.css`, `${src}ui/styles/plain.css`, ...islands],
    outdir: '/out',
    entryNames: '[name]',
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'error',
  })
  const ready = READY.map(async (name) => {
    const path = fileURLToPath(import.meta.resolve(`maplibre-gl/dist/${name}`))
    return { path, contents: await readFile(path) }
  })
  return new Map([...outputFiles, ...(await Promise.all(ready))].map(named))
}

function named({ path, contents }: { path: string; contents: Uint8Array }): [string, Asset] {
  const [name = '', ending = ''] = splitName(basename(path))
  const digest = createHash('sha256').update(contents).digest('base64url').slice(0, 10)
  const href = `/assets/${name}-${digest}${ending}`
  const type = types[ending] ?? 'application/octet-stream'
  return [`${name}${ending}`, { href, type, body: Uint8Array.from(contents) }]
}

const splitName = (file: string) => [file.slice(0, file.lastIndexOf('.')), file.slice(file.lastIndexOf('.'))]

let bundled: Promise<Map<string, Asset>> | undefined
let known = new Map<string, Asset>()

/** Call before the first page is rendered. */
export async function prepareAssets(): Promise<void> {
  known = await (bundled ??= bundle())
}

/** Address of a bundled file: `app.css`, `live.island.js`. */
export function asset(name: string): string {
  const found = known.get(name)
  if (!found) throw new Error(`no bundled asset ${name}: is it src/**/${name.replace(/\.js$/, '.ts')}?`)
  return found.href
}

/** Serves the bundle. The name changes with the content, so a browser may keep it for a year. */
export const serveAssets: MiddlewareHandler = async (c, next) => {
  const asset = known.values().find(({ href }) => href === c.req.path)
  if (!asset) return next()
  const headers = {
    'Content-Type': asset.type,
    'Cache-Control': 'public, max-age=31536000, immutable',
    Vary: 'Accept-Encoding',
  }
  if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(asset.body, 200, headers)
  asset.packed ??= pack(asset.body).then((bytes) => Uint8Array.from(bytes))
  return c.body(await asset.packed, 200, { ...headers, 'Content-Encoding': 'gzip' })
}
