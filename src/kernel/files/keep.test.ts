import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { pdf, photo } from '../../testing/sample-files.ts'
import { testTown } from '../../testing/town.ts'
import { eraseFile } from './erase.ts'
import { findFile } from './files.queries.ts'
import { keepFile } from './keep.ts'
import { makeFileLink } from './links.ts'
import { type ReceivedFile, receiveFile } from './receive.ts'

const town = await testTown()
const { program, municipality, owner } = town
const { db, slug } = municipality

const receive = (bytes: Uint8Array, name: string) => receiveFile(program, municipality, { bytes, name, purpose: 'any' })
const keep = (received: ReceivedFile) => db.transaction().execute((tx) => keepFile(tx, received))
const erase = (sha256: Buffer) => db.transaction().execute((tx) => eraseFile(tx, sha256))
const stored = async () =>
  (await readdir(join(program.settings.DATA_DIR, 'files', slug), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
let serial = 0
const fresh = () => Buffer.concat([pdf(), Buffer.from(`%${++serial}`)])

test('a kept file has its row and its bytes, and a second copy changes nothing', async () => {
  const received = await receive(await photo(), 'a.jpg')
  await keep(received)
  await keep(await receive(await photo(), 'same again.jpg'))
  for (const { sha256, bytes } of received.parts) {
    assert.equal((await findFile(db, sha256))?.bytes, bytes.length)
    assert.ok(await program.files.exists(slug, sha256))
  }
})

test('where the disk takes no bytes there is no row either', async () => {
  const received = await receive(fresh(), 'a.pdf')
  const full = { ...received, put: () => Promise.reject(Object.assign(new Error('disk full'), { code: 'ENOSPC' })) }
  await assert.rejects(keep(full), { code: 'ENOSPC' })
  assert.equal(await findFile(db, received.sha256), undefined)
})

test('bytes whose transaction failed are swept away, and only those', async () => {
  const [kept, lost] = [await receive(fresh(), 'a.pdf'), await receive(fresh(), 'b.pdf')]
  await keep(kept)
  await assert.rejects(
    db.transaction().execute(async (tx) => {
      await keepFile(tx, lost)
      throw new Error('the message could not be stored')
    }),
  )
  assert.ok(await program.files.exists(slug, lost.sha256))
  await owner.query(`select graphile_worker.add_job('files.sweep')`)
  await town.work()
  assert.equal(await program.files.exists(slug, lost.sha256), false)
  assert.ok(await program.files.exists(slug, kept.sha256))
})

test('an erased file is gone from the table, the disk and its links, with the original it was drawn from', async () => {
  await owner.query('update kernel.municipality set keep_originals = true')
  const received = await receive(await photo({ width: 100 }), 'withdrawn.jpg')
  await owner.query('update kernel.municipality set keep_originals = false')
  await keep(received)
  const token = await db.transaction().execute((tx) => makeFileLink(tx, { sha256: received.sha256, name: 'a.jpg' }))
  assert.equal((await town.request(`/files/${token}/a.jpg`)).status, 200)

  await erase(received.sha256)
  await erase(received.previewSha256!)
  assert.equal((await town.request(`/files/${token}/a.jpg`)).status, 404)
  await town.work()
  const names = await stored()
  for (const { sha256 } of received.parts) {
    assert.equal(await findFile(db, sha256), undefined)
    assert.ok(!names.includes(sha256.toString('hex')))
  }
})

test('bytes that somebody else sent too stay until the last of them is withdrawn', async () => {
  const received = await receive(await photo({ width: 80 }), 'a.jpg')
  await keep(received)
  await owner.query(`insert into kernel.residents (display_name, picture_sha256) values ('花子', $1)`, [
    received.sha256,
  ])
  await erase(received.sha256)
  await town.work()
  assert.ok(await findFile(db, received.sha256))
  assert.ok(await program.files.exists(slug, received.sha256))

  await owner.query('update kernel.residents set picture_sha256 = null')
  await erase(received.sha256)
  await town.work()
  assert.equal(await program.files.exists(slug, received.sha256), false)
})

test('the same bytes, sent again while their erasure waits, are not lost', async () => {
  const received = await receive(fresh(), 'a.pdf')
  await keep(received)
  await erase(received.sha256)
  await keep(received)
  await town.work()
  assert.ok(await findFile(db, received.sha256))
  assert.ok(await program.files.exists(slug, received.sha256))
})

test('an erasure waits for whoever is keeping the same bytes at that moment', async () => {
  const received = await receive(fresh(), 'a.pdf')
  await keep(received)
  await erase(received.sha256)
  let erasing: Promise<void> | undefined
  await db.transaction().execute(async (tx) => {
    await keepFile(tx, received)
    erasing = town.work()
    const waiting = `select from pg_locks where locktype = 'advisory' and not granted`
    while ((await owner.query(waiting)).rowCount === 0);
  })
  await erasing
  assert.ok(await program.files.exists(slug, received.sha256))
})
