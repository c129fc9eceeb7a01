import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { settingsTable, tableInReadme } from './settings-table.ts'

const root = join(import.meta.dirname, '..')

test('README lists every setting, as the program reads it', () => {
  assert.ok(settingsTable().split('\n').length > 10)
  assert.equal(tableInReadme(), settingsTable(), 'run bin/check --fix')
})

test('links between the documents lead somewhere', () => {
  const documents = ['README.md', ...globSync('{docs,deploy}/**/*.md', { cwd: root })]
  const links = documents.flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(
      ([, link = '']) => ({ path, link }),
    ),
  )
  assert.ok(links.length > 0)
  const dead = links.filter(({ path, link }) => !existsSync(join(root, dirname(path), link)))
  assert.deepEqual(dead, [])
})
