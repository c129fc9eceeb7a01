import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testTown } from '../../testing/town.ts'
import type { Module } from '../program.ts'
import { startWorker } from './worker.ts'

const town = await testTown()

test('whatever waits long for somebody outside holds up nothing else', async (t) => {
  const done = Promise.withResolvers<void>()
  const outside = Promise.withResolvers<void>()
  let begun = 0
  const module: Module = {
    name: 'slow',
    slowTasks: ['slow'],
    tasks: () => ({
      slow: () => (begun++, outside.promise),
      quick: async () => done.resolve(),
    }),
  }
  await town.owner.query(`select graphile_worker.add_job('slow') from generate_series(1, 8)`)
  const worker = await startWorker({ ...town.program }, [module])
  t.after(worker.stop)
  while (begun === 0) await new Promise((resolve) => setTimeout(resolve, 10))
  await town.owner.query(`select graphile_worker.add_job('quick')`)
  await done.promise
  outside.resolve()
})

test('a worker whose first look for jobs failed is started again, and works', async (t) => {
  const { promise: done, resolve } = Promise.withResolvers<void>()
  const late: Module = { name: 'late', tasks: () => ({ late: async () => resolve() }) }
  const failed = Promise.withResolvers<string>()
  t.mock.method(town.program.log, 'error', ({ err }: { err: Error }) => failed.resolve(err.message))
  await town.owner.query('alter table graphile_worker._private_tasks rename to elsewhere')
  const worker = await startWorker(town.program, [late])
  t.after(worker.stop)
  assert.match(await failed.promise, /_private_tasks/)
  await town.owner.query('alter table graphile_worker.elsewhere rename to _private_tasks')
  await town.owner.query(`select graphile_worker.add_job('late')`)
  await done
})
