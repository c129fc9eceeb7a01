// Seats, firms and person-nights on the boards: counted by hand, and as the rooms count them themselves.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiOf } from '../../testing/api.ts'
import { boardOf, collectAll } from '../../testing/effects.ts'
import { makeStays } from '../../testing/made-stays.ts'
import { testTown } from '../../testing/town.ts'

const town = await testTown({ at: '2026-12-01T09:00:00+09:00' })
const sql = async (text: string, values: unknown[] = []) => (await town.owner.query(text, values)).rows

test('seats count to which somebody came, against those that could be had; what travel was spared is added up', async () => {
  const seats = await sql(
    `select s.id, f.site_id from workplaces.seats s join workplaces.floors f on f.id = s.floor_id join kernel.sites n on n.id = f.site_id
      where n.kind = 'satellite' order by s.id limit 2`,
  )
  const [{ id: request }] = await sql(
    `insert into workplaces.requests (staff_id, reason, asked_at)
      select id, '会議', now() from kernel.staff where sign_in_name = 'suzuki' returning id`,
  )
  const people = await sql('select id from kernel.staff order by id limit 4')
  const bookSeat = (seat: number, who: number, during: string, came: boolean, saved: number | null = null) =>
    sql(
      `insert into workplaces.bookings (request_id, staff_id, seat_id, during, status, since, came_at, came_by, saved_minutes)
        values ($1, $2, $3, $4, 'approved', now(), case when $5::text is not null then lower($4::tstzrange) end, $5, $6)`,
      [request, who, seat, during, came ? 'page' : null, saved],
    )
  const [one, other] = seats
  await bookSeat(one.id, people[0].id, '[2026-11-26T09:00+09,2026-11-26T12:00+09)', true, 50)
  await bookSeat(one.id, people[1].id, '[2026-11-26T13:00+09,2026-11-26T17:00+09)', true, 40) // the same seat: one seat and day
  await bookSeat(other.id, people[2].id, '[2026-11-26T09:00+09,2026-11-26T17:00+09)', true)
  await bookSeat(other.id, people[3].id, '[2026-11-27T09:00+09,2026-11-27T17:00+09)', false)
  await collectAll(town)
  const november = (await boardOf(town, 'workplaces')).of('2026-11')
  const [{ n, everywhere }] = await sql(
    `select count(*) filter (where f.site_id = $1) as n, count(*) as everywhere from workplaces.seats s join workplaces.floors f on f.id = s.floor_id
      where s.closed_from is null`,
    [one.site_id],
  )
  assert.ok(Number(n) < Number(everywhere), 'where nobody ever booked a seat, none is offered yet')
  // 26, 27 and 30 November are working days since the first booking at the site
  assert.deepEqual(
    [november['used'], november[`used${one.site_id}`], november['occupancy'], november['savedHours']],
    [2, 2, Number(((2 / (Number(n) * 3)) * 100).toFixed(1)), 1.5],
  )
})

const same = ({ month, nights, firms }: { month?: string; nights: number; firms: number }) => [
  month ?? '',
  nights || null,
  firms || null,
]

test('firms and person-nights are those that workation counts itself, over hundreds of stays', async () => {
  await makeStays(town, 300, 20_261_127)
  town.clock.set('2028-06-01T09:00:00+09:00')
  await collectAll(town)
  const workation = await apiOf(town, 'suzuki', ['workation:read', 'insights:read'])
  let nights = 0
  for (const year of ['2024', '2025', '2026']) {
    const theirs = await (await workation.ask(`/workation/effects?year=${year}`)).json()
    const ours = await (await workation.ask(`/insights/workation?year=${year}`)).json()
    const known = new Set(ours.months.map(({ month }: { month: string }) => month))
    assert.deepEqual(
      ours.months.map((one: { month: string; values: { nights: number; firms: number } }) =>
        same({ month: one.month, ...one.values }),
      ),
      theirs.months.filter(({ month }: { month: string }) => known.has(month)).map(same),
      year,
    )
    assert.deepEqual(same(ours.total), same(theirs.total), year)
    nights += theirs.total.nights
  }
  assert.ok(nights > 1000, String(nights))
})
