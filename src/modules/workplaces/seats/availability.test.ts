import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BookedTime } from '../bookings/booking.ts'
import { type Busy, canChoose, stateBriefly, stateInWords, viewSeats } from './availability.ts'
import type { Seat } from './seat.ts'

const seat = (id: number, over: Partial<Seat> = {}): Seat => ({
  id,
  floorId: 1,
  label: `A${id}`,
  x: 0,
  y: 0,
  width: 100,
  height: 100,
  network: 'lgwan',
  vlan: null,
  features: [],
  closed: undefined,
  version: 1,
  ...over,
})
const time = (day: number, from = '08:30', until = '17:15'): BookedTime => ({
  from: Temporal.Instant.from(`2026-12-0${day}T${from}+09:00`),
  until: Temporal.Instant.from(`2026-12-0${day}T${until}+09:00`),
})
const busy = (seatId: number, at: BookedTime, over: Partial<Busy> = {}): Busy => ({
  ...at,
  seatId,
  staffId: 2,
  name: '鈴木',
  status: 'approved',
  ...over,
})
const ME = 1
const view = (times: BookedTime[], all: Busy[], one = seat(1)) => viewSeats([one], times, all, ME)[0]!

test('a seat is what its bookings make of it, and only its own', () => {
  const table: [Busy[], string][] = [
    [[], '空き'],
    [[busy(2, time(1))], '空き'],
    [[busy(1, time(2))], '空き'],
    [[busy(1, time(1))], '予約済み'],
    [[busy(1, time(1), { status: 'pending' })], '申請中'],
    [[busy(1, time(1), { staffId: ME, status: 'pending' })], 'あなた'],
    [[busy(1, time(1, '17:15', '18:00'))], '空き'],
    [[busy(1, time(1, '17:14', '18:00'))], '予約済み'],
    [[busy(1, time(1, '08:30', '12:00'), { status: 'pending' }), busy(1, time(1, '12:00'))], '予約済み'],
  ]
  for (const [all, words] of table) assert.equal(stateInWords(view([time(1)], all)), words)
})

test('of several days a seat is free, free on some, or neither', () => {
  const days = [time(1), time(2), time(3)]
  assert.equal(stateInWords(view(days, [])), '空き')
  const partly = view(days, [busy(1, time(2))])
  assert.deepEqual([stateInWords(partly), stateBriefly(partly)], ['3日のうち2日 空き', '2日 空き'])
  assert.equal(
    stateInWords(
      view(
        days,
        days.map((day) => busy(1, day)),
      ),
    ),
    '予約済み',
  )
  const mixed = view(days, [
    busy(1, time(1)),
    busy(1, time(2), { staffId: ME }),
    busy(1, time(3), { status: 'pending' }),
  ])
  assert.equal(stateInWords(mixed), '予約済み')
  assert.equal(canChoose(mixed), false)
  assert.ok(canChoose(view(days, [busy(1, time(2))])))
})

test('a seat that is closed says so, and what is one’s own there still is', () => {
  const closed = { from: Temporal.PlainDate.from('2026-12-01'), to: Temporal.PlainDate.from('2026-12-02') }
  assert.equal(stateInWords(view([time(1)], [], seat(1, { closed }))), '使えません')
  assert.equal(stateInWords(view([time(2)], [], seat(1, { closed }))), '空き')
  assert.equal(
    stateInWords(view([time(9)], [], seat(1, { closed: { from: closed.from, to: undefined } }))),
    '使えません',
  )
  assert.equal(stateInWords(view([time(1)], [busy(1, time(1), { staffId: ME })], seat(1, { closed }))), 'あなた')
})

test('who sits there is named once it is decided', () => {
  const { who } = view(
    [time(1), time(2)],
    [busy(1, time(1)), busy(1, time(2)), busy(1, time(2, '08:30', '09:00'), { name: '田中', status: 'pending' })],
  )
  assert.deepEqual(who, ['鈴木(12/1、12/2)'])
  assert.deepEqual(view([time(1)], [busy(1, time(1))]).who, ['鈴木'])
  const namesake = busy(1, time(2), { staffId: 3 })
  assert.deepEqual(view([time(1), time(2)], [busy(1, time(1)), namesake]).who, ['鈴木(12/1)', '鈴木(12/2)'])
})
