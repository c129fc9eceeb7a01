// Node strips types from .ts by itself; .tsx needs its JSX compiled. Every process would do it anew for some hundred files, so what was
// compiled is kept beside the packages: the JavaScript here, by its source, and the machine's code by Node itself. And where one of our
// files names another, it names it whole: Node's own search for it (a quarter of the time of a start) has nothing to find.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire, enableCompileCache, registerHooks } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const kept = join(import.meta.dirname, '../node_modules/.cache/madoguchi')
const { version } = require('esbuild/package.json')
const { imports } = require('../package.json')
const root = new URL('..', import.meta.url).href

enableCompileCache(join(kept, 'code'))

registerHooks({
  resolve(specifier, context, nextResolve) {
    const url = /\.tsx?$/.test(specifier) && named(specifier, context.parentURL)
    if (!url) return nextResolve(specifier, context)
    return { url, format: url.endsWith('x') ? 'module' : 'module-typescript', shortCircuit: true }
  },
  load(url, context, nextLoad) {
    if (!url.endsWith('.tsx')) return nextLoad(url, context)
    return { format: 'module', source: compiled(fileURLToPath(url)), shortCircuit: true }
  },
})

/** Where `./x.ts` and `#kernel/x.ts` of package.json's `imports` are; undefined for what is named in another way. */
function named(specifier, from) {
  if (specifier.startsWith('.') && from?.startsWith(root)) return new URL(specifier, from).href
  const room = specifier.slice(0, specifier.indexOf('/') + 1)
  return imports[`${room}*`] && new URL(imports[`${room}*`].replace('*', specifier.slice(room.length)), root).href
}

/** As esbuild compiles a file, source map inline. */
function compiled(sourcefile) {
  const source = readFileSync(sourcefile, 'utf8')
  const key = createHash('sha256').update(`${version} without sources\0${sourcefile}\0${source}`).digest('base64url')
  const path = join(kept, 'tsx', `${key}.js`)
  try {
    return readFileSync(path, 'utf8')
  } catch {
    const { code } = require('esbuild').transformSync(source, {
      loader: 'tsx',
      format: 'esm',
      target: 'esnext',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      sourcemap: 'inline',
      sourcesContent: false, // the file is there; kept twice it would lie in the memory of every process
      sourcefile,
    })
    keep(path, code)
    return code
  }
}

/** Whole or not at all: other processes read it at any moment. Where nothing can be written, all of this is only slower. */
function keep(path, code) {
  try {
    mkdirSync(join(kept, 'tsx'), { recursive: true })
    writeFileSync(`${path}.${process.pid}`, code)
    renameSync(`${path}.${process.pid}`, path)
  } catch {}
}
