import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verifyAudit } from '#kernel/audit/verify.ts'
import { apiOf } from '../../../testing/api.ts'
import { peopleOf } from '../../../testing/approvals.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown({ at: '2026-11-26T10:00:00+09:00' })
const people = peopleOf(town)
const { one } = people
const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const page = async (path: string, as: string) => text(await people.page(path, as))
const LIST = '/console/attendance/requests'
const day = (from: string, fields: Record<string, string> = {}) => ({ kind: 'annual', unit: 'day', from, ...fields })
const ask = (fields: Record<string, string>, as = 'takahashi') => town.post(LIST, fields, as)
const proposalIn = (response: Response) =>
  Number(/approvals\/(\d+)\?/.exec(response.headers.get('location') ?? '')?.[1])
const asked = async (fields: Record<string, string>, as = 'takahashi') => {
  const response = await ask(fields, as)
  assert.equal(response.status, 303, text(await response.text()))
  return proposalIn(response)
}
const granted = async (fields: Record<string, string>, as = 'takahashi') => {
  const id = await asked(fields, as)
  assert.equal(await people.done('sato', id, 'decision'), '専決')
  return Number(await one(`select subject from kernel.proposals where id = $1`, [id]))
}
const stateOf = (id: number) => one('select state from attendance.requests where id = $1', [id])
const count = async () => Number(await one('select count(*) from attendance.requests'))
/** 年次有給休暇 is written down for the year: so many days are left. */
const leaveOf = async (as: string, days: number, year = 2026) =>
  town.owner.query(
    `insert into attendance.leave_years (staff_id, year, granted_days) values ($1, $3, $2)
     on conflict (staff_id, year) do update set granted_days = $2`,
    [await people.idOf(as), days, year],
  )
const dayIn = async (of: number, as = 'takahashi') => {
  const words = await page('/console/attendance?month=2026-11', as)
  return new RegExp(`\\s${of}日\\([月火水木金土日]\\)(.*?)(\\d+日\\(|合計)`).exec(words)?.[1] ?? ''
}

await leaveOf('takahashi', 20)

test('a day off is asked for with what is left of the year, decided by the head, and stands in the book', async () => {
  assert.match(await page(`${LIST}/new`, 'takahashi'), /年次有給休暇の残りは 20日 です/)
  const id = await asked(day('2026-11-25'))
  const document = await page(`/console/approvals/${id}`, 'sato')
  assert.match(document, /年次有給休暇\(11月25日\(水\) 終日\)/)
  assert.match(document, /日数 1日.*事後.*残り 20日 → 19日.*同じ課の休み いません/)
  assert.match(await dayIn(25), /年次有給休暇\(終日\)を申請しています/)
  assert.equal(await people.done('sato', id, 'decision'), '専決')
  assert.match(await dayIn(25), /年次有給休暇\(終日\)/)
  assert.doesNotMatch(await dayIn(25), /打刻がありません|申請/)
  assert.match(await page('/console/attendance?month=2026-11', 'takahashi'), /休暇は 年次有給休暇 1日 です/)
  assert.match(await page(LIST, 'takahashi'), /年次有給休暇 19日 \/ 20日/)
})

test('days in a row take only the days of work between them', async () => {
  await granted(day('2026-12-04', { until: '2026-12-08' }))
  assert.match(await page(LIST, 'takahashi'), /12月4日\(金\)〜12月8日\(火\) 終日 年次有給休暇 3日/)
})

test('half a day and hours are leave of the part that would be worked', async () => {
  await granted(day('2026-11-24', { unit: 'half', half: 'afternoon' }))
  await granted(day('2026-11-20', { unit: 'hours', begins: '15:15', ends: '17:15' }))
  const punch = `insert into attendance.punches (staff_id, kind, at, place, source, client_key) values
    ($1, 'in', '2026-11-24T08:25+09', 'main', 'page', 'a'), ($1, 'out', '2026-11-24T12:03+09', 'main', 'page', 'b'),
    ($1, 'in', '2026-11-20T08:25+09', 'main', 'page', 'c'), ($1, 'out', '2026-11-20T15:20+09', 'main', 'page', 'd')`
  await town.owner.query(punch, [await people.idOf('takahashi')])
  assert.match(await dayIn(24), /8:25 12:03 本庁舎 3:30 年次有給休暇\(午後\) $/)
  assert.match(await dayIn(20), /8:25 15:20 本庁舎 5:45 年次有給休暇\(15:15–17:15\) $/)
  assert.match(await page('/console/attendance?month=2026-11', 'takahashi'), /休暇は 年次有給休暇 1日5時間52分 です/)
})

test('leave that is not there is not asked for, however the asking is split', async () => {
  await leaveOf('ito', 2)
  await asked(day('2026-12-14'), 'ito')
  const before = await count()
  const response = await ask(day('2026-12-15', { until: '2026-12-16' }), 'ito')
  assert.equal(response.status, 422)
  assert.match(text(await response.text()), /年次有給休暇の残りは 1日 です.*この申請は 2日 なので、足りません/)
  assert.equal(await count(), before)
  await asked(day('2026-12-15'), 'ito')
  assert.equal((await ask(day('2026-12-16', { unit: 'hours', begins: '10:00', ends: '11:00' }), 'ito')).status, 422)
})

test('what is carried over counts for the next year, as far as the rule lets it', async () => {
  await leaveOf('tanaka', 20)
  await asked(day('2026-12-21', { until: '2026-12-25' }), 'tanaka')
  assert.match(await page(`${LIST}?year=2027`, 'tanaka'), /前の年から 15日 繰越し/)
})

test('of leave with so many days a year, the next one too many is refused', async () => {
  await asked({ kind: 'partnerBirth', unit: 'day', from: '2026-12-10', until: '2026-12-11', reason: '出産' }, 'ito')
  const response = await ask({ kind: 'partnerBirth', unit: 'day', from: '2026-12-17', reason: '退院' }, 'ito')
  assert.equal(response.status, 422)
  assert.match(text(await response.text()), /配偶者出産休暇の残りは 0日 です/)
})

test('a time is asked for once: what reaches into another is refused, and refused or withdrawn it is free again', async () => {
  const id = await asked(day('2026-12-22'))
  const twice = await ask(day('2026-12-22', { unit: 'hours', begins: '10:00', ends: '11:00' }))
  assert.equal(twice.status, 409)
  assert.match(text(await twice.text()), /12月22日\(火\) 終日は、すでに申請しているか、承認されています/)
  await people.act('sato', id, 'rejection', { words: '議会の日です' })
  const again = await asked(day('2026-12-22'))
  await people.act('takahashi', again, 'withdrawal')
  assert.equal(await one(`select count(*)::int from attendance.requests where state in ('refused', 'withdrawn')`), 2)
  assert.doesNotMatch(await page('/console/attendance?month=2026-12', 'takahashi'), /22日\(火\) 勤務日.{0,40}年次/)
})

test('a returned request is mended on its own page, and does not count twice', async () => {
  await leaveOf('nakamura', 1)
  const id = await asked(day('2026-12-22'), 'nakamura')
  const number = Number(await one('select subject from kernel.proposals where id = $1', [id]))
  await people.act('watanabe', id, 'return', { words: 'この日は議会です' })
  const edit = `${LIST}/${number}/edit`
  assert.match(await people.page(edit, 'nakamura'), /2026-12-22/)
  assert.equal((await town.request(edit, { as: 'takahashi' })).status, 404)
  assert.equal(
    (await town.post(edit, { kind: 'telework', unit: 'day', from: '2026-12-23', reason: 'x' }, 'nakamura')).status,
    422,
  )
  assert.equal((await town.post(edit, day('2026-12-23', { until: '2026-12-24' }), 'nakamura')).status, 422)
  assert.equal((await town.post(edit, day('2026-12-23'), 'nakamura')).status, 303)
  await people.act('watanabe', id, 'decision')
  assert.equal(await stateOf(number), 'granted')
  assert.equal((await town.post(edit, day('2026-12-24'), 'nakamura')).status, 409)
})

test('what was granted is cancelled by its owner alone: the day is planned again, the head hears of it, the trail has it', async () => {
  const id = await granted(day('2026-12-18'))
  assert.equal((await town.request(`${LIST}/${id}/cancel`, { as: 'ito' })).status, 404)
  assert.equal((await town.post(`${LIST}/${id}/cancellation`, {}, 'ito')).status, 404)
  assert.match(await page(`${LIST}/${id}/cancel`, 'takahashi'), /12月18日\(金\) 終日/)
  assert.equal((await town.post(`${LIST}/${id}/cancellation`, {}, 'takahashi')).status, 303)
  assert.equal(await stateOf(id), 'cancelled')
  assert.equal((await town.post(`${LIST}/${id}/cancellation`, {}, 'takahashi')).status, 409)
  assert.match(await page('/console/notifications', 'sato'), /取り消しました: 年次有給休暇\(12月18日\(金\) 終日\)/)
  assert.equal(
    Number(
      await one(`select count(*) from kernel.audit_entries where action = 'day_request.cancelled' and subject = $1`, [
        `day_request:${id}`,
      ]),
    ),
    1,
  )
  assert.equal((await verifyAudit(town.municipality.db)).broken, undefined)
})

test('at home by agreement is where the clock begins, and at home without one is told in the book', async () => {
  await people.at('2026-11-27T08:20:00+09:00')
  const home = { kind: 'telework', unit: 'day', reason: '資料の作成。内線 214' }
  await granted({ ...home, from: '2026-11-27' })
  const html = await people.page('/console', 'takahashi')
  assert.match(text(html), /きょうは在宅勤務が承認されています/)
  assert.match(html, /value="home" checked/)
  const away = `insert into attendance.punches (staff_id, kind, at, place, source, client_key) values
    ($1, 'in', '2026-11-19T08:25+09', 'home', 'page', 'h1'), ($1, 'out', '2026-11-19T17:20+09', 'home', 'page', 'h2')`
  await town.owner.query(away, [await people.idOf('takahashi')])
  assert.match(await dayIn(19), /在宅勤務の承認がありません → 在宅勤務を申請してください/)
  await granted({ ...home, from: '2026-11-19' })
  assert.doesNotMatch(await dayIn(19), /承認がありません/)
})

test('a section sees who is off and who is at home, and nothing of why', async () => {
  await granted({ kind: 'sick', unit: 'day', from: '2026-12-01', reason: '持病の検査入院' })
  const week = await page('/console/attendance/section/week?on=2026-12-02', 'ito')
  assert.match(week, /高橋.*休み/)
  assert.doesNotMatch(week, /病気|入院/)
  assert.doesNotMatch(await page('/console/attendance/section/week?on=2026-12-02', 'watanabe'), /高橋/)
  await people.at('2026-12-01T10:00:00+09:00')
  assert.match(await page('/console/attendance/section', 'ito'), /高橋.{0,60}休み/)
  await people.at('2026-11-27T10:00:00+09:00')
})

test('the head and personnel open the leave of their people, which the trail tells; others find nothing', async () => {
  const id = await people.idOf('takahashi')
  assert.match(await page(`${LIST}?staff=${id}`, 'sato'), /年次有給休暇/)
  assert.match(await page(`${LIST}?staff=${id}`, 'goto'), /年次有給休暇/)
  for (const as of ['ito', 'watanabe']) assert.equal((await town.request(`${LIST}?staff=${id}`, { as })).status, 404)
  assert.equal(Number(await one(`select count(*) from kernel.audit_entries where action = 'leave_book.viewed'`)), 2)
  for (const year of ['1999', '2028', 'x'])
    assert.equal((await town.request(`${LIST}?year=${year}`, { as: 'ito' })).status, 404)
})

test('a program asks for its owner, sees what is left, and cancels', async () => {
  await leaveOf('kato', 10)
  const api = await apiOf(town, 'kato', ['attendance:request', 'attendance:read'])
  const made = await api.ask('/attendance/requests', { method: 'POST', json: day('2026-12-24') })
  assert.equal(made.status, 201)
  const { items, annual } = await (await api.ask('/attendance/requests')).json()
  assert.deepEqual(
    items.map(({ kind, state }: { kind: string; state: string }) => [kind, state]),
    [['annual', 'asked']],
  )
  assert.equal(annual.left, 9 * 465)
  assert.equal((await api.ask('/attendance/requests', { method: 'POST', json: day('2026-12-26') })).status, 422)
  assert.equal((await api.ask(`/attendance/requests/${items[0].id}/cancellation`, { method: 'POST' })).status, 409)
  assert.equal((await api.ask('/attendance/requests/999999/cancellation', { method: 'POST' })).status, 404)
})

test('the database itself refuses two leaves at one time, and a half day that reaches into the next', async () => {
  const staff = await people.idOf('kobayashi')
  const insert = (unit: string, from: string, until: string) =>
    town.owner.query(
      `insert into attendance.requests (staff_id, kind, unit, from_at, until_at, reason, asked_at) values ($1, 'annual', $2, $3, $4, '', now())`,
      [staff, unit, `2026-12-${from}+09`, `2026-12-${until}+09`],
    )
  await insert('day', '01T00:00', '02T00:00')
  await assert.rejects(insert('hours', '01T10:00', '01T11:00'), /one_leave_at_a_time/)
  await assert.rejects(insert('half', '02T12:00', '03T10:00'), /check/)
  await assert.rejects(insert('day', '03T09:00', '04T00:00'), /check/)
  await insert('day', '02T00:00', '03T00:00')
})
