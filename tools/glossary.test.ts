import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '..')

/** The code names of a glossary's rows: what stands in backquotes in the second column. */
const codeNames = (glossary: string): string[] =>
  glossary
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    .flatMap((line) => [...(line.split('|')[2] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name))

const source = globSync(['src/**/*.{ts,tsx}', 'db/**/*.sql'], { cwd: root })
  .map((path) => readFileSync(join(root, path), 'utf8'))
  .join('\n')

const missing = (names: string[]): string[] =>
  names.filter((name) => !new RegExp(`\\b${name.replaceAll('.', '\\.')}\\b`).test(source))

test('every code name in the glossary exists in the code', () => {
  const names = codeNames(readFileSync(join(root, 'docs/glossary.md'), 'utf8'))
  assert.ok(names.length > 30, 'the glossary has words')
  assert.deepEqual(missing(names), [])
})

test('a code name that nobody uses would be noticed', () => {
  const row = '| 架空 | `noSuchNameAnywhere',
    invented = `${row}AtAll\` | — |`
  assert.deepEqual(missing(codeNames(invented)), ['noSuchNameAnywhereAtAll'])
})
