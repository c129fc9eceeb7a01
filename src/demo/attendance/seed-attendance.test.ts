import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verifyMonths } from '#modules/attendance/index.ts'
import { testTown } from '../../testing/town.ts'
import { seedDemoAttendance, seedDemoClosing, seedDemoOvertime, seedDemoRequests } from '../index.ts'

const { municipality, clock, owner, request } = await testTown({ at: '2026-11-24T10:00:00+09:00' })

const words = async (path: string, as = 'sato') =>
  (await (await request(path, { as })).text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

test('everybody has a book from their first day until now, and it is written once', async () => {
  assert.equal(await seedDemoAttendance(municipality, clock(), 'ある町'), true)
  assert.equal(await seedDemoAttendance(municipality, clock(), 'ある町'), false)
  const { rows } = await owner.query(
    `
    select count(distinct staff_id)::int as people, (select count(*)::int from kernel.memberships) as all,
      min(at at time zone 'Asia/Tokyo')::date::text as first, max(at) <= $1 as past,
      count(*) filter (where extract(isodow from at at time zone 'Asia/Tokyo') > 5)::int as weekends
    from attendance.punches`,
    [clock().toString()],
  )
  const [{ people, all, first, past, weekends }] = rows
  assert.deepEqual({ people, first, past, weekends }, { people: all, first: '2026-04-01', past: true, weekends: 0 })
})

test('this morning most are at work, some of them elsewhere, and nearly every day is whole', async () => {
  assert.match(await words('/console/attendance/section'), /5人のうち [45]人が勤務中/)
  const book = await words('/console/attendance?month=2026-10')
  assert.match(book, /勤務日 21日のうち (1[6-9]|20|21)日出勤/)
  const { rows } = await owner.query(`select count(distinct place)::int as places from attendance.punches`)
  assert.equal(rows[0].places, 3)
})

test('leave and telework are in the book, ahead of today too, and what waits is for whoever tries it', async () => {
  assert.equal(await seedDemoRequests(municipality, clock()), true)
  assert.equal(await seedDemoRequests(municipality, clock()), false)
  const { rows } = await owner.query(
    `select kind, unit, state, max(from_at) > $1 as ahead, max(settled_at) > $1 as early from attendance.requests group by 1, 2, 3`,
    [clock().toString()],
  )
  const kinds = new Set(rows.map(({ kind, unit, state }) => [kind, unit, state].join(' ')))
  for (const kind of ['annual day granted', 'annual half granted', 'annual hours granted', 'telework day granted'])
    assert.ok(kinds.has(kind), kind)
  assert.ok(rows.some(({ ahead, state }) => ahead && state === 'granted'))
  assert.ok(rows.every(({ early }) => !early))
  assert.match(await words('/console/approvals'), /年次有給休暇\(/)
  assert.match(await words('/console/attendance/requests', 'takahashi'), /年次有給休暇 .{1,12} \/ .{1,12}日/)
})

test('overtime of the year was ordered and confirmed within the limits; one waits to be confirmed, one to be decided', async () => {
  assert.equal(await seedDemoOvertime(municipality, clock()), true)
  assert.equal(await seedDemoOvertime(municipality, clock()), false)
  const { rows } = await owner.query(
    `select state, count(*)::int as count, count(distinct section_id)::int as sections from attendance.overtime_orders group by 1`,
  )
  const by = Object.fromEntries(rows.map(({ state, ...counts }) => [state, counts]))
  assert.ok(by['confirmed'].count > 300, String(by['confirmed'].count))
  assert.deepEqual([by['ordered'].count, by['asked'].count], [by['ordered'].sections, 1])
  assert.match(await words('/console'), /時間外の確認: 1件/)
  assert.match(await words('/console/approvals'), /時間外勤務\(/)
  assert.match(await words('/console/attendance/overtime/confirmations'), /\d時間|\d分/)
  assert.doesNotMatch(await words('/console/attendance/overtime/confirmations'), /開いて確かめてください/)
  assert.match(await words('/console/attendance/overtime/section', 'goto'), /いちばん近い上限/)
})

test('the months before the last are locked with figures and a trail that hold, and the last one is on its way', async () => {
  assert.equal(await seedDemoClosing(municipality, clock(), 'ある町'), true)
  assert.equal(await seedDemoClosing(municipality, clock(), 'ある町'), false)
  const { rows } = await owner.query(
    `select to_char(month, 'YYYY-MM') as month, state, count(*)::int as people from attendance.months group by 1, 2`,
  )
  const count = (month: string, state: string) =>
    rows.find((row) => row.month === month && row.state === state)?.people ?? 0
  for (const month of ['2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09'])
    assert.equal(count(month, 'locked'), 41, month)
  for (const state of ['submitted', 'checked']) assert.ok(count('2026-10', state) > 4, state)
  assert.equal(count('2026-10', 'locked'), 0)
  const { locks, broken } = await verifyMonths(municipality.db)
  assert.deepEqual([locks, broken], [246, []])
})
