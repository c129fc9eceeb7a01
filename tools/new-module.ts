// bin/new-module NAME: a module that compiles, runs and has tests, to be turned into the one that is needed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const skeleton = join(import.meta.dirname, 'skeleton')
const MIGRATION = 'create.sql.txt'

/** 2026-11-24 09:30:00 UTC as 20261124093000: migrations run in the order of their names. */
const stamp = (now: Temporal.Instant): string => now.toString({ smallestUnit: 'second' }).replaceAll(/\D/g, '')

function fail(sentence: string): never {
  console.error(`✖ ${sentence}`)
  process.exit(2)
}

/** Puts lines before or after the one place in a file that is made for them. */
function insert(path: string, place: RegExp, lines: string): void {
  const text = readFileSync(path, 'utf8')
  if (!place.test(text)) fail(`${path} has no place for the module any more: add it by hand`)
  writeFileSync(path, text.replace(place, lines))
}

function makeModule(name: string): string[] {
  const folder = `src/modules/${name}`
  if (existsSync(folder)) fail(`${folder} is there already`)
  mkdirSync(folder, { recursive: true })
  const made = readdirSync(skeleton).map((file) => {
    const text = readFileSync(join(skeleton, file), 'utf8').replaceAll('NAME', name)
    const path =
      file === MIGRATION
        ? `db/migrations/${stamp(Temporal.Now.instant())}_${name}__create.sql`
        : join(folder, file.replace(/\.txt$/, ''))
    writeFileSync(path, text)
    return path
  })
  insert('src/app.ts', /(?=\nconst rooms: Module\[\])/, `import { ${name} } from '#modules/${name}/index.ts'\n`)
  insert('src/app.ts', /(?<=const rooms: Module\[\] = \[[^\]]*)\]/, `, ${name}]`)
  const routes = [
    `'GET /console/${name}': 'duty'`,
    `'POST /console/${name}': ['duty', '/console/${name}', { name: '項目' }]`,
  ]
  insert(
    'src/testing/route-matrix.ts',
    /\n\}\s*$/,
    `\n\n  // ${name}\n${routes.map((line) => `  ${line},\n`).join('')}}\n`,
  )
  return made
}

const [name = ''] = process.argv.slice(2)
if (!/^[a-z]{3,20}$/.test(name))
  fail('bin/new-module NAME: a word of 3 to 20 letters a–z, in the plural, such as bookings')
const made = makeModule(name)
const written = spawnSync(process.execPath, [...process.execArgv, join(import.meta.dirname, 'db.ts'), 'snapshot'], {
  stdio: 'inherit',
})
if (written.status !== 0) fail('the schema snapshot could not be written: see above')
spawnSync(process.execPath, ['node_modules/oxfmt/bin/oxfmt', ...made, 'src/app.ts', 'src/testing/route-matrix.ts'])
console.log(
  [...made, 'src/app.ts', 'src/testing/route-matrix.ts', 'db/schema.sql'].map((path) => `  ${path}`).join('\n'),
)
console.log(`\nTry it: bin/test src/modules/${name}   Then: bin/check`)
