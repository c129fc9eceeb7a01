// Which Chromium: the one inside the npm package, which has no windows and starts quickly; where that cannot run, the machine's own.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'

const modules = fileURLToPath(new URL('../node_modules', import.meta.url))
const systemPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

interface Chromium {
  executablePath: string
  env: Record<string, string>
}

/** The package holds one for this kind of machine. */
const isPackaged = process.platform === 'linux' && process.arch === 'x64'

/** `CHROMIUM` names another one. */
export function findChromium(): Chromium {
  const system = isPackaged ? undefined : systemPlaces.find((path) => existsSync(path))
  const chosen = process.env['CHROMIUM'] ?? system
  const fonts = { FONTCONFIG_FILE: fileURLToPath(new URL('fonts.conf', import.meta.url)) }
  if (chosen) return { executablePath: chosen, env: fonts }
  const home = unpackOnce()
  return { executablePath: join(home, 'chromium'), env: { ...fonts, LD_LIBRARY_PATH: join(home, 'lib') } }
}

/** Unpacks the package's compressed parts; renamed into place, because several test files may want it at once. */
function unpackOnce(): string {
  const packaged = join(modules, '@sparticuz/chromium')
  const { version } = JSON.parse(readFileSync(join(packaged, 'package.json'), 'utf8')) as { version: string }
  const home = join(modules, `.cache/chromium-${version}`)
  if (existsSync(home)) return home
  mkdirSync(join(modules, '.cache'), { recursive: true })
  const draft = mkdtempSync(join(modules, '.cache/chromium-'))
  const part = (name: string) => brotliDecompressSync(readFileSync(join(packaged, 'bin', name)))
  writeFileSync(join(draft, 'chromium'), part('chromium.br'), { mode: 0o755 })
  for (const archive of ['al2023.tar.br', 'swiftshader.tar.br']) {
    execFileSync('tar', ['-x', '--no-same-owner', '-C', draft], { input: part(archive) })
  }
  try {
    renameSync(draft, home)
  } catch {
    rmSync(draft, { recursive: true, force: true }) // another file was quicker
  }
  return home
}
