import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely'
import { askTogether } from './ask-together.ts'
import { readShared } from './read-shared.ts'

const nothing = async () => {}

/** A database whose statements wait until they are let go, each with an answer of its own. */
function heldDatabase() {
  const asked: {
    text: string
    parameters: readonly unknown[]
    answer: (rows: unknown[]) => void
    fail: (error: Error) => void
  }[] = []
  const connection = {
    executeQuery: ({ sql: text, parameters }: { sql: string; parameters: readonly unknown[] }) =>
      new Promise<{ rows: unknown[] }>((resolve, reject) => {
        asked.push({ text, parameters, answer: (rows) => resolve({ rows }), fail: reject })
      }),
    async *streamQuery() {},
  }
  const driver = {
    init: nothing,
    acquireConnection: async () => connection,
    beginTransaction: nothing,
    commitTransaction: nothing,
    rollbackTransaction: nothing,
    releaseConnection: nothing,
    destroy: nothing,
  }
  const db = new Kysely<Record<string, never>>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver as never,
      createIntrospector: (made) => new PostgresIntrospector(made),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
  return { db, asked }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

const about = (value: number) => sql<{ n: number }>`select ${value}`

test('who comes while a statement runs shares the next one, and never gets what was read before they asked', async () => {
  const { db, asked } = heldDatabase()
  const first = readShared(db, about(1))
  await settled()
  const late = [readShared(db, about(1)), readShared(db, about(1))]
  await settled()
  assert.equal(asked.length, 1)
  asked[0]!.answer([{ n: 1 }])
  await settled()
  assert.equal(asked.length, 2)
  asked[1]!.answer([{ n: 2 }])
  assert.deepEqual(await first, [{ n: 1 }])
  assert.deepEqual(await Promise.all(late), [[{ n: 2 }], [{ n: 2 }]])
  const alone = readShared(db, about(1))
  await settled()
  assert.equal(asked.length, 3)
  asked[2]!.answer([{ n: 3 }])
  assert.deepEqual(await alone, [{ n: 3 }])
})

test('other values are another question', async () => {
  const { db, asked } = heldDatabase()
  const both = [readShared(db, about(1)), readShared(db, about(2))]
  await settled()
  assert.equal(asked.length, 2)
  for (const [place, one] of asked.entries()) one.answer([{ n: place }])
  assert.deepEqual(await Promise.all(both), [[{ n: 0 }], [{ n: 1 }]])
})

test('a statement that fails harms nobody who asked after it began', async () => {
  const { db, asked } = heldDatabase()
  const first = readShared(db, about(1))
  await settled()
  const second = readShared(db, about(1))
  asked[0]!.fail(new Error('gone'))
  await assert.rejects(first, /gone/)
  await settled()
  asked[1]!.answer([{ n: 2 }])
  assert.deepEqual(await second, [{ n: 2 }])
})

test('a transaction reads for itself', async () => {
  const { db, asked } = heldDatabase()
  const outside = readShared(db, about(1))
  await settled()
  const inside = db.transaction().execute((tx) => readShared(tx, about(1)))
  while (asked.length < 2) await settled()
  for (const one of asked) one.answer([{ n: 1 }])
  assert.deepEqual(await Promise.all([outside, inside]), [[{ n: 1 }], [{ n: 1 }]])
})

const nameOf = askTogether(async (db: Kysely<Record<string, never>>, ids: readonly number[]) => {
  const { rows } = await sql<{ name: string }>`select ${ids}`.execute(db)
  return rows.map(({ name }) => name)
})
const names = (of: string) => [...of].map((name) => ({ name }))

test('those who come in one moment are asked for together, each once and answered by place; those who come later in the next turn', async () => {
  const { db, asked } = heldDatabase()
  const first = [nameOf(db, 1), nameOf(db, 2), nameOf(db, 1)]
  await settled()
  assert.deepEqual(
    asked.map(({ parameters }) => parameters),
    [[[1, 2]]],
  )
  const late = [nameOf(db, 3), nameOf(db, 1)]
  await settled()
  assert.equal(asked.length, 1)
  asked[0]!.answer(names('ab'))
  assert.deepEqual(await Promise.all(first), ['a', 'b', 'a'])
  await settled()
  assert.deepEqual(asked[1]!.parameters, [[3, 1]])
  asked[1]!.fail(new Error('gone'))
  await Promise.all(late.map((one) => assert.rejects(one, /gone/)))
  const alone = nameOf(db, 4)
  await settled()
  asked[2]!.answer(names('d'))
  assert.equal(await alone, 'd')
})
