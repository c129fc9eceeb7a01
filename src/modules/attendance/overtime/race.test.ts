import assert from 'node:assert/strict'
import { test } from 'node:test'
import { peopleOf } from '../../../testing/approvals.ts'
import { mostOf, takenAtOnce } from '../../../testing/race.ts'
import { testTown } from '../../../testing/town.ts'
import { withoutTurns } from '../../../testing/without-turns.ts'

const town = await testTown({ at: '2026-11-24T15:00:00+09:00' })
const people = peopleOf(town)
const days = ['25', '26', '27'].map((day) => `2026-11-${day}`)

/** 42 hours of the month's 45 are ordered, and three evenings of two and a half are asked for at the same moment. */
async function askedPastTheLimit(who: string): Promise<number> {
  await town.owner.query(
    `insert into attendance.overtime_orders (staff_id, section_id, from_at, until_at, work, asked_by, state, asked_at, settled_at)
     select m.staff_id, m.section_id, at, at + interval '6 hours', '通常の業務', m.staff_id, 'ordered', at - interval '1 day', at
     from kernel.memberships m,
       unnest('{02,04,05,06,09,10,11}'::text[]) day,
       cast('2026-11-' || day || 'T17:30:00+09:00' as timestamptz) at
     where m.staff_id = $1`,
    [await people.idOf(who)],
  )
  const nothing = { restBegins: '', restEnds: '', special: '', late: '', staff: '' }
  const evening = { ...nothing, begins: '17:30', ends: '20:00', work: '議会の答弁資料の作成' }
  return takenAtOnce(days.map((on) => town.post('/console/attendance/overtime', { ...evening, on }, who)))
}

test('several at once do not get past the limit together', async () => {
  for (const who of ['ikeda', 'abe', 'hashimoto']) assert.equal(await askedPastTheLimit(who), 1)
})

test('control: where nobody waits for a turn, they do', async () => {
  await withoutTurns(town)
  const taken = await mostOf(['takahashi', 'matsumoto', 'yamashita'], askedPastTheLimit)
  assert.ok(taken > 1, `${taken} at most`)
})
