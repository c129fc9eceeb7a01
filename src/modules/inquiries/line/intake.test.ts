import assert from 'node:assert/strict'
import { test } from 'node:test'
import type pg from 'pg'
import type { LineEvent } from './event.ts'
import { createIntake } from './intake.ts'

const event = (id: string): LineEvent => ({
  webhookEventId: id,
  sourceId: 'U1',
  type: 'message',
  occurredAt: Temporal.Instant.from('2026-11-24T01:00:00Z'),
  body: {},
})
const pool = undefined as unknown as pg.Pool
const dataError = Object.assign(new Error('invalid'), { code: '22P02' })

/** A database that remembers what it was asked for, and refuses what `refuses` names. */
function recorder(refuses: (id: string) => Error | undefined = () => undefined) {
  const batches: string[][] = []
  const insert = async (_pool: pg.Pool, events: LineEvent[]) => {
    const ids = events.map((one) => one.webhookEventId)
    batches.push(ids)
    await new Promise((resolve) => setImmediate(resolve))
    const error = ids.map(refuses).find(Boolean)
    if (error) throw error
  }
  return { batches, insert }
}

test('webhooks that arrive while a commit is under way share the next one', async () => {
  const { batches, insert } = recorder()
  const intake = createIntake(pool, insert)
  await Promise.all(Array.from({ length: 50 }, (_, i) => intake.store([event(`e${i}`)])))
  assert.equal(batches.flat().length, 50)
  assert.ok(batches.length <= 4, `${batches.length} commits`)
})

test('one body that the database refuses does not take the others down', async () => {
  const { insert } = recorder((id) => (id === 'bad' ? dataError : undefined))
  const intake = createIntake(pool, insert)
  const outcomes = await Promise.allSettled(['a', 'b', 'c', 'bad', 'd'].map((id) => intake.store([event(id)])))
  assert.deepEqual(
    outcomes.map((outcome) => outcome.status),
    ['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
  )
})

test('when the database is gone nobody is told that anything was stored', async () => {
  const { insert } = recorder(() => Object.assign(new Error('gone'), { code: '57P01' }))
  const intake = createIntake(pool, insert)
  const outcomes = await Promise.allSettled(['a', 'b', 'c'].map((id) => intake.store([event(id)])))
  assert.ok(outcomes.every((outcome) => outcome.status === 'rejected'))
})
