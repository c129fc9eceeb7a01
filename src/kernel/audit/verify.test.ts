import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { testTown } from '../../testing/town.ts'
import { headInWords, parseHead } from './chain.ts'
import { record } from './record.ts'
import { verifyAudit } from './verify.ts'

const town = await testTown()
const { db } = town.municipality

/** As the owner of the database, who can take the trigger away first. */
const tamper = async (statement: string): Promise<void> => {
  await town.owner.query('alter table kernel.audit_entries disable trigger append_only')
  await town.owner.query(statement)
  await town.owner.query('alter table kernel.audit_entries enable trigger append_only')
}

beforeEach(async () => {
  await tamper(`delete from kernel.audit_entries`)
  await town.owner.query(
    `delete from kernel.audit_head; insert into kernel.audit_head values (true, 0, sha256('madoguchi'))`,
  )
  for (let number = 1; number <= 5; number++) {
    await db.transaction().execute((tx) =>
      record(tx, town.clock(), 'staff:1', 'conversation.seen', `conversation:${number}`, {
        words: '相談\n"引用" 😀',
        n: 1.5,
      }),
    )
  }
})

test('an untouched chain holds, and tells its head for the next time', async () => {
  const { entries, head, broken } = await verifyAudit(db)
  assert.equal(broken, undefined)
  assert.equal(entries, 5)
  const again = await verifyAudit(db, parseHead(headInWords(head)))
  assert.equal(again.broken, undefined)
})

const tampering: [string, string, { kind: string; seq: number }][] = [
  [
    'a changed entry',
    `update kernel.audit_entries set subject = 'conversation:9' where seq = 3`,
    { kind: 'changed', seq: 3 },
  ],
  [
    'a changed time',
    `update kernel.audit_entries set at = at + interval '1 microsecond' where seq = 2`,
    { kind: 'changed', seq: 2 },
  ],
  ['a removed entry', `delete from kernel.audit_entries where seq = 2`, { kind: 'removed', seq: 2 }],
  [
    'two entries in each other’s place',
    `update kernel.audit_entries set seq = -seq where seq in (2, 3);
     update kernel.audit_entries set seq = 5 + seq where seq < 0`,
    { kind: 'reordered', seq: 2 },
  ],
  ['an end that was cut off', `delete from kernel.audit_entries where seq > 3`, { kind: 'cut-off', seq: 4 }],
  ['a head that was taken away', `delete from kernel.audit_head`, { kind: 'cut-off', seq: 6 }],
]

for (const [what, statement, broken] of tampering) {
  test(`${what} is found, with the number of the first broken entry`, async () => {
    await tamper(statement)
    assert.deepEqual((await verifyAudit(db)).broken, broken)
  })
}

test('an end that was cut off together with the head is found by a head kept elsewhere', async () => {
  const { head } = await verifyAudit(db)
  await tamper(`delete from kernel.audit_entries where seq > 3;
    update kernel.audit_head set (seq, hash) = (select seq, hash from kernel.audit_entries where seq = 3)`)
  assert.equal((await verifyAudit(db)).broken, undefined)
  assert.deepEqual((await verifyAudit(db, head)).broken, { kind: 'cut-off', seq: 4 })
})

test('a chain that was written anew as a whole is found by a head kept elsewhere', async () => {
  const { head } = await verifyAudit(db)
  await tamper(`delete from kernel.audit_entries; update kernel.audit_head set seq = 0, hash = sha256('madoguchi')`)
  for (let number = 1; number <= 6; number++) {
    await db.transaction().execute((tx) => record(tx, town.clock(), 'staff:2', 'conversation.seen', 'conversation:1'))
  }
  assert.equal((await verifyAudit(db)).broken, undefined)
  assert.deepEqual((await verifyAudit(db, head)).broken, { kind: 'rewritten', seq: 5 })
})

test('the program itself may neither change, remove, empty nor write entries past the chain', async () => {
  const denied = { code: '42501' }
  for (const statement of [
    sql`update kernel.audit_entries set subject = '' where seq = 1`,
    sql`delete from kernel.audit_entries`,
    sql`truncate kernel.audit_entries`,
    sql`insert into kernel.audit_entries select seq + 5, at, actor, action, subject, detail, previous, hash from kernel.audit_entries`,
    sql`update kernel.audit_head set seq = 0`,
  ]) {
    await assert.rejects(statement.execute(db), denied)
  }
})

test('the owner is stopped by the trigger, unless it is taken away on purpose', async () => {
  await assert.rejects(town.owner.query('delete from kernel.audit_entries where seq = 1'), /append-only/)
})
