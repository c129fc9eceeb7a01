import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testTown } from '../../testing/town.ts'
import { seedDemoStays, seedDemoWorkation } from '../index.ts'

for (const today of ['2026-11-24', '2027-02-28', '2027-07-15']) {
  test(`firms came to the demo town and come now, as it stands on ${today}, written once`, async () => {
    const { program, municipality, clock, owner, request } = await testTown({ at: `${today}T10:00:00+09:00` })
    await seedDemoWorkation(program, municipality, clock())
    assert.equal(await seedDemoStays(program, municipality, clock()), true)
    assert.equal(await seedDemoStays(program, municipality, clock()), false)
    const { rows } = await owner.query(
      `select count(*) filter (where y.through_day < $1)::int as past, count(*) filter (where y.through_day >= $1)::int as ahead,
         (select count(*)::int from workation.companies) as companies, (select count(*)::int from workation.surveys) as surveys,
         (select count(*)::int from workation.arrivals) as arrivals, (select count(*)::int from workation.reserved_seats) as seats
       from workation.stays y where y.state = 'booked'`,
      [today],
    )
    const [{ past, ahead, companies, surveys, arrivals, seats }] = rows
    assert.equal(ahead, 2)
    assert.equal(companies, 22)
    assert.ok(past >= 28 && surveys >= 12 && arrivals > past * 2 && seats >= 4, JSON.stringify(rows[0]))
    const page = (await (await request('/console/workation/stays', { as: 'suzuki' })).text()).replaceAll(
      /<[^>]*>/g,
      ' ',
    )
    for (const name of ['株式会社よつば会計', 'Nordlys Design', '株式会社とんぼ電機', '合同会社あめんぼ'])
      assert.ok(page.includes(name))
    assert.ok(!page.includes('株式会社ひつじ雲'), 'what is given up is not in hand')
  })
}
