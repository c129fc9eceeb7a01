import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { testTown } from '../../testing/town.ts'
import { record } from '../audit/record.ts'
import { diskStore, type FileStore } from '../files/store.ts'
import { databaseFor, dropDatabase, urlOfDatabase } from '../municipality/provision.ts'
import { backUp, onConnection, type Place } from './back-up.ts'
import { listTables, takeBackupLock } from './catalogue.queries.ts'
import { backupIn, restore } from './restore.ts'

const town = await testTown()
const { db, slug } = town.municipality
const directoryUrl = town.program.settings.DATABASE_URL ?? ''
const temporary = mkdtempSync(join(tmpdir(), 'madoguchi-backup-'))
after(() => rmSync(temporary, { recursive: true }))

const source: Place = {
  ownerUrl: directoryUrl,
  files: town.program.files,
  secretKey: town.program.settings.SECRET_KEY,
  say: () => {},
}
let taken = 0
const take = (over: Partial<Place> = {}) =>
  backUp({ ...source, ...over }, town.clock(), '0.0.0', join(temporary, `b${++taken}`))

let made = 0
/** An empty place on the same server, gone after the test. */
const PASSWORD = 'for a server that asks for one'

function emptyPlace(account?: string) {
  const there = new URL(directoryUrl)
  if (account) Object.assign(there, { username: account, password: PASSWORD })
  const directory = `t${process.pid}_restore${++made}_directory`
  const ownerUrl = urlOfDatabase(there.toString(), directory)
  const townUrl = urlOfDatabase(ownerUrl, databaseFor(ownerUrl, slug))
  after(async () => {
    for (const database of [databaseFor(ownerUrl, slug), directory]) await dropDatabase(there.toString(), database)
  })
  return { ...source, url: ownerUrl, ownerUrl, townUrl, files: diskStore(join(temporary, `files${made}`)) }
}

/** Every row of every table as text, digested. */
const contentsOf = (url: string) =>
  onConnection(url, async (client) => {
    const contents: Record<string, unknown> = {}
    for (const { name } of await listTables(client)) {
      const { rows } = await client.query(
        `select count(*) as rows, md5(string_agg(t::text, E'\\n' order by t::text)) as digest from ${name} t`,
      )
      contents[name] = rows[0]
    }
    return contents
  })

async function keep(text: string): Promise<Buffer> {
  const sha256 = createHash('sha256').update(text).digest()
  await town.program.files.put(slug, sha256, Buffer.from(text))
  await town.owner.query(
    `insert into kernel.files (sha256, media_type, bytes, scan) values ($1, 'text/plain', $2, 'clean')`,
    [sha256, Buffer.byteLength(text)],
  )
  return sha256
}

/** A resident with an identity, and an entry in the audit trail: three rows that belong together. */
const registerResident = (subject: string) =>
  db.transaction().execute(async (tx) => {
    const { id } = await tx
      .insertInto('kernel.residents')
      .values({ display_name: `住民 ${subject}\t\\N "引用"\n😀` })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('kernel.resident_identities')
      .values({ kind: 'line', issuer: 'line', subject, resident_id: id })
      .execute()
    await record(tx, town.clock(), 'system:test', 'resident.registered', `resident:${id}`)
  })

for (let number = 1; number <= 20; number++) await registerResident(`U${number}`)
const kept = [await keep('写真の代わり'), await keep('もう一つ')]
const townUrl = town.municipality.databaseUrl

test('a backup restored into an empty place is equal in every row, file and hash, and goes on from there', async () => {
  const { folder, manifest } = await take()
  const place = emptyPlace()
  const { restored } = await restore(place, folder)
  assert.equal(restored[0]?.broken, undefined)
  assert.deepEqual(await contentsOf(place.townUrl), await contentsOf(townUrl))
  assert.deepEqual(manifest.municipalities[0]?.files, { count: 2, bytes: 30 })
  for (const sha256 of kept) {
    assert.deepEqual(readFileSync(place.files.pathOf(slug, sha256)), readFileSync(source.files.pathOf(slug, sha256)))
  }
  await onConnection(place.townUrl, async (client) => {
    const { rows } = await client.query(
      `insert into kernel.residents default values returning id, (select max(id) from kernel.residents) as before`,
    )
    assert.ok(rows[0].id > rows[0].before)
    await client.query(`select kernel.record_audit(now(), 'system:test', 'test.done', '', '{}')`)
    await assert.rejects(client.query('delete from kernel.audit_entries where seq = 1'), /append-only/)
    await client.query('set role madoguchi_program')
    await assert.rejects(client.query('delete from kernel.audit_entries'), { code: '42501' })
  })
})

test('an owner without special powers restores as well, and the program may work there', async () => {
  const account = `clerk_${process.pid}`
  await onConnection(directoryUrl, (client) =>
    client.query(`create role ${account} login createdb createrole password '${PASSWORD}'`),
  )
  const { folder } = await take()
  const place = emptyPlace(account)
  after(() => onConnection(directoryUrl, (client) => client.query(`drop role ${account}`)))
  await onConnection(directoryUrl, (client) => client.query(`grant madoguchi_program to ${account} with admin option`))
  await restore(place, folder)
  assert.deepEqual(await contentsOf(place.townUrl), await contentsOf(townUrl))
  const program = new pg.Client({ connectionString: place.townUrl, options: '-c role=madoguchi_program' })
  await program.connect()
  await program.query(`insert into kernel.residents default values`)
  await program.end()
})

const flips: [string, (folder: string) => string][] = [
  ['a table', (folder) => join(folder, 'tables', slug, 'kernel.residents.copy.gz')],
  ['a kept file', (folder) => diskStore(join(folder, 'files')).pathOf(slug, kept[0] ?? Buffer.alloc(0))],
  ['the manifest', (folder) => join(folder, 'manifest.json')],
]
for (const [what, pathIn] of flips) {
  test(`a backup with one flipped byte in ${what} is refused before anything is made`, async () => {
    const { folder } = await take()
    const bytes = readFileSync(pathIn(folder))
    const middle = bytes.length >> 1
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle)
    writeFileSync(pathIn(folder), bytes)
    const place = emptyPlace()
    await assert.rejects(restore(place, folder), /書き換えられています/)
    await assert.rejects(contentsOf(place.townUrl), { code: '3D000' })
  })
}

test('a backup whose table or file is missing is refused', async () => {
  const { folder } = await take()
  rmSync(diskStore(join(folder, 'files')).pathOf(slug, kept[1] ?? Buffer.alloc(0)))
  await assert.rejects(restore(emptyPlace(), folder), /files \(1\/2\)/)
})

test('a backup is of one moment, although residents register while it is taken', async () => {
  let during = 0
  const files: FileStore = {
    ...source.files,
    async exists(...which) {
      await registerResident(`during-${++during}`) // the tables are copied, the head of the audit trail is not yet read
      return source.files.exists(...which)
    },
  }
  const before = await contentsOf(townUrl)
  const { folder } = await take({ files })
  assert.ok(during > 0)
  const place = emptyPlace()
  await restore(place, folder)
  assert.deepEqual(await contentsOf(place.townUrl), before)
})

test('a file that is withdrawn meanwhile is not in the backup', async () => {
  const withdrawn = await keep('送信を取り消した写真')
  const files: FileStore = {
    ...source.files,
    async exists(_slug, sha256) {
      await town.owner.query('delete from kernel.files where sha256 = $1', [withdrawn])
      await source.files.remove(slug, withdrawn)
      return source.files.exists(slug, sha256)
    },
  }
  const { folder, manifest } = await take({ files })
  assert.equal(manifest.municipalities[0]?.files.count, 2)
  const copies = diskStore(join(folder, 'files'))
  assert.equal(await copies.exists(slug, withdrawn), false)
  await restore(emptyPlace(), folder)
})

test('a file that is simply lost is told, and no half backup stays behind', async () => {
  const lost = await keep('消えた写真')
  await source.files.remove(slug, lost)
  await assert.rejects(take(), new RegExp(lost.toString('hex')))
  assert.deepEqual(readdirSync(join(temporary, `b${taken}`)), [])
  await town.owner.query('delete from kernel.files where sha256 = $1', [lost])
})

test('restoring over something that is there is refused, and leaves it alone', async () => {
  const { folder } = await take()
  const before = await contentsOf(townUrl)
  await assert.rejects(restore({ ...source, url: directoryUrl }, folder), /自治体 aozora はすでにあります/)
  const place = emptyPlace()
  await restore(place, folder)
  await assert.rejects(restore(place, folder), /はすでにあります/)
  assert.deepEqual(await contentsOf(place.townUrl), before)
})

test('two backups at once: the second is refused', async () => {
  await onConnection(directoryUrl, async (client) => {
    assert.equal(await takeBackupLock(client), true)
    await assert.rejects(take(), /別のバックアップが動いています/)
  })
})

test('without the SECRET_KEY of the backup it is restored only when asked to', async () => {
  const { folder } = await take()
  const other = { ...emptyPlace(), secretKey: 'another-secret-key-of-another-town' }
  await assert.rejects(restore(other, folder), /別の SECRET_KEY/)
  await restore(other, folder, { otherKey: true })
})

test('an audit chain that was broken before the backup is restored as it was, and told', async () => {
  await town.owner.query('alter table kernel.audit_entries disable trigger append_only')
  await town.owner.query(`update kernel.audit_entries set subject = 'resident:9999' where seq = 5`)
  const { folder } = await take()
  const { restored } = await restore(emptyPlace(), folder)
  assert.deepEqual(restored[0]?.broken, { kind: 'changed', seq: 5 })
})

test('the newest backup of a folder is the one that is meant', async () => {
  const into = join(temporary, 'daily')
  await backUp(source, town.clock(), '0.0.0', into)
  town.clock.advance({ hours: 24 })
  const { folder } = await backUp(source, town.clock(), '0.0.0', into)
  assert.equal(await backupIn(into), folder)
  assert.equal(await backupIn(folder), folder)
})
