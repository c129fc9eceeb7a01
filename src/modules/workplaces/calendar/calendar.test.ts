import assert from 'node:assert/strict'
import { test } from 'node:test'
import { peopleOf } from '../../../testing/approvals.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown({ at: '2026-12-01T10:00:00+09:00' })
const people = peopleOf(town)
const HERE = '/console/workplaces/calendar'

async function book(as: string, label: string, day: string, status: string): Promise<void> {
  await town.owner.query(
    `with asked as (insert into workplaces.requests (staff_id, reason, asked_at) values ($1, '内密の用件', '2026-11-20') returning id)
     insert into workplaces.bookings (request_id, staff_id, seat_id, during, status, since)
       select asked.id, $1, s.id, tstzrange($3, $4), $5, '2026-11-20' from asked, workplaces.seats s where s.label = $2`,
    [await people.idOf(as), label, `${day}T08:30+09:00`, `${day}T17:15+09:00`, status],
  )
}

/** Makes an address and reads it from the page that shows it once. */
async function makeAddress(as: string): Promise<string> {
  const made = await town.post(HERE, {}, as)
  assert.equal(made.status, 303)
  const step = made.headers.get('set-cookie')!.split(';')[0]!
  const html = await (await town.request(HERE, { as, headers: { cookie: step } })).text()
  return /http:\/\/aozora\.test(\/workplaces\/[\w-]+\/bookings\.ics)/.exec(html)![1]!
}
const read = (path: string) => town.request(path)
/** Lines as RFC 5545 unfolds them. */
const linesOf = async (path: string) => (await (await read(path)).text()).replaceAll('\r\n ', '').split('\r\n')

async function askAndGetBack(as: string, day: string): Promise<void> {
  const seat = await people.one(`select id from workplaces.seats where label = 'B1'`)
  const form = { seat: String(seat), days: [day], offered: day, from: '08:30', until: '17:15', reason: '会議' }
  const asked = await town.post('/console/workplaces/requests', form, as)
  const id = Number(/approvals\/(\d+)\?/.exec(asked.headers.get('location') ?? '')?.[1])
  assert.equal(await people.done('sato', id, 'return', { words: '別の日に' }), 'returned')
}

test('one’s bookings are a calendar at an address that only they know', async () => {
  await book('ito', 'A1', '2026-12-02', 'approved')
  await book('ito', 'A1', '2026-12-03', 'pending')
  await book('ito', 'A1', '2026-12-04', 'cancelled')
  await askAndGetBack('ito', '2026-12-07')
  await book('tanaka', 'A2', '2026-12-02', 'approved')
  const path = await makeAddress('ito')
  const response = await read(path)
  assert.equal(response.headers.get('content-type'), 'text/calendar; charset=utf-8')
  assert.match(response.headers.get('cache-control')!, /no-store/)
  const lines = await linesOf(path)
  assert.equal(lines.filter((line) => line === 'BEGIN:VEVENT').length, 3)
  for (const line of [
    'DTSTART:20261201T233000Z',
    'DTEND:20261202T081500Z',
    'SUMMARY:みなと分室 A1',
    'SUMMARY:みなと分室 A1(決裁待ち)',
    'SUMMARY:みなと分室 B1(差し戻されました)',
    'LOCATION:みなと分室 2階 A1',
    'STATUS:CONFIRMED',
    'STATUS:TENTATIVE',
  ])
    assert.ok(lines.includes(line), `${line}\n${lines.join('\n')}`)
  assert.doesNotMatch(lines.join('\n'), /A2|内密|伊藤/)
})

test('the address is shown once, made anew it opens nothing any more, and so it does revoked', async () => {
  const first = await makeAddress('suzuki')
  assert.doesNotMatch(await people.page(HERE, 'suzuki'), /bookings\.ics/)
  const second = await makeAddress('suzuki')
  assert.equal((await read(first)).status, 404)
  assert.equal((await read(second)).status, 200)
  await town.post(`${HERE}/removal`, {}, 'suzuki')
  assert.equal((await read(second)).status, 404)
  assert.equal((await town.post(`${HERE}/removal`, {}, 'suzuki')).status, 303)
  const trail = await town.owner.query(
    `select action from kernel.audit_entries where action like 'calendar_feed.%' and actor = $1 order by seq`,
    [`staff:${await people.idOf('suzuki')}`],
  )
  assert.deepEqual(
    trail.rows.map(({ action }) => action),
    ['calendar_feed.made', 'calendar_feed.made', 'calendar_feed.revoked'],
  )
})

test('the table keeps no address, and one that is guessed or of somebody who left opens nothing', async () => {
  const path = await makeAddress('kato')
  const { rows } = await town.owner.query(`select feeds::text as row from workplaces.feeds`)
  assert.ok(rows.every(({ row }) => !row.includes(path.split('/')[2]!)))
  assert.equal((await read(`/workplaces/${'a'.repeat(32)}/bookings.ics`)).status, 404)
  await town.owner.query(`update kernel.staff set disabled_at = now() where sign_in_name = 'kato'`)
  assert.equal((await read(path)).status, 404)
})
