import assert from 'node:assert/strict'
import { test } from 'node:test'
import { validate } from '#lib/open-data/checking/validate.ts'
import { testTown } from '../../testing/town.ts'
import { seedDemoOpenData } from '../index.ts'

const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const { municipality, clock, owner, request } = town
const one = async (text: string) => Object.values((await owner.query(text)).rows[0])[0]

test('the demo town keeps facilities and events, and publishes six sets of them; written once', async () => {
  assert.equal(await seedDemoOpenData(municipality, clock()), true)
  assert.equal(await seedDemoOpenData(municipality, clock()), false)
  assert.equal(await one('select count(*)::int from opendata.facilities'), 25)
  assert.equal(await one('select count(*)::int from opendata.events'), 20)
  assert.equal(await one(`select count(*)::int from opendata.editions where state = 'published'`), 6)
  assert.equal(await one(`select count(*)::int from opendata.editions where published_at > '${clock()}'`), 0)
})

test('nothing that it publishes has an error', async () => {
  const files = [
    ...['event', 'public-facility', 'public-wifi', 'open-data-list'].flatMap((slug) =>
      ['older', 'newer'].map((key) => `${slug}/${key}`),
    ),
    'aed/data',
    'evacuation-site/data',
  ]
  for (const file of files) {
    const answer = await request(`/opendata/sets/${file}.csv`)
    assert.equal(answer.status, 200, file)
    const { errors, rows, findings } = await validate(answer.body!)
    assert.deepEqual([errors, findings], [0, []], `${file} ${JSON.stringify(findings.slice(0, 3))}`)
    assert.ok(rows >= 5, file)
  }
})

test('one change waits to be published and statistics wait before the gate, for whoever tries the console', async () => {
  const page = await (await request('/console', { as: 'takahashi' })).text()
  assert.match(page, /公開を待つ変更: イベント一覧/)
  await town.work()
  assert.equal(await one(`select count(*)::int from opendata.editions where state = 'draft'`), 2)
})
