import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { EICAR, fakeClamd } from '../../testing/fake-clamd.ts'
import { pdf } from '../../testing/sample-files.ts'
import { testTown } from '../../testing/town.ts'
import { findFile } from './files.queries.ts'
import { keepFile } from './keep.ts'
import { makeFileLink } from './links.ts'
import { receiveFile } from './receive.ts'

const clamd = await fakeClamd(3 * 1024 * 1024)
after(clamd.stop)
const town = await testTown({ env: { CLAMD: clamd.address } })
const unguarded = await testTown()

const receive = (bytes: Uint8Array, at = town) =>
  receiveFile(at.program, at.municipality, { bytes, name: 'a.pdf', purpose: 'any' })

/** Keeps a file and says at which address somebody without a session finds it. */
async function publish(bytes: Uint8Array, at = town) {
  const received = await receive(bytes, at)
  const token = await at.municipality.db.transaction().execute(async (tx) => {
    await keepFile(tx, received)
    return makeFileLink(tx, { sha256: received.sha256, name: received.name })
  })
  return { path: `/files/${token}/a.pdf`, sha256: received.sha256 }
}

async function rescan() {
  await town.owner.query(`select graphile_worker.add_job('files.rescan')`)
  await town.work()
}

const infected = (salt: string) => Buffer.concat([pdf(), EICAR, Buffer.from(salt)])
const audited = async (action: string) =>
  (await town.owner.query('select actor, detail from kernel.audit_entries where action = $1', [action])).rows

test('a clean file is asked about in whole, kept and served', async () => {
  const large = Buffer.concat([pdf(), Buffer.alloc(2_500_000, 'a')])
  const { path, sha256 } = await publish(large)
  assert.deepEqual(clamd.asked.at(-1), large)
  assert.equal((await findFile(town.municipality.db, sha256))?.scan, 'clean')
  assert.equal((await town.request(path)).status, 200)
})

test('the EICAR test virus is refused, and the refusal is in the audit trail (ASVS 5.4.3)', async () => {
  await assert.rejects(receive(infected('1')), { status: 422, message: /ウイルス/ })
  assert.deepEqual(await audited('file.refused'), [
    { actor: 'system:scanner', detail: { signature: 'Win.Test.EICAR_HDB-1' } },
  ])
})

test('while the scanner is down, files wait in quarantine; when it is back, they are settled', async () => {
  await clamd.stop()
  const clean = await publish(Buffer.concat([pdf(), Buffer.from('%clean')]))
  const virus = await publish(infected('2'))
  const page = await town.request(clean.path)
  assert.equal(page.status, 423)
  assert.match(await page.text(), /安全を確かめているところです/)
  await rescan()
  assert.equal((await town.request(clean.path)).status, 423, 'still down, still in quarantine')

  await clamd.start()
  await rescan()
  assert.equal((await town.request(clean.path)).status, 200)
  const refused = await town.request(virus.path)
  assert.equal(refused.status, 403)
  assert.doesNotMatch(await refused.text(), /EICAR/)
  assert.equal((await audited('file.quarantined')).length, 1)
})

test('a file that the scanner will not scan stays in quarantine and holds up no other', async () => {
  const tooLarge = await publish(Buffer.concat([pdf(), Buffer.alloc(4_000_000, 'b')]))
  await clamd.stop()
  const small = await publish(Buffer.concat([pdf(), Buffer.from('%small')]))
  await clamd.start()
  await rescan()
  assert.equal((await town.request(tooLarge.path)).status, 423)
  assert.equal((await town.request(small.path)).status, 200)
})

test('a town without a scanner marks files as unscanned and serves them', async () => {
  const { path, sha256 } = await publish(infected('3'), unguarded)
  assert.equal((await findFile(unguarded.municipality.db, sha256))?.scan, 'unscanned')
  assert.equal((await unguarded.request(path)).status, 200)
})
