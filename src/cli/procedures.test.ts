import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sealerOf } from '#lib/crypto/seal.ts'
import { kyselyOn, openPool } from '#lib/db/connect.ts'
import { makeTrialKey } from '#modules/procedures/index.ts'
import { createMinato, installation } from './installation.fixture.ts'

const { folder, run, json, env, databaseUrl } = installation('minato', 'hama')
const docs = new URL('../../docs/', import.meta.url)
const document = readFileSync(new URL('procedure-definition.md', docs), 'utf8')
const [, example = ''] = /```json\n(.*?)```/s.exec(document) ?? []
const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
write('example.json', example)
write('wrong.json', example.replace('"is": "student"', '"is": "pupil"').replace('"name": "user"', '"name": "nobody"'))
write('second.json', example.replace('1,500円', '1,600円'))
write('broken.json', '{')

test('the example of the document can be published', async () => {
  const { code, stdout } = await run(['procedures', 'check', 'example.json'])
  assert.deepEqual([code, stdout.trim()], [0, '✔ 「駐輪場の利用申込み」は公開できます。'])
})

test('what keeps a definition from being published is told with its place, and ends with 1; a wrong call ends with 2', async () => {
  const { exit, findings } = await json(['procedures', 'check', 'wrong.json'])
  assert.deepEqual([exit, findings.map(({ path }: { path: string }) => path)], [1, ['pages[1].when', 'applicant.name']])
  assert.match((await run(['procedures', 'check', 'wrong.json'])).stdout, /2 件の直すところ/)
  for (const [line, code] of [
    ['check broken.json', 1],
    ['check absent.json', 1],
    ['check', 2],
    ['check example.json --loud', 2],
    ['publish example.json', 2],
  ] as const) {
    assert.equal((await run(['procedures', ...line.split(' ')])).code, code, line)
  }
})

test('the JSON Schema in the documents is the one of the code', async () => {
  const { schema } = await json(['procedures', 'schema'])
  const written = JSON.parse(readFileSync(new URL('procedure-definition.schema.json', docs), 'utf8')) as unknown
  assert.deepEqual(
    written,
    schema,
    'write it anew: bin/madoguchi procedures schema > docs/procedure-definition.schema.json',
  )
})

test('a definition is published for a section by somebody, and again as its next version', async () => {
  const made = await json(createMinato)
  assert.equal(made.exit, 0)
  const publish = (file: string, section = 'みなと町', staff = 'hana') =>
    json(['procedures', 'publish', file, '--section', section, '--staff', staff])
  assert.deepEqual(await publish('example.json'), {
    exit: 0,
    ok: true,
    slug: 'bicycle-parking',
    number: 1,
    isNew: true,
    section: 'みなと町',
  })
  assert.equal((await publish('example.json')).isNew, false)
  assert.equal((await publish('second.json')).number, 2)
  assert.equal((await publish('wrong.json')).findings.length, 2)
  assert.equal((await publish('example.json', 'どこかの課')).exit, 1)
  assert.equal((await publish('example.json', 'みなと町', 'nobody')).exit, 1)
})

test('a published procedure goes to another town in a signed file; the first time its fingerprint is given', async () => {
  const toFile = ['procedures', 'export', 'bicycle-parking', '--to', 'bicycle.madoguchi-procedure.json']
  assert.match((await run(toFile)).stderr, /署名の鍵/)
  const pool = openPool({ url: databaseUrl('minato') })
  after(() => pool.end())
  const now = Temporal.Instant.from('2026-11-24T01:00:00Z')
  await makeTrialKey(kyselyOn(pool), now, 'system:test', sealerOf(env['SECRET_KEY']!), 'みなと町')
  assert.equal((await json(toFile)).number, 2)
  assert.equal((await json(toFile)).exit, 1, 'no file is written over')
  assert.equal((await json([...toFile.slice(0, -1), 'x.json', '--number', '9'])).exit, 1)
  assert.equal((await json(['procedures', 'export', 'absent', '--to', 'y.json'])).exit, 1)

  await run(
    createMinato
      .join(' ')
      .replaceAll('minato', 'hama')
      .replace('みなと町', 'はま町')
      .replace('45202', '45203')
      .split(' '),
  )
  const here = ['--municipality', 'hama', '--section', 'はま町', '--staff', 'hana']
  const read = (...more: string[]) =>
    json(['procedures', 'import', 'bicycle.madoguchi-procedure.json', ...here, ...more])
  const first = await read()
  assert.deepEqual([first.exit, first.from], [1, 'みなと町'])
  assert.equal((await read('--fingerprint', '0'.repeat(64))).exit, 1)
  const done = await read('--fingerprint', first.fingerprint)
  assert.deepEqual([done.exit, done.section], [0, 'はま町'])
  assert.equal((await read()).exit, 1, 'there is a draft already')
  writeFileSync(
    join(folder, 'bicycle.madoguchi-procedure.json'),
    readFileSync(join(folder, 'bicycle.madoguchi-procedure.json'), 'utf8').replace(/"payload": "e/, '"payload": "f'),
  )
  assert.match(
    (await run(['procedures', 'import', 'bicycle.madoguchi-procedure.json', ...here])).stderr,
    /署名が合いません/,
  )
})
