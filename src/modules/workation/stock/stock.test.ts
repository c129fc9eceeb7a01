import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { addOffer, memberOf } from '../../../testing/workation.ts'
import { testTown } from '../../../testing/town.ts'
import { freeUnits } from './availability.queries.ts'

// a Tuesday
const town = await testTown({ at: '2026-12-01T10:00:00+09:00' })
const lodging = await addOffer(town, '灯台の宿', 'lodging')
const seats = await addOffer(town, '灯台の宿', 'workplace', { name: '灯台の席' })
const owner = await memberOf(town, lodging.provider)

const text = async (response: Promise<Response>) =>
  (await (await response).text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const change = (id: number, fields: Record<string, string>) =>
  owner.post(`/provider/places/${id}/stock`, { what: 'units', from: '', through: '', units: '', ...fields })

async function free(id: number, from: string, through: string): Promise<number | null | undefined> {
  const days = { from: Temporal.PlainDate.from(from), through: Temporal.PlainDate.from(through) }
  const { rows } = await sql<{
    units: number | null
  }>`select units from (${freeUnits(days)}) f where place_id = ${id}`.execute(town.municipality.db)
  return rows[0]?.units
}

test('a number of rooms on some days, or none, counts for every stay that needs one of these nights', async () => {
  assert.equal((await change(lodging.offer, { from: '2026-12-10', through: '2026-12-12', units: '3' })).status, 303)
  assert.equal((await change(lodging.offer, { from: '2026-12-12', what: 'closed' })).status, 303)
  const table: [string, string, number | undefined][] = [
    ['2026-12-08', '2026-12-10', 10], // leaves on the tenth
    ['2026-12-09', '2026-12-11', 3],
    ['2026-12-11', '2026-12-13', 0],
    ['2026-12-13', '2026-12-14', 10],
    ['2026-12-13', '2026-12-13', undefined], // no night at all
  ]
  for (const [from, through, units] of table)
    assert.equal(await free(lodging.offer, from, through), units, `${from}〜${through}`)
  assert.equal(
    (await change(lodging.offer, { from: '2026-12-10', through: '2026-12-12', what: 'ordinary' })).status,
    303,
  )
  assert.equal(await free(lodging.offer, '2026-12-09', '2026-12-13'), 10)
})

test('a weekend on which a workplace is never open does not stand in the way of a week; a closed weekday does', async () => {
  assert.equal(await free(seats.offer, '2026-12-04', '2026-12-07'), 10)
  assert.equal(await free(seats.offer, '2026-12-05', '2026-12-06'), null)
  await change(seats.offer, { from: '2026-12-07', what: 'closed' })
  assert.equal(await free(seats.offer, '2026-12-04', '2026-12-07'), 0)
  await change(seats.offer, { from: '2026-12-05', units: '4' })
  assert.equal(await free(seats.offer, '2026-12-05', '2026-12-06'), 4, 'open on that Saturday')
})

test('days that are reversed, past, too many or no days, and numbers that are none, are told', async () => {
  const table: [Record<string, string>, RegExp][] = [
    [{ from: '2026-12-20', through: '2026-12-10', units: '1' }, /最後の日は、最初の日と同じか後/],
    [{ from: '2026-11-30', units: '1' }, /今日から後に/],
    [{ from: '2026-12-10', through: '2027-12-10', units: '1' }, /一度に変えられるのは 92 日まで/],
    [{ from: '2026-02-30', units: '1' }, /最初の日を、日付で/],
    [{ from: '2026-12-10', units: '１.５' }, /室の数は、0 から 500/],
    [{ from: '2026-12-10', units: '501' }, /室の数は、0 から 500/],
    [{ from: '2026-12-10', units: '1', what: 'burn' }, /どうするかを選んで/],
  ]
  for (const [fields, reason] of table) assert.match(await text(change(lodging.offer, fields)), reason)
  const { rows } = await town.owner.query('select count(*)::int from workation.stock_days where place_id = $1', [
    lodging.offer,
  ])
  assert.equal(rows[0].count, 0)
})

test('the calendar shows sixty days with what is different', async () => {
  await change(lodging.offer, { from: '2026-12-24', through: '2026-12-25', what: 'closed' })
  const page = await text(owner.get(`/provider/places/${lodging.offer}/stock`))
  assert.match(page, /12\/1 12月1日\(火\) 10室/)
  assert.match(page, /24 12月24日\(木\) 休み 変更した日/)
  assert.match(page, /1月29日\(金\)/)
  assert.doesNotMatch(page, /1月30日/)
})
