import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { verifyAudit } from '#kernel/audit/verify.ts'
import { peopleOf } from '../../../testing/approvals.ts'
import { testTown } from '../../../testing/town.ts'
import { releaseNoShows } from './release-no-shows.ts'

const town = await testTown({ at: '2026-12-01T08:20:00+09:00' })
const { db } = town.municipality
const people = peopleOf(town)
const { one } = people
const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const page = async (path: string, as: string) => text(await people.page(path, as))

/** Booked and decided the day before. */
async function book(as: string, label: string, from = '08:30', until = '17:15', day = '2026-12-01'): Promise<number> {
  const { rows } = await town.owner.query(
    `with asked as (insert into workplaces.requests (staff_id, reason, asked_at) values ($1, '会議', '2026-11-20') returning id)
     insert into workplaces.bookings (request_id, staff_id, seat_id, during, status, since)
       select asked.id, $1, s.id, tstzrange($3, $4), 'approved', '2026-11-30' from asked, workplaces.seats s where s.label = $2 returning id`,
    [await people.idOf(as), label, `${day}T${from}+09:00`, `${day}T${until}+09:00`],
  )
  return Number(rows[0].id)
}
const statusOf = (id: number) => one('select status from workplaces.bookings where id = $1', [id])
const cameBy = (id: number) => one('select came_by from workplaces.bookings where id = $1', [id])
const at = (time: string) => people.at(`2026-12-01T${time}:00+09:00`)
const told = () => one(`select count(*)::int from graphile_worker.jobs where task_identifier = 'punch.recorded'`)
const punch = (as: string, place: string) =>
  town.post('/console/attendance/punches', { kind: 'in', place, key: randomUUID() }, as)

test('a seat to which nobody came is free an hour later, its owner hears of it, and the trail has it', async () => {
  const [missed, later] = [await book('ito', 'A1'), await book('tanaka', 'A2', '13:00')]
  await at('09:29')
  assert.equal(await releaseNoShows(db, town.clock()), 0)
  await at('09:30')
  assert.equal(await releaseNoShows(db, town.clock()), 1)
  assert.deepEqual([await statusOf(missed), await statusOf(later)], ['released', 'approved'])
  assert.match(
    await page('/console/notifications', 'ito'),
    /席を空けました: みなと分室 2階 A1 12月1日\(火\) 8:30–17:15/,
  )
  assert.match(await page('/console/workplaces', 'ito'), /来なかったので空けました/)
  await book('suzuki', 'A1', '10:00')
  const trail = `select detail from kernel.audit_entries where action = 'booking.released' and subject = $1`
  assert.ok(await one(trail, [`booking:${missed}`]))
  assert.equal((await verifyAudit(db)).broken, undefined)
})

test('the worker does it by itself, and the town says after how many minutes', async () => {
  const id = await book('kato', 'B1')
  await town.owner.query('update workplaces.settings set release_after_minutes = 90')
  await at('09:45')
  await town.owner.query(`select graphile_worker.add_job('workplaces.release-no-shows')`)
  await town.work()
  assert.equal(await statusOf(id), 'approved')
  await at('10:00')
  await town.owner.query(`select graphile_worker.add_job('workplaces.release-no-shows')`)
  await town.work()
  assert.equal(await statusOf(id), 'released')
  await town.owner.query('update workplaces.settings set release_after_minutes = 60')
})

test('a decision of the same morning gives the whole hour from then', async () => {
  const id = await book('nakamura', 'B2')
  await town.owner.query(`update workplaces.bookings set since = '2026-12-01T09:40+09' where id = $1`, [id])
  await at('10:39')
  await releaseNoShows(db, town.clock())
  assert.equal(await statusOf(id), 'approved')
  await at('10:40')
  await releaseNoShows(db, town.clock())
  assert.equal(await statusOf(id), 'released')
})

test('whoever came keeps the seat, and what has come is never released: the database says so too', async () => {
  const id = await book('yamamoto', 'B3')
  await at('08:40')
  assert.equal((await town.post(`/console/workplaces/bookings/${id}/check-in`, {}, 'yamamoto')).status, 303)
  await at('12:00')
  await releaseNoShows(db, town.clock())
  assert.equal(await statusOf(id), 'approved')
  await assert.rejects(town.owner.query(`update workplaces.bookings set status = 'released' where id = $1`, [id]), {
    code: '23514',
  })
})

test('many who check in while the worker releases: each seat is either come to or released', async () => {
  const names = ['abe', 'mori', 'ikeda', 'hashimoto', 'yamashita', 'ishikawa']
  const ids: number[] = []
  for (const [place, name] of names.entries()) ids.push(await book(name, ['A3', 'A4', 'B4', 'C1', 'C2', 'C3'][place]!))
  await at('09:30')
  const answers = await Promise.all([
    ...names.map(
      async (name, place) => (await town.post(`/console/workplaces/bookings/${ids[place]}/check-in`, {}, name)).status,
    ),
    ...[1, 2, 3].map(() => releaseNoShows(db, town.clock())),
  ])
  const came = answers.slice(0, names.length).filter((status) => status === 303).length
  const released = answers.slice(names.length).reduce((sum, count) => sum + count, 0)
  assert.ok(came + released <= names.length)
  const kept = `select count(*)::int from workplaces.bookings where id = any($1) and came_at is not null and status = 'approved'`
  assert.equal(await one(kept, [ids]), came)
})

test('a punch at the satellite office is a check-in there, once, and elsewhere none', async () => {
  const [here, elsewhere] = [await book('okada', 'B1', '13:00'), await book('goto', 'C4', '13:00')]
  await at('12:50')
  assert.match(
    await page('/console', 'okada'),
    /きょうの席 .*みなと分室 2階 B1 13:00–17:15 .*出勤を打刻すると、チェックインにもなります/,
  )
  assert.match(await page('/console', 'okada'), /きょうはみなと分室の席を予約しています/)
  assert.match(await people.page('/console', 'okada'), /value="satellite:みなと分室"[^>]*checked/)
  await punch('okada', 'satellite:みなと分室')
  await punch('goto', 'satellite:やまて分室')
  await town.work()
  assert.deepEqual([await cameBy(here), await cameBy(elsewhere)], ['punch', null])
  assert.equal(
    String(await one('select came_at from workplaces.bookings where id = $1', [here])),
    '2026-12-01T03:50:00Z',
  )
  assert.match(await page('/console', 'okada'), /きょうの席 しごと場 みなと分室 2階 B1 にチェックイン済み\(12:50\)/)
  await at('17:15')
  assert.doesNotMatch(await page('/console', 'okada'), /きょうの席/)
  await at('12:50')
  assert.match(await page('/console/workplaces/board', 'sato'), /岡田 俊介 人事課 2階 B1 13:00–17:15 来ています/)
})

test('a punch that is told twice to the house enters once, and one at the main hall or at home not at all', async () => {
  const key = randomUUID()
  const again = (place: string) => town.post('/console/attendance/punches', { kind: 'in', place, key }, 'kondo')
  await again('satellite:みなと分室')
  await again('satellite:みなと分室')
  await punch('murakami', 'main')
  await punch('hasegawa', 'home')
  await town.post(
    '/console/attendance/punches',
    { kind: 'out', place: 'satellite:みなと分室', key: randomUUID() },
    'kondo',
  )
  assert.equal(await told(), 1)
  await town.work()
})

test('the week of a section shows where people will be, and so does the board', async () => {
  await book('takahashi', 'C1', '08:30', '17:15', '2026-12-03')
  assert.match(await page('/console/attendance/section/week?on=2026-12-03', 'sato'), /高橋 由美子 .{0,40}みなと分室/)
  assert.match(await page('/console/workplaces/board/week?on=2026-12-03', 'yamamoto'), /高橋 由美子 移住定住推進課 C1/)
  assert.match(await page('/console/workplaces/board?on=2026-12-05', 'yamamoto'), /席を使う人はいません/)
})
