import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verifyAudit } from '#kernel/audit/verify.ts'
import { peopleOf } from '../../../testing/approvals.ts'
import { testTown } from '../../../testing/town.ts'

// a Thursday
const town = await testTown({ at: '2026-11-26T10:00:00+09:00' })
const people = peopleOf(town)
const { one } = people
const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const page = async (path: string, as: string) => text(await people.page(path, as))
const HERE = '/console/workplaces'
const seatOf = async (label: string) => String(await one('select id from workplaces.seats where label = $1', [label]))
const A1 = await seatOf('A1')

type Fields = { seat?: string; days: string[]; from?: string; until?: string; reason?: string; skip?: string }

/** As a browser posts it: a box for each day. */
async function ask(fields: Fields, as = 'takahashi', path = `${HERE}/requests`): Promise<Response> {
  const { days, ...rest } = fields
  const form = { seat: A1, from: '08:30', until: '17:15', reason: '分室の近くで会議があるため', ...rest }
  return town.post(path, { ...form, offered: days.join(','), days }, as)
}
const proposalIn = (response: Response) =>
  Number(/approvals\/(\d+)\?/.exec(response.headers.get('location') ?? '')?.[1])
const asked = async (fields: Fields, as = 'takahashi') => {
  const response = await ask(fields, as)
  assert.equal(response.status, 303, text(await response.clone().text()))
  return proposalIn(response)
}
const booked = async (fields: Fields, as = 'takahashi', by = 'sato') => {
  const id = await asked(fields, as)
  assert.equal(await people.done(by, id, 'decision'), '専決')
  return Number(
    await one(
      `select b.id from workplaces.bookings b join kernel.proposals p on p.subject = b.request_id::text
       where p.id = $1 and p.matter = 'workplaces.booking' order by lower(during) limit 1`,
      [id],
    ),
  )
}
const statusesOf = async (proposal: number) =>
  (
    await town.owner.query(
      `select (lower(during) at time zone 'Asia/Tokyo')::date::text as day, status from workplaces.bookings b
       join kernel.proposals p on p.subject = b.request_id::text and p.matter = 'workplaces.booking'
       where p.id = $1 order by b.id`,
      [proposal],
    )
  ).rows.map(({ day, status }) => `${day} ${status}`)
const count = async () => Number(await one('select count(*) from workplaces.bookings'))

test('a seat is asked for on two days, held at once, and booked when the head decides', async () => {
  await town.owner.query(
    `insert into workplaces.travel (staff_id, site_id, minutes) select $1, id, case name when '本庁舎' then 45 else 20 end from kernel.sites`,
    [await people.idOf('takahashi')],
  )
  const seats = `${HERE}/seats?day=2026-12-01&day=2026-12-03`
  assert.match(await page(seats, 'takahashi'), /みなと分室の空席 12席のうち 12席が空き/)
  const id = await asked({ days: ['2026-12-03', '2026-12-01'] })
  assert.deepEqual(await statusesOf(id), ['2026-12-01 pending', '2026-12-03 pending'])
  assert.match(await page(seats, 'ito'), /A1 申請中/)
  assert.match(await page(seats, 'takahashi'), /A1 あなた/)
  const document = await page(`/console/approvals/${id}`, 'sato')
  assert.match(document, /しごと場の利用\(みなと分室 12月1日\(火\)ほか1日\)/)
  assert.match(document, /席 A1\(LGWAN接続系・電源・モニター\) 日 12月1日\(火\)、12月3日\(木\)\(2日\) 時間 8:30–17:15/)
  assert.match(document, /往復で 50分短くなります\(本庁舎まで 45分、みなと分室まで 20分\)/)
  assert.equal(await people.done('sato', id, 'decision'), '専決')
  assert.deepEqual(await statusesOf(id), ['2026-12-01 approved', '2026-12-03 approved'])
  assert.match(await page(seats, 'ito'), /A1 予約済み/)
  assert.match(await page(HERE, 'takahashi'), /12月1日\(火\) 8:30–17:15 みなと分室 2階 A1 予約済み/)
})

test('nobody decides their own, and what is refused or withdrawn is free again', async () => {
  const own = await asked({ days: ['2026-12-07'] }, 'sato')
  assert.equal(await people.done('sato', own, 'decision'), 403)
  assert.equal((await ask({ days: ['2026-12-07'] }, 'ito')).status, 409)
  await people.act('sato', own, 'withdrawal')
  const again = await asked({ days: ['2026-12-07'] }, 'ito')
  await people.act('sato', again, 'rejection', { words: 'この日は議会です' })
  assert.deepEqual([await statusesOf(own), await statusesOf(again)], [['2026-12-07 withdrawn'], ['2026-12-07 refused']])
  await asked({ days: ['2026-12-07'] }, 'tanaka')
})

test('what is taken is told day by day; the rest alone is asked for where one says so', async () => {
  await asked({ days: ['2026-12-09'] }, 'ito')
  await asked({ seat: await seatOf('B1'), days: ['2026-12-10'] }, 'suzuki')
  const days = ['2026-12-08', '2026-12-09', '2026-12-10']
  const before = await count()
  const refused = await ask({ days }, 'suzuki')
  assert.equal(refused.status, 409)
  const html = await refused.text()
  const words = text(html)
  const ringed = [...html.matchAll(/<input[^>]*name="days"[^>]*>/g)].filter(([box]) => box.includes('aria-invalid'))
  assert.deepEqual(
    ringed.map(([box]) => /value="([\d-]+)"/.exec(box)?.[1]),
    ['2026-12-09', '2026-12-10'],
  )
  assert.match(words, /12月9日\(水\)は、この席はふさがっています/)
  assert.match(words, /12月10日\(木\)は、あなたの予約\(みなと分室 2階 B1\)があります/)
  assert.doesNotMatch(words, /12月8日\(火\)は/)
  assert.match(words, /ふさがっている日は除いて/)
  assert.equal(await count(), before, 'nothing is half-asked')
  const id = await asked({ days, skip: '1' }, 'suzuki')
  assert.deepEqual(await statusesOf(id), ['2026-12-08 pending'])
  assert.match(await page(`/console/approvals/${id}`, 'sato'), /取れなかった日 12月9日\(水\)、12月10日\(木\)/)
  assert.equal((await ask({ days: ['2026-12-09'], skip: '1' }, 'suzuki')).status, 409)
})

test('a morning and an afternoon of one seat are two people’s', async () => {
  await asked({ days: ['2026-12-11'], until: '12:00' }, 'ito')
  assert.equal((await ask({ days: ['2026-12-11'], from: '11:59' }, 'tanaka')).status, 409)
  await asked({ days: ['2026-12-11'], from: '12:00' }, 'tanaka')
})

test('everything that is wrong is told at once, beside its field, and nothing is kept', async () => {
  const before = await count()
  const table: [Fields, RegExp[]][] = [
    [{ days: [], reason: ' ' }, [/使う日を選んでください/, /理由を入力してください/]],
    [{ days: ['2026-11-25'] }, [/11月25日\(水\)は過ぎています/]],
    [
      { days: ['2026-11-28', '2026-12-31'] },
      [/11月28日\(土\)は休み\(土曜日\)です/, /12月31日\(木\)は休み\(年末年始\)です/],
    ],
    [{ days: ['2027-03-01'] }, [/は先すぎます。申請できるのは2月26日\(金\)まで/]],
    [{ days: ['2026-02-30'] }, [/使う日を選んでください/]],
    [{ days: ['2026-12-14'], from: '08:00', until: '18:00' }, [/みなと分室が開いているのは 8:30–17:15/]],
    [{ days: ['2026-12-14'], from: '15:00', until: '14:00' }, [/終わりは、始まりより後に/]],
    [{ days: ['2026-12-14'], from: '', until: 'x' }, [/始まりの時刻を入力/, /終わりの時刻を入力/]],
    [{ days: ['2026-11-26'], until: '09:30' }, [/今日の終わりの時刻は、もう過ぎています/]],
    [{ days: ['2026-12-14'], reason: 'あ'.repeat(1001) }, [/1000 文字まで/]],
  ]
  for (const [fields, reasons] of table) {
    const response = await ask(fields)
    assert.equal(response.status, 422, JSON.stringify(fields))
    const html = await response.text()
    for (const reason of reasons) assert.match(text(html), reason)
    assert.match(html, /<meta name="refused" content="422"/, 'it is not loaded again from an address that takes forms')
  }
  assert.doesNotMatch(await people.page(HERE, 'takahashi'), /name="refused"/)
  assert.equal((await ask({ seat: '999999', days: ['2026-12-14'] })).status, 404)
  assert.equal(await count(), before)
})

const look = async (query: string, status = 422) => {
  const response = await town.request(`${HERE}/seats?${query}`, { as: 'takahashi' })
  assert.equal(response.status, status, query)
  return response.text()
}

test('what is wrong with the days and hours looked for is told beside them, and what was typed stays', async () => {
  const none = await look('from=09:00&until=12:00')
  assert.match(text(none), /使う日を選んでください/)
  assert.match(none, /value="09:00"/)
  assert.doesNotMatch(text(none), /席のうち/)
  const hours = await look('day=2026-12-14&from=13:00&until=01:00')
  assert.match(text(hours), /終わりは、始まりより後に/)
  for (const kept of [/value="13:00"/, /value="01:00"/, /value="2026-12-14" checked/]) assert.match(hours, kept)
  assert.match(text(await look('day=2026-12-14&from=08:00&until=20:00')), /みなと分室が開いているのは 8:30–17:15/)
  const days = text(await look('day=2026-11-25&day=2027-03-01&from=09:00&until=12:00'))
  for (const reason of [/11月25日\(水\)は過ぎています/, /3月1日\(月\)は先すぎます/]) assert.match(days, reason)
  for (const fine of ['', 'start=2026-12-21&from=09:00&until=12:00', 'day=2026-12-14'])
    assert.match(text(await look(fine, 200)), /席のうち/)
})

test('before somebody came here, and on days on which the seat is closed, there is nothing to ask for', async () => {
  await town.owner.query(`update kernel.memberships set valid_from = '2026-12-15' where staff_id = $1`, [
    await people.idOf('nakamura'),
  ])
  await people.at('2026-12-15T09:00:00+09:00')
  await town.owner.query(`update kernel.memberships set valid_to = '2026-12-17' where staff_id = $1`, [
    await people.idOf('nakamura'),
  ])
  await town.owner.query(
    `update workplaces.seats set closed_from = '2026-12-16', closed_to = '2026-12-17' where label = 'C4'`,
  )
  const response = await ask({ seat: await seatOf('C4'), days: ['2026-12-16', '2026-12-17'] }, 'nakamura')
  const words = text(await response.text())
  assert.match(words, /12月16日\(水\)は、この席を使えません/)
  assert.match(words, /12月17日\(木\)は在職期間の外です/)
  assert.match(await page(`${HERE}/seats?day=2026-12-16`, 'ito'), /C4 使えません/)
  await people.at('2026-11-26T10:00:00+09:00')
})

test('of many who ask for one seat through the page at once, one gets it', async () => {
  const all = ['suzuki', 'takahashi', 'tanaka', 'ito', 'yamamoto', 'nakamura', 'kobayashi', 'kato']
  await town.owner.query(`update kernel.memberships set valid_from = '2026-04-01', valid_to = null`)
  const answers = await Promise.all(all.map((as) => ask({ seat: A1, days: ['2026-12-21'] }, as)))
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 409, 409, 409, 409, 409, 409, 409])
})

test('what was returned is mended on its own page: its own days are not in its way, and what is let go is free', async () => {
  const id = await asked({ days: ['2026-12-22', '2026-12-23'] })
  await people.act('sato', id, 'return', { words: '23日は会議です' })
  const request = await one('select subject from kernel.proposals where id = $1', [id])
  const edit = `${HERE}/requests/${request}/edit`
  assert.match(await people.page(`/console/approvals/${id}`, 'takahashi'), new RegExp(edit))
  const own = await people.page(HERE, 'takahashi')
  assert.match(text(own), /12月22日\(火\) 8:30–17:15 みなと分室 2階 A1 差し戻されました 決裁を見る 直して出し直す/)
  assert.match(own, new RegExp(`href="${edit}"`))
  assert.match(await page(edit, 'takahashi'), /佐藤 \S+さんが差し戻しました 23日は会議です/)
  assert.doesNotMatch(await page(edit, 'takahashi'), /あなた|ふさがって/)
  assert.equal((await town.request(edit, { as: 'ito' })).status, 404)
  assert.equal((await ask({ days: ['2026-12-24'] }, 'ito', edit)).status, 404)
  const mended = await ask({ days: ['2026-12-22', '2026-12-24'] }, 'takahashi', edit)
  assert.equal(mended.status, 303)
  assert.match(
    await page(HERE, 'takahashi'),
    /12月22日\(火\) \S+ みなと分室 2階 A1 決裁待ち 決裁を見る 取り下げる・直す/,
  )
  await people.act('takahashi', id, 'pull-back')
  assert.match(
    await page(HERE, 'takahashi'),
    /12月22日\(火\) \S+ みなと分室 2階 A1 引き戻しました 決裁を見る 直して出し直す/,
  )
  assert.equal((await ask({ days: ['2026-12-22', '2026-12-24'] }, 'takahashi', edit)).status, 303)
  await people.act('sato', id, 'decision')
  assert.deepEqual(await statusesOf(id), [
    '2026-12-22 withdrawn',
    '2026-12-23 withdrawn',
    '2026-12-22 withdrawn',
    '2026-12-24 withdrawn',
    '2026-12-22 approved',
    '2026-12-24 approved',
  ])
  assert.doesNotMatch(await page(HERE, 'takahashi'), /12月23日/)
  await asked({ days: ['2026-12-23'] }, 'ito')
  assert.equal((await ask({ days: ['2026-12-25'] }, 'takahashi', edit)).status, 409)
})

test('a day is cancelled by its owner alone: the seat is free, the head hears of it, the trail has it', async () => {
  const id = await booked({ seat: await seatOf('B2'), days: ['2026-12-17', '2026-12-18'] })
  const [look, cancel] = [`${HERE}/bookings/${id}/cancel`, `${HERE}/bookings/${id}/cancellation`]
  assert.equal((await town.request(look, { as: 'ito' })).status, 404)
  assert.equal((await town.post(cancel, {}, 'ito')).status, 404)
  assert.match(await page(look, 'takahashi'), /12月17日\(木\) 8:30–17:15 .*みなと分室 2階 B2/)
  assert.equal((await town.post(cancel, {}, 'takahashi')).status, 303)
  assert.equal((await town.post(cancel, {}, 'takahashi')).status, 409)
  assert.match(await page('/console/notifications', 'sato'), /取り消しました: みなと分室 2階 B2 12月17日\(木\)/)
  assert.equal(
    await one(`select count(*)::int from kernel.audit_entries where action = 'booking.cancelled' and subject = $1`, [
      `booking:${id}`,
    ]),
    1,
  )
  assert.equal((await verifyAudit(town.municipality.db)).broken, undefined)
  await asked({ seat: await seatOf('B2'), days: ['2026-12-17'] }, 'ito')
  assert.equal(
    (await ask({ seat: await seatOf('B2'), days: ['2026-12-18'] }, 'ito')).status,
    409,
    'the other day stands',
  )
})

test('one checks in on the day and until it is over, and what was saved is written down with it', async () => {
  const id = await booked({ seat: await seatOf('B3'), days: ['2026-12-02'] })
  const checkIn = (as = 'takahashi') => town.post(`${HERE}/bookings/${id}/check-in`, {}, as)
  assert.equal((await checkIn()).status, 409)
  assert.doesNotMatch(await page(HERE, 'takahashi'), /チェックイン/)
  await people.at('2026-12-02T08:10:00+09:00')
  assert.match(await page(HERE, 'takahashi'), /チェックイン/)
  assert.equal((await checkIn('ito')).status, 404)
  assert.equal((await checkIn()).status, 303)
  assert.equal((await checkIn()).status, 303, 'pressed twice it is once')
  const row = await town.owner.query('select came_at, came_by, saved_minutes from workplaces.bookings where id = $1', [
    id,
  ])
  assert.deepEqual(
    [row.rows[0].came_by, row.rows[0].saved_minutes, String(row.rows[0].came_at)],
    ['page', 50, '2026-12-01T23:10:00Z'],
  )
  assert.match(await page(HERE, 'takahashi'), /チェックイン済み/)
  const late = await booked({ seat: await seatOf('B3'), days: ['2026-12-04'] }, 'ito')
  await people.at('2026-12-04T17:15:00+09:00')
  assert.equal((await town.post(`${HERE}/bookings/${late}/check-in`, {}, 'ito')).status, 409)
  await people.at('2026-11-26T10:00:00+09:00')
})

test('a decision that comes too late books no day that is over', async () => {
  const id = await asked({ seat: await seatOf('C1'), days: ['2026-11-27', '2026-12-02'] }, 'tanaka')
  await people.at('2026-11-30T09:00:00+09:00')
  await people.act('sato', id, 'decision')
  assert.deepEqual(await statusesOf(id), ['2026-11-27 released', '2026-12-02 approved'])
})
