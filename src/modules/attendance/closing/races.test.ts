import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Db } from '#lib/db/connect.ts'
import { peopleOf } from '../../../testing/approvals.ts'
import { testTown } from '../../../testing/town.ts'
import { askCorrection } from '../corrections/ask-correction.ts'
import { submitMonth } from './months/submit-month.ts'

const town = await testTown({ at: '2026-11-02T10:00:00+09:00' })
const db: Db<'attendance'> = town.municipality.db
const people = peopleOf(town)
const now = town.clock()
const ROUNDS = 24

/** A month for each round: what was before October is as open as October is. */
const monthOf = (round: number) => Temporal.PlainYearMonth.from('2026-10').subtract({ months: round % 7 })
const who = ['takahashi', 'tanaka', 'ito', 'suzuki']

async function race(round: number): Promise<{ state: string; waits: number }> {
  const staff = await people.staffOf(who[Math.floor(round / 7)]!)
  const month = monthOf(round)
  const on = month.toPlainDate({ day: 15 })
  const at = (hour: number) => on.toZonedDateTime({ timeZone: 'Asia/Tokyo', plainTime: { hour } }).toInstant()
  const asked = { on, came: at(8), went: at(18), place: 'main', site: null, reason: '押し忘れ' } as const
  await Promise.allSettled([
    submitMonth(db, now, staff, staff.id, month, { absent: true, words: '' }),
    askCorrection(db, now, staff, asked),
  ])
  const { rows } = await town.owner.query(
    `select coalesce((select state from attendance.months where staff_id = $1 and month = $2), 'open') as state,
      (select count(*)::int from attendance.corrections where staff_id = $1 and on_day = $3 and state = 'asked') as waits`,
    [staff.id, month.toPlainDate({ day: 1 }).toString(), on.toString()],
  )
  return rows[0]
}

test('one submits while the same person asks for a correction: never is a correction waiting in a month that is submitted', async () => {
  let [submitted, asked] = [0, 0]
  for (let round = 0; round < ROUNDS; round++) {
    const { state, waits } = await race(round)
    assert.equal(state === 'submitted' ? waits : 0, 0, `round ${round}`)
    assert.equal(state === 'submitted' || waits === 1, true, `one of the two was done in round ${round}`)
    if (state === 'submitted') submitted += 1
    else asked += 1
  }
  assert.equal(submitted + asked, ROUNDS)
})

test('control: without holding the month, a correction comes to wait in a month that is submitted', async () => {
  await town.owner.query(`
    create or replace function attendance.hold_months(staff bigint[]) returns void language sql as '';
    create or replace function attendance.held_state(staff bigint, day date) returns text language sql as $$
      select coalesce((select state from attendance.months where staff_id = staff and month = date_trunc('month', day)::date), 'open') $$;
    alter table attendance.corrections disable trigger not_in_a_closed_month`)
  const staff = await people.staffOf('sato')
  const read = Promise.withResolvers<void>()
  const on = Temporal.PlainDate.from('2026-10-15')
  const at = (hour: number) => on.toZonedDateTime({ timeZone: 'Asia/Tokyo', plainTime: { hour } }).toInstant()
  // Asks, and commits only once the month was submitted: nothing waits for anything.
  const asking = db.transaction().execute(async (tx) => {
    const { rows } = await town.owner.query(`select attendance.held_state($1, '2026-10-15') as state`, [staff.id])
    assert.equal(rows[0].state, 'open')
    await tx
      .insertInto('attendance.corrections')
      .values({ staff_id: staff.id, on_day: on, came: at(8), went: at(18), place: 'main', reason: 'x', asked_at: now })
      .execute()
    await read.promise
  })
  await submitMonth(db, now, staff, staff.id, Temporal.PlainYearMonth.from('2026-10'), { absent: true, words: '' })
  read.resolve()
  await asking
  const { rows } = await town.owner.query(
    `select m.state, c.state as correction from attendance.months m join attendance.corrections c using (staff_id) where staff_id = $1`,
    [staff.id],
  )
  assert.deepEqual(rows, [{ state: 'submitted', correction: 'asked' }], 'the race is real')
})
