import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testTown } from '../../testing/town.ts'
import type { Module } from '../program.ts'
import { presenceOn } from './presence.ts'
import { startWorker } from './worker.ts'

const town = await testTown()
const url = `${town.municipality.databaseUrl}`

async function lockedJob(pool: string): Promise<void> {
  await town.owner.query(`select graphile_worker.add_job('nothing')`)
  await town.owner.query(
    `update graphile_worker._private_jobs set locked_by = $1, locked_at = now() where id = (select max(id) from graphile_worker._private_jobs)`,
    [pool],
  )
}

const holders = async () =>
  (await town.owner.query(`select locked_by from graphile_worker._private_jobs where locked_by is not null`)).rows.map(
    (row) => row.locked_by,
  )

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setImmediate(resolve))
}

const holdsLock = async () =>
  Number((await town.owner.query(`select count(*) from pg_locks where locktype = 'advisory'`)).rows[0].count) > 0

test('jobs of workers that died are set free at once, those of living ones are left alone', async () => {
  await lockedJob('pool-living')
  await lockedJob('pool-dead')
  const living = await presenceOn(url)
  living.announce('pool-living')
  await until(holdsLock)
  const other = await presenceOn(url)
  assert.deepEqual(await other.freeTheDead(), ['pool-dead'])
  assert.deepEqual(await holders(), ['pool-living'])

  await living.leave()
  await until(async () => !(await holdsLock()))
  assert.deepEqual(await other.freeTheDead(), ['pool-living'])
  await other.leave()
})

test('a job that a running worker has in its hands is not taken for a dead one’s', async (t) => {
  const { promise: finish, resolve: finished } = Promise.withResolvers<void>()
  const { promise: begun, resolve: begins } = Promise.withResolvers<void>()
  const slow: Module = { name: 'slow', tasks: () => ({ slow: () => (begins(), finish) }) }
  const worker = await startWorker(town.program, [slow])
  t.after(() => (finished(), worker.stop()))
  await town.owner.query(`select graphile_worker.add_job('slow')`)
  await begun
  const other = await presenceOn(url)
  t.after(other.leave)
  assert.deepEqual(await other.freeTheDead(), [])
  assert.equal((await holders()).length, 1)
})
