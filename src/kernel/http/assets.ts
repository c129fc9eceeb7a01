import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { MiddlewareHandler } from 'hono'

interface Asset {
  href: string
  type: string
  body: Uint8Array<ArrayBuffer>
}

const src = fileURLToPath(new URL('../..', import.meta.url))
const types: Record<string, string> = { '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8' }

/** The stylesheet and every island, bundled once when the process starts (about 100 ms) and named by their content. */
async function bundle(): Promise<Map<string, Asset>> {
  const islands = globSync('**/*.island.{ts,tsx}', { cwd: src }).map((path) => `${src}${path}`)
  const { outputFiles } = await build({
    entryPoints: [`${src}ui/styles/app.css`, ...islands],
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
  return new Map(
    outputFiles.map(({ path, contents }) => {
      const [name = '', ending = ''] = splitName(basename(path))
      const digest = createHash('sha256').update(contents).digest('base64url').slice(0, 10)
      const href = `/assets/${name}-${digest}${ending}`
      return [
        `${name}${ending}`,
        { href, type: types[ending] ?? 'application/octet-stream', body: Uint8Array.from(contents) },
      ]
    }),
  )
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
  for (const { href, type, body } of known.values()) {
    if (href === c.req.path) {
      return c.body(body, 200, { 'Content-Type': type, 'Cache-Control': 'public, max-age=31536000, immutable' })
    }
  }
  return next()
}
