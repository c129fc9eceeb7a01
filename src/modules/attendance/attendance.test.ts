import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { testTown } from '../../testing/town.ts'

const town = await testTown({ at: '2026-11-24T08:27:30+09:00' })
const idOf = async (signInName: string): Promise<number> =>
  Number((await town.owner.query('select id from kernel.staff where sign_in_name = $1', [signInName])).rows[0].id)
const at = (iso: string) => town.clock.set(`${iso}+09:00`)
const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const page = async (path: string, as: string) => text(await (await town.request(path, { as })).text())
const tap = (kind: string, as: string, place = 'main', key: string = randomUUID()) =>
  town.post('/console/attendance/punches', { kind, place, key }, as)
const punchesOf = async (as: string) =>
  (
    await town.owner.query('select kind, place, site from attendance.punches where staff_id = $1 order by at, id', [
      await idOf(as),
    ])
  ).rows
const ofDay = (words: string, day: number) => {
  const [, rest = ''] = new RegExp(`\\s${day}日\\([月火水木金土日]\\)(.*)`).exec(words) ?? []
  return rest.split(/\d+日\([月火水木金土日]\)/)[0] ?? ''
}

test('one tap in the morning, one in the evening, and the card and the book say so', async () => {
  assert.match(await page('/console', 'suzuki'), /まだ出勤していません/)
  const answer = await tap('in', 'suzuki')
  assert.equal(answer.status, 303)
  const home = await page(answer.headers.get('location')!.split('#')[0]!, 'suzuki')
  assert.match(home, /8:27 に出勤しました\(本庁舎\)/)
  assert.match(home, /出勤を記録しました。打刻は取り消せません/)
  at('2026-11-24T17:16:00')
  await tap('out', 'suzuki')
  assert.match(await page('/console', 'suzuki'), /17:16 に退勤しました/)
  const day = ofDay(await page('/console/attendance?month=2026-11', 'suzuki'), 24)
  assert.match(day, /勤務日 8:30–17:15 8:27 17:16 本庁舎 7:45/)
})

test('a second tap of the same is kept, and told which one counts', async () => {
  at('2026-11-24T08:30:00')
  await tap('in', 'yamada')
  at('2026-11-24T08:31:00')
  const again = await tap('in', 'yamada')
  const home = await page(again.headers.get('location')!.split('#')[0]!, 'yamada')
  assert.match(home, /出勤は 8:30 にもう記録されています。はじめの打刻で数えます/)
  assert.doesNotMatch(home, /出勤を記録しました/)
})

test('the place is remembered from the last time', async () => {
  at('2026-11-25T08:20:00')
  await tap('in', 'ito', 'satellite:みなと分室')
  const html = await (await town.request('/console', { as: 'ito' })).text()
  assert.match(html, /value="satellite:みなと分室"[^>]*checked/)
  assert.deepEqual(await punchesOf('ito'), [{ kind: 'in', place: 'satellite', site: 'みなと分室' }])
})

test('a satellite office that is not there is refused with what to do', async () => {
  const answer = await tap('in', 'tanaka', 'satellite:月面基地')
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /勤務場所を選び直してください/)
  assert.equal((await tap('sleep', 'tanaka')).status, 400)
})

test('yesterday’s missing punch stands on the card and in the margin, with what to do', async () => {
  at('2026-11-24T08:25:00')
  await tap('in', 'tanaka')
  at('2026-11-25T08:25:00')
  assert.match(await page('/console', 'tanaka'), /11月24日\(火\)の退勤の打刻がありません/)
  const book = await page('/console/attendance', 'tanaka')
  assert.match(ofDay(book, 24), /退勤の打刻がありません\(出勤 8:25\) → 訂正を申請してください/)
  assert.match(ofDay(book, 20), /打刻がありません/)
  assert.doesNotMatch(ofDay(book, 21), /打刻がありません/)
  assert.match(ofDay(book, 23), /勤労感謝の日/)
})

test('work past midnight is of the day on which it began', async () => {
  at('2026-12-31T13:00:00')
  await tap('in', 'kato', 'home')
  at('2027-01-01T01:10:00')
  assert.match(await page('/console', 'kato'), /13:00 に出勤しました/)
  await tap('out', 'kato', 'home')
  const book = await page('/console/attendance?month=2026-12', 'kato')
  assert.match(ofDay(book, 31), /年末年始 13:00 翌1:10 在宅/)
  assert.doesNotMatch(ofDay(await page('/console/attendance?month=2027-01', 'kato'), 1), /打刻/)
})

test('a clock that was put back by an hour makes a finding, not a fault', async () => {
  at('2026-11-26T08:30:00')
  await tap('in', 'abe')
  at('2026-11-26T07:40:00')
  await tap('out', 'abe')
  at('2026-11-27T09:40:00')
  const book = await page('/console/attendance', 'abe')
  assert.match(ofDay(book, 26), /退勤\(7:40\)が出勤\(8:30\)より前です/)
})

test('why a total is what it is opens the rule and the days', async () => {
  at('2026-11-27T10:00:00')
  const book = await page('/console/attendance?month=2026-11', 'suzuki')
  assert.match(book, /正規の勤務時間は なぜ\? 1日の勤務時間\(勤務時間法6条2項\)/)
  assert.match(book, /11月24日\(火\) 8:30–12:00 3時間30分/)
})

test('the head of a section sees its members, others see only their own, and the trail keeps who looked', async () => {
  const [member, elsewhere] = [await idOf('suzuki'), await idOf('yamamoto')]
  const see = async (id: number, as: string) =>
    (await town.request(`/console/attendance?month=2026-11&staff=${id}`, { as })).status
  assert.equal(await see(member, 'sato'), 200)
  assert.equal(await see(elsewhere, 'sato'), 404)
  assert.equal(await see(member, 'takahashi'), 404)
  assert.equal(await see(999_999, 'sato'), 404)
  assert.equal(await see(member, 'ishii'), 404)
  const { rows } = await town.owner.query(
    `select actor, detail from kernel.audit_entries where action = 'attendance_book.viewed' and subject = $1`,
    [`staff:${member}`],
  )
  assert.deepEqual(rows, [{ actor: `staff:${await idOf('sato')}`, detail: { month: '2026-11' } }])
})

test('personnel see everybody', async () => {
  for (const signInName of ['suzuki', 'yamamoto', 'aoki']) {
    const address = `/console/attendance?month=2026-11&staff=${await idOf(signInName)}`
    assert.equal((await town.request(address, { as: 'okada' })).status, 200)
  }
  assert.match(await page('/console/attendance', 'okada'), /表示する/)
  assert.doesNotMatch(await page('/console/attendance', 'takahashi'), /表示する/)
})

test('a month that nobody can have is not there', async () => {
  for (const month of ['2026-13', 'x', '2018-01', '2031-01'])
    assert.equal((await town.request(`/console/attendance?month=${month}`, { as: 'suzuki' })).status, 404)
})

test('before somebody came there is nothing to miss, and a month before that says so', async () => {
  await town.owner.query(
    `insert into kernel.staff (sign_in_name, name) values ('newcomer', '寿限無寿限無五劫の擦り切れ海砂利水魚の水行末')`,
  )
  await town.owner.query(
    `insert into kernel.memberships (staff_id, section_id, position, valid_from)
     select $1, id, 'member', '2026-11-16' from kernel.sections where code = 'ijuu'`,
    [await idOf('newcomer')],
  )
  const book = await page('/console/attendance?month=2026-11', 'newcomer')
  assert.match(ofDay(book, 13), /在職期間の外/)
  assert.doesNotMatch(ofDay(book, 13), /打刻がありません/)
  assert.match(ofDay(book, 17), /打刻がありません/)
  assert.match(await page('/console/attendance?month=2026-09', 'newcomer'), /この月の記録はありません/)
})

test('a staggered start moves the whole day', async () => {
  await town.owner.query(
    `insert into attendance.work_patterns (staff_id, starts, valid_from) values ($1, '09:30', '2026-11-01')`,
    [await idOf('mori')],
  )
  assert.match(ofDay(await page('/console/attendance?month=2026-11', 'mori'), 24), /9:30–18:15/)
})

const give = (starts: string, from: string) =>
  town.owner.query('insert into attendance.work_patterns (staff_id, starts, valid_from) values (1, $1, $2)', [
    starts,
    from,
  ])

test('the database refuses a start that is not allowed, and two starts at once', async () => {
  await assert.rejects(give('07:30', '2026-04-01'), { code: '23514' })
  await assert.rejects(give('08:45', '2026-04-01'), { code: '23514' })
  await give('08:00', '2026-04-01')
  await assert.rejects(give('09:00', '2026-05-01'), { code: '23P01' })
})

test('the section sees who is where, and nobody of another section', async () => {
  at('2026-11-30T08:20:00')
  await tap('in', 'suzuki', 'home')
  await tap('in', 'ito', 'satellite:みなと分室')
  await tap('in', 'takahashi')
  at('2026-11-30T08:40:00')
  await tap('out', 'takahashi')
  const words = await page('/console/attendance/section', 'sato')
  assert.match(words, /鈴木 健太 係長 在宅 8:20から/)
  assert.match(words, /伊藤 さくら 係員 みなと分室 8:20から/)
  assert.match(words, /高橋 由美子 係員 退勤しました 8:40/)
  assert.match(words, /佐藤 美咲 課長 まだ出勤していません/)
  assert.doesNotMatch(words, /渡辺 誠/)
})
