// Node strips types from .ts by itself; .tsx needs its JSX compiled. Every process would do it anew for some hundred files, so what was
// compiled is kept beside the packages: the JavaScript here, by its source, and the machine's code by Node itself.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire, enableCompileCache, registerHooks } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const kept = join(import.meta.dirname, '../node_modules/.cache/madoguchi')
const { version } = require('esbuild/package.json')

enableCompileCache(join(kept, 'code'))

registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('.tsx')) return nextLoad(url, context)
    return { format: 'module', source: compiled(fileURLToPath(url)), shortCircuit: true }
  },
})

/** As esbuild compiles a file, source map inline. */
function compiled(sourcefile) {
  const source = readFileSync(sourcefile, 'utf8')
  const key = createHash('sha256').update(`${version}\0${sourcefile}\0${source}`).digest('base64url')
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
