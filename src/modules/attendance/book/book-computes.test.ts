// The book and the command line compute the same: a month of punches, orders and leave, and the document of the same month.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { peopleOf } from '../../../testing/approvals.ts'
import { testTown } from '../../../testing/town.ts'
import { monthOfMori } from '../rules/compute/month-of-mori.fixture.ts'
import { compute } from '../rules/compute/compute.ts'
import { isOvertime } from '../rules/day/work-classes.ts'
import { readStandings } from '../overtime/limits/standing.ts'
import { readBook } from './read-book.ts'

const town = await testTown({ at: '2026-12-01T09:00:00+09:00' })
const { db } = town.municipality
const staffId = await peopleOf(town).idOf('mori')
const moment = (local: string) => `${local}:00+09:00`

const insert = (table: string, columns: string, values: unknown[]) =>
  town.owner.query(
    `insert into attendance.${table} (${columns}) values (${values.map((_, at) => `$${at + 1}`).join(', ')})`,
    values,
  )

type Days = (typeof monthOfMori)['work']['days']

/** What people would have done for this month to be as it is. */
async function live(days: Days) {
  for (const { on, start, worked, orders, leaves } of days) {
    if (start && start !== '08:30')
      await insert('work_patterns', 'staff_id, starts, valid_from, valid_to', [
        staffId,
        start,
        on,
        Temporal.PlainDate.from(on).add({ days: 1 }).toString(),
      ])
    for (const { from, until } of worked ?? [])
      for (const [kind, at] of [
        ['in', from],
        ['out', until],
      ] as const)
        await insert('punches', 'staff_id, kind, at, place, source, client_key', [
          staffId,
          kind,
          moment(at),
          'main',
          'page',
          `${kind} ${at}`,
        ])
    for (const order of orders ?? []) {
      const [pause] = ('breaks' in order ? order.breaks : []) as { from: string; until: string }[]
      const asked = moment('2026-11-01T09:00')
      await insert(
        'overtime_orders',
        'staff_id, section_id, from_at, until_at, break_from, break_until, work, asked_by, state, asked_at, settled_at',
        [
          staffId,
          1,
          moment(order.from),
          moment(order.until),
          pause ? moment(pause.from) : null,
          pause ? moment(pause.until) : null,
          '業務',
          staffId,
          'ordered',
          asked,
          asked,
        ],
      )
    }
    for (const { from, until } of leaves ?? [])
      await insert('requests', 'staff_id, kind, unit, from_at, until_at, reason, state, asked_at, settled_at', [
        staffId,
        'annual',
        'hours',
        moment(from),
        moment(until),
        '',
        'granted',
        moment('2026-11-01T09:00'),
        moment('2026-11-01T10:00'),
      ])
  }
}

/** Minutes by class of work. */
const byClass = (segments: readonly { workClass: string; minutes: number }[]) =>
  Object.fromEntries(
    [...Map.groupBy(segments, ({ workClass }) => workClass)]
      .map(([name, of]): [string, number] => [name, of.reduce((sum, { minutes }) => sum + minutes, 0)])
      .toSorted(),
  )

test('a month in the book is what attendance compute makes of the same days, class by class', async () => {
  await live(monthOfMori.work.days)
  const { book } = await readBook(db, staffId, Temporal.PlainYearMonth.from('2026-11'), town.clock())
  const { work } = compute(monthOfMori)
  assert.deepEqual(byClass(book.totals), byClass(work!.month.segments))
  const overtime = book.totals.filter(({ workClass }) => isOvertime(workClass))
  assert.equal(
    overtime.reduce((sum, { minutes }) => sum + minutes, 0),
    work!.month.overtime,
  )
})

test('the limits count the same minutes as attendance compute', async () => {
  const limits = { months: [] }
  const computed = compute({ staff: monthOfMori.staff, work: monthOfMori.work, limits }).limits!.standing
  const standing = (await readStandings(db, [staffId], Temporal.PlainDate.from('2026-11-30'))).get(staffId)!
  assert.deepEqual(standing.own.measures, computed.measures)
})
