import assert from 'node:assert/strict'
import { test } from 'node:test'
import { peopleOf } from '../../../testing/approvals.ts'
import { mostOf, takenAtOnce } from '../../../testing/race.ts'
import { testTown } from '../../../testing/town.ts'
import { withoutTurns } from '../../../testing/without-turns.ts'

const town = await testTown({ at: '2026-11-26T10:00:00+09:00' })
const people = peopleOf(town)
const dates = ['14', '15', '16', '17', '18'].map((day) => `2026-12-${day}`)

/** One day of leave is left, and five are asked for at the same moment. @returns how many were taken in */
async function askedForTheLastDay(who: string): Promise<number> {
  await town.owner.query(
    'insert into attendance.leave_years (staff_id, year, granted_days) values ($1, 2026, 1) on conflict do nothing',
    [await people.idOf(who)],
  )
  return takenAtOnce(
    dates.map((from) => town.post('/console/attendance/requests', { kind: 'annual', unit: 'day', from }, who)),
  )
}

test('of many who ask at once for the last day, one gets it', async () => {
  for (const who of ['suzuki', 'takahashi', 'tanaka']) assert.equal(await askedForTheLastDay(who), 1)
})

test('control: where nobody waits for a turn, the last day is given more than once', async () => {
  await withoutTurns(town)
  const given = await mostOf(['ito', 'nakamura', 'matsumoto'], askedForTheLastDay)
  assert.ok(given > 1, `${given} at most`)
})
