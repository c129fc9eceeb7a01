import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testTown } from '../../testing/town.ts'
import { getOfficeCalendar } from './calendar.queries.ts'
import { openStateInWords } from './open-state.ts'

const town = await testTown()

test('the counter keeps the hours and closing days that the town entered', async () => {
  await town.owner.query(`insert into kernel.closures values ('2026-11-25', '電気設備点検')`)
  await town.owner.query(`insert into kernel.office_hours values (6, '09:00', '12:00')`)
  const calendar = await getOfficeCalendar(town.municipality.db)
  const table: [string, string][] = [
    ['2026-11-24T10:00:00+09:00', 'ただいま受付中(17:15まで)'],
    ['2026-11-25T10:00:00+09:00', '本日は休みです(電気設備点検)。次は11月26日(木) 8:30から'],
    ['2026-11-28T10:00:00+09:00', 'ただいま受付中(12:00まで)'],
    ['2026-11-29T10:00:00+09:00', '本日は休みです(日曜日)。次は11月30日(月) 8:30から'],
  ]
  for (const [at, words] of table) assert.equal(openStateInWords(calendar, Temporal.Instant.from(at)), words)
})
