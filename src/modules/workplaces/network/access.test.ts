import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideAccess, type NetworkBooking } from './access.ts'
import { macOf } from './device.ts'

const at = (time: string) => Temporal.Instant.from(`2026-12-01T${time}+09:00`)
const booking = (siteId: number, from: string, until: string, vlan: number | null = 120): NetworkBooking => ({
  id: siteId * 10,
  siteId,
  vlan,
  from: at(from),
  until: at(until),
})
const MINATO = 2

test('a seat opens the network of its site, from its first second to its last', () => {
  const bookings = [booking(MINATO, '08:30', '12:00'), booking(3, '13:00', '17:15')]
  const table: [string, number, string][] = [
    ['08:29:59', MINATO, 'tooEarly'],
    ['08:30:00', MINATO, 'accepted'],
    ['11:59:59', MINATO, 'accepted'],
    ['11:59:59.5', MINATO, 'ended'],
    ['12:00:00', MINATO, 'ended'],
    ['12:30:00', 3, 'tooEarly'],
    ['13:00:00', MINATO, 'ended'],
    ['09:00:00', 4, 'otherSite'],
    ['18:00:00', 4, 'notBooked'],
  ]
  for (const [time, site, outcome] of table)
    assert.equal(decideAccess(bookings, site, at(time)).outcome, outcome, `${time} at ${site}`)
  assert.equal(decideAccess([], MINATO, at('09:00')).outcome, 'notBooked')
})

test('it lasts as long as the booking, on the network of the seat, and a seat without one opens nothing', () => {
  const access = decideAccess([booking(MINATO, '08:30', '17:15')], MINATO, at('16:15'))
  assert.ok(access.outcome === 'accepted')
  assert.deepEqual([access.seconds, access.vlan], [3600, 120])
  assert.equal(decideAccess([booking(MINATO, '08:30', '17:15', null)], MINATO, at('16:15')).outcome, 'noNetwork')
})

test('a second booking of the day opens the site again', () => {
  const bookings = [booking(MINATO, '08:30', '10:00'), booking(MINATO, '15:00', '17:15')]
  assert.equal(decideAccess(bookings, MINATO, at('11:00')).outcome, 'tooEarly')
  assert.equal(decideAccess(bookings, MINATO, at('15:00')).outcome, 'accepted')
})

test('an address is one however it is written', () => {
  for (const typed of [
    'aa:bb:cc:dd:ee:01',
    'AA-BB-CC-DD-EE-01',
    'aabb.ccdd.ee01',
    ' AABBCCDDEE01 ',
    'AA-BB-CC-DD-EE-01:town',
  ])
    assert.equal(macOf(typed), 'AA-BB-CC-DD-EE-01', typed)
  for (const typed of ['', 'aa:bb:cc:dd:ee', 'aa:bb:cc:dd:ee:0g', '1.2.3.4', 'AA-BB-CC-DD-EE-01-02'])
    assert.equal(macOf(typed), undefined, typed)
})
