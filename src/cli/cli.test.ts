import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { verifyPassword } from '#kernel/identity/password/hash-password.ts'
import { findStaff } from '#kernel/identity/staff.queries.ts'
import { openMunicipalities } from '#kernel/municipality/municipalities.ts'
import { commands } from './commands/index.ts'
import { loadCommand } from './parse.ts'
import { createMinato, installation } from './installation.fixture.ts'
import { runCommandLine } from './main.ts'

const { folder, env, run, json, databaseUrl } = installation('minato')

test('help of the whole and of each command is there in Japanese and English, and ends with 0', async () => {
  const whole = await run(['--help'])
  assert.equal(whole.code, 0)
  for (const command of commands) {
    const { code, stdout } = await run([...command.name.split(' '), '--help'])
    assert.equal(code, 0)
    for (const help of [whole.stdout, stdout]) {
      assert.ok(help.includes(command.summary.ja) && help.includes(command.summary.en), command.name)
    }
    for (const [name, { help }] of Object.entries(command.options)) {
      assert.ok(stdout.includes(`--${name}`) && stdout.includes(help.ja) && stdout.includes(help.en), name)
    }
    assert.match(stdout, /--json/)
    assert.match(stdout, /exit codes/)
  }
})

test('a command that is called wrongly says how it is called, and ends with 2', async () => {
  const table = [
    ['municipalities'],
    ['municipality', 'create', '--slug', 'x'],
    ['staff', 'import'],
    ['staff', 'import', 'a.csv', 'b.csv'],
    ['audit', 'verify', '--head', 'nonsense'],
    ['backup', 'x', '--fast'],
  ]
  for (const line of table) {
    const { code, stdout, stderr } = await run(line)
    assert.deepEqual([code, stdout], [2, ''], line.join(' '))
    assert.match(stderr, /使い方/)
  }
})

test('before the first municipality the operator is told how to begin', async () => {
  const { code, stderr } = await run(['municipality', 'list'])
  assert.equal(code, 1)
  assert.match(stderr, /municipality create/)
})

test('a municipality is made ready to serve: hours, root section, and an administrator who can sign in', async () => {
  const { exit, created, password, publicUrl } = await json(createMinato)
  assert.equal(exit, 0)
  assert.equal(created, true)
  assert.equal(publicUrl, 'https://minato.example')
  assert.ok(password.length >= 15)
  const municipalities = openMunicipalities(env['DATABASE_URL'] ?? '', 1)
  after(() => municipalities.close())
  const town = await municipalities.findByHost('minato.example')
  assert.ok(town)
  const admin = await town.db
    .selectFrom('kernel.staff')
    .select(['id', 'name', 'password_hash', 'password_is_temporary'])
    .executeTakeFirstOrThrow()
  assert.equal(await verifyPassword(admin.password_hash, password), true)
  assert.equal(admin.password_is_temporary, true)
  const staff = await findStaff(town.db, admin.id, Temporal.Instant.from('2026-11-24T01:00:00Z'))
  const root = await town.db.selectFrom('kernel.sections').selectAll().executeTakeFirstOrThrow()
  assert.deepEqual(staff?.covers, { answer: [], settings: [root.id], personnel: [root.id], audit: [root.id] })
  assert.equal(String(root.valid_from), '2026-04-01')
  const hours = await town.db.selectFrom('kernel.office_hours').selectAll().execute()
  assert.equal(hours.length, 5)
})

test('making it once more changes nothing, and the password is not shown again', async () => {
  const { exit, created, password } = await json(createMinato)
  assert.deepEqual([exit, created, password], [0, false, undefined])
  const listed = await json(['municipality', 'list'])
  assert.deepEqual(listed.municipalities, [
    { slug: 'minato', code: '452025', name: 'みなと町', publicUrl: 'https://minato.example' },
  ])
})

/** Options of another town. */
const yama = (over: Record<string, string>) =>
  Object.entries({
    slug: 'yama',
    name: 'やま村',
    'name-kana': 'ヤマムラ',
    code: '131016',
    host: 'yama.example',
    ...over,
  }).flatMap(([name, value]) => [`--${name}`, value])

test('what cannot be is refused with what would be right, and ends with 1', async () => {
  const table: [Record<string, string>, RegExp][] = [
    [{ code: '131017' }, /検査数字/],
    [{ slug: 'Yama' }, /例: aozora/],
    [{ host: 'https://yama.example' }, /ポートは付けません/],
    [{ 'name-kana': '山村' }, /フリガナではありません/],
    [{ host: 'minato.example' }, /別の自治体 \(minato\)/],
    [{ slug: 'minato' }, /みなと町/],
    [{ admin: 'taro' }, /--admin-name/],
  ]
  for (const [over, message] of table) {
    const { exit, error } = await json(['municipality', 'create', ...yama(over)])
    assert.equal(exit, 1)
    assert.match(error, message)
  }
  assert.equal((await json(['municipality', 'list'])).municipalities.length, 1)
})

test('bin/madoguchi reads files from where the operator stands, and puts nothing but JSON on stdout', async () => {
  writeFileSync(
    join(folder, 'staff.csv'),
    'sign_in_name,name,section_code,position,valid_from\nmori,森 一,minato,head,2026-04-01\n',
  )
  const bin = fileURLToPath(new URL('../../bin/madoguchi', import.meta.url))
  const child = spawn(process.execPath, [bin, 'staff', 'import', 'staff.csv', '--json'], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [stdout, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  assert.equal(code, 0)
  assert.deepEqual(JSON.parse(stdout), {
    ok: true,
    dryRun: false,
    created: ['mori'],
    updated: [],
    unchanged: [],
    faults: [],
  })
})

test('a file of staff with faults is listed fault by fault, and ends with 1', async () => {
  writeFileSync(
    join(folder, 'wrong.csv'),
    'sign_in_name,name,section_code,position,valid_from\nmori,,minato,kingpin,2026-04-01\n',
  )
  const { code, stdout } = await run(['staff', 'import', 'wrong.csv'])
  assert.equal(code, 1)
  assert.match(stdout, /2 行目 name \(氏名\): 空です → 例: 佐藤 美咲/)
  assert.match(stdout, /2 行目 position \(職位\): 「kingpin」は職位ではありません/)
  assert.equal((await run(['staff', 'import', 'absent.csv'])).code, 1)
})

const tokenFor = (staff: string, ...scopes: string[]) => [
  'token',
  'create',
  '--staff',
  staff,
  ...scopes.flatMap((one) => ['--scope', one]),
]

test('an API token is made for a member of staff, shown once, and kept only as a digest', async () => {
  const { exit, token, expiresAt } = await json([...tokenFor('hana', 'sections:read'), '--days', '30'])
  assert.equal(exit, 0)
  assert.equal(expiresAt, '2026-12-24T01:00:00Z')
  const owner = new pg.Client({ connectionString: databaseUrl('minato') })
  await owner.connect()
  const { rows } = await owner.query(`select t.digest = sha256($1) as kept from kernel.api_tokens t`, [
    Buffer.from(token),
  ])
  await owner.end()
  assert.deepEqual(rows, [{ kept: true }])
  assert.match((await run(tokenFor('nobody', 'sections:read'))).stderr, /職員 nobody はいない/)
  assert.match((await run(tokenFor('hana', 'everything'))).stderr, /選べるのは/)
  assert.equal((await run([...tokenFor('hana', 'sections:read'), '--days', 'many'])).code, 2)
})

const reset = (name: string) => run(['staff', 'reset-second-factor', '--staff', name])

test('a lost second factor is taken off from the command line, once, and for somebody who is there', async () => {
  const owner = new pg.Client({ connectionString: databaseUrl('minato') })
  await owner.connect()
  await owner.query(
    `insert into kernel.totp (staff_id, sealed, confirmed_at) select id, 'x', now() from kernel.staff where sign_in_name = 'hana'`,
  )
  assert.equal((await reset('Hana')).code, 0)
  const { rows } = await owner.query(
    `select actor like 'system:cli%' as operator from kernel.audit_entries where action = 'staff.second_factor_reset'`,
  )
  await owner.end()
  assert.deepEqual(rows, [{ operator: true }])
  assert.match((await reset('hana')).stderr, /使っていません/)
  assert.match((await reset('nobody')).stderr, /職員 nobody はいません/)
})

test('audit verify prints a head that proves the past later, and ends with 1 once somebody tampered', async () => {
  const { exit, municipalities } = await json(['audit', 'verify'])
  assert.equal(exit, 0)
  assert.equal((await run(['audit', 'verify', '--head', municipalities[0].head])).code, 0)
  const owner = new pg.Client({ connectionString: databaseUrl('minato') })
  await owner.connect()
  await owner.query('alter table kernel.audit_entries disable trigger append_only')
  await owner.query(`update kernel.audit_entries set actor = 'staff:99' where seq = 2`)
  const broken = await run(['audit', 'verify'])
  assert.equal(broken.code, 1)
  assert.match(broken.stdout, /✖ minato: 2 番 — 内容が書き換えられています/)
  await owner.query(`update kernel.audit_entries set actor = $1 where seq = 2`, [
    (await owner.query(`select actor from kernel.audit_entries where seq = 1`)).rows[0].actor,
  ])
  await owner.end()
  assert.equal((await run(['audit', 'verify'])).code, 0)
})

test('a restore that is interrupted takes back what it had made', async () => {
  await run(['backup', 'interrupted'])
  const other = installation('minato')
  const interruption = new AbortController()
  const { code, stderr } = await runCommandLine(['restore', join(folder, 'interrupted')], {
    env: other.env,
    cwd: folder,
    say: (line) => line.includes('kernel.staff:') && interruption.abort(),
    interrupted: interruption.signal,
  })
  assert.equal(code, 1)
  assert.match(stderr, /中断しました/)
  const elsewhere = { DATABASE_URL: other.env['DATABASE_URL'] ?? '', DATA_DIR: other.env['DATA_DIR'] ?? '' }
  assert.equal((await run(['restore', 'interrupted'], elsewhere)).code, 0)
})

test('a backup taken and restored by the command line is equal, and a second restore is refused', async () => {
  const { exit, folder: taken } = await json(['backup', 'backups'])
  assert.equal(exit, 0)
  const other = installation('minato')
  const elsewhere = { DATABASE_URL: other.env['DATABASE_URL'] ?? '', DATA_DIR: other.env['DATA_DIR'] ?? '' }
  const restored = await json(['restore', 'backups'], elsewhere)
  assert.equal(restored.exit, 0)
  assert.equal(restored.folder, taken)
  const heads = [await json(['audit', 'verify']), await json(['audit', 'verify'], elsewhere)]
  assert.deepEqual(heads[0].municipalities, heads[1].municipalities)
  assert.equal((await run(['restore', 'backups'], elsewhere)).code, 1)
})

test('the figures of the effects are counted again from zero, of one town or of all', async () => {
  const { exit, municipalities } = await json(['insights', 'recompute'])
  assert.deepEqual([exit, municipalities], [0, [{ slug: 'minato', months: 0 }]])
  assert.equal((await run(['insights', 'recompute', '--municipality', 'nowhere'])).code, 2)
})

test('what is past its retention is said, and erased only where that is asked for', async () => {
  const said = await json(['retention', '--municipality', 'minato'])
  assert.deepEqual([said.exit, said.municipalities[0].count, said.municipalities[0].erased], [0, 0, 0])
  assert.equal((await run(['retention', '--apply', '--municipality', 'minato'])).code, 0)
  assert.equal((await run(['retention', '--apply', '--dry-run'])).code, 2)
})

test('every command stands in the file of its name, and is found by it', async () => {
  for (const command of commands) {
    const found = await loadCommand([...command.name.split(' '), 'x', '--json'])
    assert.equal(found?.command, command, command.name)
    assert.deepEqual(found?.rest, ['x', '--json'])
  }
  for (const wrong of [[], ['nothing'], ['..', 'main'], ['index'], ['opendata']])
    assert.equal(await loadCommand(wrong), undefined)
})
