import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addOffer, memberOf } from '../../../testing/workation.ts'
import { testTown } from '../../../testing/town.ts'
import { mbps } from './measurement.ts'

const town = await testTown({ at: '2026-12-01T10:00:00+09:00' })
const place = await addOffer(town, '灯台の宿', 'workplace')
const owner = await memberOf(town, place.provider)
const HERE = `/provider/places/${place.offer}/measurements`
const text = async (response: Promise<Response>) =>
  (await (await response).text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

const TYPED = {
  source: 'typed',
  measuredAt: '2026-06-01T14:00',
  instrument: '速度測定サイト',
  down: '180.5',
  up: '92',
  latency: '14',
}

test('a reading is written down with what it was read from, and the site says how old it is', async () => {
  assert.equal((await owner.post(HERE, { ...TYPED, noise: '４２', reception: '3' })).status, 303)
  const shown = await text(town.request(`/workation/places/${place.offer}`))
  assert.match(shown, /下り 181 Mbps|下り 180 Mbps/)
  assert.match(shown, /6か月前に測定/)
  assert.match(shown, /騒音 静か 42デシベル/)
  assert.match(shown, /2026\/06\/01 \(6か月前\) .*速度測定サイト \(事業者\)/)
})

test('what the measuring page found is dated by the server and named by the browser, whatever was sent along', async () => {
  const sent = {
    source: 'page',
    down: '212.34',
    up: '88.1',
    latency: '9.7',
    measuredAt: '2020-01-01T00:00',
    instrument: 'ほら話',
  }
  assert.equal((await owner.post(HERE, sent)).status, 303)
  const { rows } = await town.owner.query(
    `select measured_at, instrument, source from workation.measurements order by id desc limit 1`,
  )
  assert.deepEqual([String(rows[0].measured_at), rows[0].source], [town.clock().toString(), 'page'])
  assert.notEqual(rows[0].instrument, 'ほら話')
  town.clock.advance({ seconds: 10 })
  assert.match(await text(town.request(`/en/workation/places/${place.offer}`)), /Down 212 Mbps measured today/)
})

test('bad numbers are refused, and nothing of them is kept', async () => {
  const before = await town.owner.query('select count(*) from workation.measurements')
  const table: [Record<string, string>, RegExp][] = [
    [{ ...TYPED, down: '-1' }, /下り\(Mbps\)は/],
    [{ ...TYPED, down: '10001' }, /下り\(Mbps\)は/],
    [{ ...TYPED, up: 'NaN' }, /上り\(Mbps\)は/],
    [{ ...TYPED, up: '' }, /上り\(Mbps\)も入力/],
    [{ ...TYPED, latency: '1e5' }, /応答時間\(ミリ秒\)は/],
    [{ ...TYPED, noise: '400' }, /騒音\(デシベル\)は/],
    [{ ...TYPED, reception: '7' }, /携帯電話の電波を選んで/],
    [{ ...TYPED, measuredAt: '2026-12-02T00:00' }, /これから先になっています/],
    [{ ...TYPED, measuredAt: '2024-12-02T00:00' }, /1年より前/],
    [{ ...TYPED, instrument: '' }, /測ったものを入力/],
    [{ source: 'typed', measuredAt: '2026-11-01T00:00', instrument: '耳' }, /測った値を、一つ以上/],
  ]
  for (const [fields, reason] of table) {
    const answer = await owner.post(HERE, fields)
    assert.equal(answer.status, 422)
    assert.match(await text(Promise.resolve(answer)), reason)
  }
  assert.deepEqual((await town.owner.query('select count(*) from workation.measurements')).rows, before.rows)
})

test('nobody changes what was measured, not even the owner of the database by mistake', async () => {
  for (const statement of ['update workation.measurements set down_mbps = 999', 'delete from workation.measurements'])
    await assert.rejects(town.owner.query(statement), { code: '42501' })
})

test('the measuring page gets as many bytes as it asks for, up to its limit, and only whoever is signed in', async () => {
  const sizes = await Promise.all(
    ['1', '50000', '999999999', 'x'].map(
      async (bytes) => (await (await owner.get(`/provider/measuring?bytes=${bytes}`)).bytes()).length,
    ),
  )
  assert.deepEqual(sizes, [1, 50_000, 8_000_000, 1])
  assert.equal(
    (await owner.post('/provider/measuring', { bytes: new File([new Uint8Array(100_000)], 'noise') })).status,
    204,
  )
  assert.equal((await town.request('/provider/measuring?bytes=1')).status, 303)
})

test('no more digits are shown than a measurement of some seconds is worth', () => {
  assert.deepEqual([8.456, 19.96, 20.4, 212.3].map(mbps), ['8.5', '20.0', '20', '212'])
})
