import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testTown } from '../../testing/town.ts'
import { forgetOld } from './forget-old.ts'
import { insertSession, listSessions } from './sessions.queries.ts'

const town = await testTown()
const { db } = town.municipality
const rowsOf = async (table: string) => (await town.owner.query(`select from ${table}`)).rowCount

test('what nobody can use any more goes, what somebody uses stays', async () => {
  const staffId = 1
  await insertSession(db, town.clock(), { staffId })
  await town.owner.query("insert into kernel.rate_counters values ('old', $1, 3)", [town.clock().toString()])
  await town.owner.query(
    "insert into kernel.email_codes (email, digest, sent_at, expires_at) values ('a@example.jp', '', $1, $1)",
    [town.clock().toString()],
  )
  town.clock.advance({ hours: 24 * 31 })
  await insertSession(db, town.clock(), { staffId })
  await town.owner.query("insert into kernel.rate_counters values ('new', $1, 3)", [town.clock().toString()])

  await forgetOld(town.program)(town.municipality, {})
  assert.equal((await listSessions(db, town.clock(), { staffId })).length, 1)
  assert.deepEqual(
    [await rowsOf('kernel.sessions'), await rowsOf('kernel.rate_counters'), await rowsOf('kernel.email_codes')],
    [1, 1, 0],
  )
})
