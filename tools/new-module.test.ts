import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, test } from 'node:test'

const root = resolve(import.meta.dirname, '..')
const copy = mkdtempSync(join(tmpdir(), 'madoguchi-new-module-'))
after(() => rmSync(copy, { recursive: true, force: true }))
for (const part of ['bin', 'db', 'simulators', 'src', 'tools', 'package.json', 'package-lock.json', 'tsconfig.json']) {
  cpSync(join(root, part), join(copy, part), { recursive: true })
}
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))

/** Runs in the copy, on a database server of its own. */
function run(...args: string[]) {
  const { NODE_TEST_CONTEXT: _context, TEST_DATABASE_URL: _server, ...env } = process.env
  const done = spawnSync(process.execPath, args, { cwd: copy, env: { ...env, ROUTES: 'bookings' }, encoding: 'utf8' })
  return { code: done.status, said: done.stdout + done.stderr }
}

const ours = ['--import', './tools/tsx-loader.js']

test('a new module compiles, its tests pass, and its routes have their lines in the table of who may use them', () => {
  const made = run(...ours, 'tools/new-module.ts', 'bookings')
  assert.equal(made.code, 0, made.said)
  assert.ok(existsSync(join(copy, 'src/modules/bookings/README.md')))
  assert.match(readFileSync(join(copy, 'db/schema.sql'), 'utf8'), /create table bookings\.entries/)

  const types = run('node_modules/typescript-7/bin/tsc', '-p', '.', '--incremental', 'false')
  assert.doesNotMatch(types.said, /bookings/)
  const { said } = run(...ours, 'tools/test.ts', 'src/modules/bookings', 'src/app-matrix.test.ts')
  const lines = said.split('\n')
  for (const words of [
    'a member of staff adds an entry',
    'GET /console/bookings is for',
    'POST /console/bookings is for',
  ]) {
    assert.ok(
      lines.some((line) => line.startsWith(`✔ ${words}`)),
      `${words}\n${said.slice(-3000)}`,
    )
  }
  assert.deepEqual(
    lines.filter((line) => line.startsWith('✖') && /entr|section sees|audit|bookings/.test(line)),
    [],
  )
})

test('a name that is no word, or taken, is refused and makes nothing', () => {
  for (const name of ['Bookings', '../x', 'inquiries', ''])
    assert.equal(run(...ours, 'tools/new-module.ts', name).code, 2, name)
})
