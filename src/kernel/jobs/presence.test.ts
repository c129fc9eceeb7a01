import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testTown } from '../../testing/town.ts'
import { presenceOn } from './presence.ts'

const town = await testTown()
const url = `${town.municipality.databaseUrl}`

async function lockedJob(worker: string): Promise<void> {
  await town.owner.query(`select graphile_worker.add_job('nothing')`)
  await town.owner.query(
    `update graphile_worker._private_jobs set locked_by = $1, locked_at = now() where id = (select max(id) from graphile_worker._private_jobs)`,
    [worker],
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

test('jobs of a worker that died are set free at once, those of a living one are left alone', async () => {
  await lockedJob('worker-living')
  await lockedJob('worker-dead')
  const living = presenceOn(url)
  living.announce('worker-living')
  await until(holdsLock)
  const other = presenceOn(url)
  let freed: string[] = []
  await until(async () => (freed = await other.freeTheDead()).length > 0)
  assert.deepEqual(freed, ['worker-dead'])
  assert.deepEqual(await holders(), ['worker-living'])

  await living.leave()
  await until(async () => !(await holdsLock()))
  assert.deepEqual(await other.freeTheDead(), ['worker-living'])
  await other.leave()
})
