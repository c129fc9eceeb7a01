import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { findStaff } from '#kernel/identity/staff.queries.ts'
import { Refusal } from '#lib/refusal.ts'
import { digestOf } from '#lib/crypto/seal.ts'
import type { Browser } from '../../../../testing/browser.ts'
import { save, seenOn, waterTown } from '../../../../testing/water.ts'
import { withoutRowLocks } from '../../../../testing/without-row-locks.ts'
import { holdApplication } from '../applications.queries.ts'
import { submitCorrection } from './answering/submit-correction.ts'
import { callOffCorrection } from './asking/call-off.ts'

const { town, at, arrived } = await waterTown()
const { rows: people } = await town.owner.query(`select id from kernel.staff where sign_in_name = 'kimura'`)
const kimura = (await findStaff(town.municipality.db, Number(people[0].id), town.clock()))!

const keyOf = ({ cookies }: Browser) => digestOf([...cookies].find(([name]) => name.endsWith('-applications'))![1])

/** One that is corrected and not yet sent, and the ways in which its correction may end. */
async function corrected(municipality: Municipality) {
  at('2026-11-25T09:00:00')
  const { browser, id } = await arrived()
  const asking = { field: 'phone', 'remark.phone': 'つながる番号を書いてください。', dueOn: '2026-12-08' }
  await town.post(`/console/applications/${id}/correction`, asking, 'kimura')
  await save(browser, id, 'user', { _round: '1', phone: '0985-11-2222' })
  const seen = await seenOn(browser, id)
  const visitor = { keyDigest: keyOf(browser) }
  return {
    id,
    send: () => submitCorrection(municipality, town.clock(), visitor, id, { round: 1, seen }),
    callOff: () => callOffCorrection(municipality, town.clock(), kimura, id),
  }
}

/** What everybody is told: done, a refusal in words, or a fault of ours. */
async function told(works: Promise<void>[]): Promise<('done' | 'refused' | 'fault')[]> {
  const results = await Promise.allSettled(works)
  return results.map((one) =>
    one.status === 'fulfilled' ? 'done' : one.reason instanceof Refusal ? 'refused' : 'fault',
  )
}

const outcomesOf = async (id: string): Promise<string[]> =>
  (await town.owner.query('select outcome from procedures.corrections where application_id = $1', [id])).rows.map(
    ({ outcome }) => outcome,
  )
const eventsOf = async (id: string): Promise<string[]> =>
  (
    await town.owner.query(
      `select kind from procedures.events where application_id = $1 and kind in ('corrected', 'correction_called_off')`,
      [id],
    )
  ).rows.map(({ kind }) => kind)

const ROUNDS = 8

test('a correction that is sent many times at once comes once', async () => {
  const { id, send } = await corrected(town.municipality)
  assert.deepEqual(new Set(await told(Array.from({ length: 6 }, send))), new Set(['done']))
  assert.deepEqual(await eventsOf(id), ['corrected'])
})

test('sent while the town calls it off, it ends in one way, and whoever came second is told in words', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { id, send, callOff } = await corrected(town.municipality)
    const words = await told(round % 2 ? [send(), callOff()] : [callOff(), send()])
    assert.deepEqual(words.toSorted(), ['done', 'refused'])
    const [outcome] = await outcomesOf(id)
    assert.deepEqual(await eventsOf(id), [outcome === 'corrected' ? 'corrected' : 'correction_called_off'])
  }
})

test('without the row that they wait for, one of them falls over a constraint', async () => {
  let faults = 0
  for (let round = 0; round < ROUNDS && faults === 0; round++) {
    const { send, callOff } = await corrected(withoutRowLocks(town.municipality))
    faults = (await told([send(), callOff(), send()])).filter((one) => one === 'fault').length
  }
  assert.ok(faults > 0, 'the lock is what keeps them apart')
})

test('whoever waited for a correction reads what was corrected; read while waiting, it would be what was there before', async () => {
  const { id, send } = await corrected(town.municipality)
  const { db } = town.municipality
  const [holder, other] = [await town.owner.connect(), await town.owner.connect()]
  await holder.query('begin')
  await holder.query('select from procedures.applications where id = $1 for no key update', [id])
  const sent = send()
  await waiting(1)
  const read = db.transaction().execute((tx) => holdApplication(tx, id))
  await waiting(2)
  const atOnce = other.query(
    `select a.state, (select k.answers from procedures.corrections k where k.application_id = a.id) as answers
     from procedures.applications a where a.id = $1 for no key update`,
    [id],
  )
  await waiting(3)
  await holder.query('commit')
  await sent
  const application = await read
  assert.deepEqual([application?.state, application?.answers?.['phone']], ['submitted', '0985-11-2222'])
  const { rows } = await atOnce
  for (const client of [holder, other]) client.release()
  assert.deepEqual(rows, [{ state: 'submitted', answers: null }])
})

/** Until so many wait for a row of this town. */
async function waiting(many: number): Promise<void> {
  const ask = `select count(*)::int as many from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  while ((await town.owner.query(ask)).rows[0].many < many);
}
