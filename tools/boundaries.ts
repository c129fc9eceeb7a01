// Checks the walls of the house, and that the check itself works: planted breaches must be found, every one.
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { canaries, furtherCanaries } from './boundaries/canaries.ts'
import { impureRules } from './boundaries/pure-rules.ts'
import { cruiseOptions } from './boundaries/rules.ts'
import { sqlOutsideItsRooms } from './boundaries/sql-outside.ts'

const planted = Object.entries({ ...canaries, ...furtherCanaries })
const root = resolve(import.meta.dirname, '..')

/** Everything that is wrong with the tree at a folder, one line each, the rule's name first. */
async function look(at: string): Promise<{ result: ICruiseResult; problems: string[] }> {
  const { output } = await cruise(['src', 'simulators'], cruiseOptions(at), undefined, {
    tsConfig: extractTSConfig(join(at, 'tsconfig.json')),
  })
  const result = output as ICruiseResult
  const breaches = result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
  return { result, problems: [...breaches, ...sqlOutsideItsRooms(at), ...impureRules(result)] }
}

/** A copy of the tree with a breach of every rule in it. @returns the rules that did not notice theirs */
async function deafRules(): Promise<string[]> {
  const copy = mkdtempSync(join(tmpdir(), 'madoguchi-canary-'))
  try {
    for (const part of ['src', 'simulators', 'package.json', 'tsconfig.json']) {
      cpSync(join(root, part), join(copy, part), { recursive: true })
    }
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
    for (const [path, source] of planted.flatMap(([, files]) => Object.entries(files))) {
      mkdirSync(dirname(join(copy, path)), { recursive: true })
      writeFileSync(join(copy, path), `${source}\n`)
    }
    const { problems } = await look(copy)
    return planted.flatMap(([name, files]) => {
      const noticed = problems.some(
        (line) => line.startsWith(`${name}: `) && Object.keys(files).some((path) => line.includes(path)),
      )
      return noticed ? [] : [name]
    })
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

const { result, problems } = await look(root)
const own = result.modules.filter(({ source }) => /^(src|simulators)\//.test(source))
const aliased = own.flatMap(({ dependencies }) => dependencies).filter(({ module }) => module.startsWith('#'))
if (own.length === 0 || aliased.length === 0) problems.push('nothing was inspected')
for (const name of await deafRules()) problems.push(`the canary of 「${name}」 lives: the rule notices nothing`)
for (const problem of problems) console.error(problem)
console.log(
  `${own.length} modules, ${aliased.length} imports between rooms, ${planted.length} rules with a canary each: ${problems.length} problems`,
)
process.exit(problems.length > 0 ? 1 : 0)
