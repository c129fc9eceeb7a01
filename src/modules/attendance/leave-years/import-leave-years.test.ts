import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verifyAudit } from '#kernel/audit/verify.ts'
import { faultInWords } from '#lib/csv/read-sheet.ts'
import { testTown } from '../../../testing/town.ts'
import { importLeaveYears } from './import-leave-years.ts'

const town = await testTown({ at: '2026-11-26T10:00:00+09:00' })
const { db } = town.municipality
const HEADER = 'サインイン名,年,繰越日数,繰越時間,繰越分,付与日数'
const take = (lines: string[], dryRun = false) =>
  importLeaveYears(db, town.clock(), 'system:cli test', Buffer.from([HEADER, ...lines].join('\n')), dryRun)
const written = async () =>
  (
    await town.owner.query({
      text: `select s.sign_in_name, y.year, y.carried_minutes, y.granted_days from attendance.leave_years y
      join kernel.staff s on s.id = y.staff_id order by 1, 2`,
      rowMode: 'array',
    })
  ).rows

test('what was carried is taken in, in words of days, hours and minutes, and again it is written anew', async () => {
  assert.deepEqual(await take(['takahashi,2026,12,2,15,', 'ito,２０２６,20,,,18'], true), { saved: 2, faults: [] })
  assert.deepEqual(await written(), [])
  assert.deepEqual(await take(['takahashi,2026,12,2,15,', 'ito,２０２６,20,,,18']), { saved: 2, faults: [] })
  assert.deepEqual(await take(['ito,2026,19,,,20']), { saved: 1, faults: [] })
  assert.deepEqual(await written(), [
    ['ito', 2026, 19 * 465, 20],
    ['takahashi', 2026, 12 * 465 + 135, null],
  ])
  assert.equal((await verifyAudit(db)).broken, undefined)
})

test('with half its lines wrong, every fault is told with its line, and nothing is taken in', async () => {
  const before = await written()
  const { saved, faults } = await take([
    'suzuki,2026,5,,,',
    'nobody,2026,5,,,',
    'tanaka,2026,20,1,,',
    'sato,,x,24,60,41',
    'suzuki,2026,6,,,',
    'goto,2026,3,,,',
  ])
  assert.equal(saved, 0)
  assert.deepEqual(
    faults.map(({ row, column }) => [row, column.split(' ')[0]]),
    [
      [3, 'sign_in_name'],
      [4, 'carried_days'],
      [5, 'year'],
      [5, 'carried_days'],
      [5, 'carried_hours'],
      [5, 'carried_minutes'],
      [5, 'granted_days'],
      [6, ''],
    ],
  )
  assert.match(faultInWords(faults[1]!), /4 行目 .*繰越しは 20 日までです/)
  assert.deepEqual(await written(), before)
})
