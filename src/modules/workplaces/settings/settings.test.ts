import assert from 'node:assert/strict'
import { test } from 'node:test'
import { peopleOf } from '../../../testing/approvals.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown({ at: '2026-12-01T10:00:00+09:00' })
const people = peopleOf(town)
const { one } = people
const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const HERE = '/console/settings/workplaces'
const page = async (path: string) => text(await people.page(`${HERE}${path}`, 'ishii'))
const post = (path: string, fields: Record<string, string | string[]>) => town.post(`${HERE}${path}`, fields, 'ishii')
const numberIn = (response: Response) => Number(/(\d+)\?done/.exec(response.headers.get('location') ?? '')?.[1])
const wrong = async (response: Response, status = 422) => {
  assert.equal(response.status, status)
  return text(await response.text())
}

const SITE = { name: 'かわべ分室', address: 'かわべ町1', opens: '08:30', closes: '19:00', nasIdentifier: 'kawabe-ap1' }
const SEAT = {
  label: 'K1',
  x: '50',
  y: '50',
  width: '140',
  height: '70',
  network: 'lgwan',
  vlan: '410',
  features: ['outlet', 'accessible'],
  closedFrom: '',
  closedThrough: '',
}

test('a site with a floor and a seat is added with plain forms, and is there to book and to punch at', async () => {
  const site = numberIn(await post('/sites', SITE))
  assert.match(await page(`/sites/${site}?done=site-added`), /場所を加えました。続けて、階と席を/)
  const floor = numberIn(await post('/floors', { site: String(site), name: '１階', width: '400', height: '３００' }))
  assert.equal((await post('/seats', { floor: String(floor), ...SEAT })).status, 303)
  assert.match(await page(`/floors/${floor}`), /K1 LGWAN接続系・電源・車いす対応 VLAN 410/)
  assert.match(await page(''), /かわべ分室 サテライトオフィス かわべ町1 8:30–19:00 1席/)
  const look = text(await people.page(`/console/workplaces/seats?site=${site}`, 'ito'))
  assert.match(look, /かわべ分室の空席 1席のうち 1席が空き/)
  assert.match(text(await people.page('/console', 'ito')), /かわべ分室/)
  const trail = await town.owner.query(
    `select action from kernel.audit_entries where action ~ '^(site|floor|seat)\\.' order by seq`,
  )
  assert.deepEqual(
    trail.rows.map(({ action }) => action),
    ['site.added', 'floor.added', 'seat.added'],
  )
})

test('everything that is wrong with a site is told at once', async () => {
  const blank = await wrong(
    await post('/sites', { name: ' ', address: '', opens: '', closes: 'x', nasIdentifier: '機器' }),
  )
  for (const reason of [/名前を入力/, /開く時刻を入力/, /閉まる時刻を入力/, /半角の英数字/]) assert.match(blank, reason)
  const taken = await wrong(await post('/sites', { ...SITE, opens: '08:30', closes: '08:30' }))
  assert.match(taken, /閉まる時刻は、開く時刻より後に/)
  const again = await wrong(await post('/sites', SITE))
  assert.match(again, /この名前の場所は、すでにあります/)
  assert.match(again, /この機器の名前は、かわべ分室に登録されています/)
})

test('a seat that does not fit, stands on another or is on no network is told so, and none is kept', async () => {
  const floor = String(await one(`select id from workplaces.floors where name = '１階'`))
  const before = await one('select count(*)::int from workplaces.seats')
  const table: [Partial<typeof SEAT>, RegExp[]][] = [
    [
      { label: '', x: 'a', network: 'mynumber', vlan: '5000' },
      [/席の名前を入力/, /左からの位置は/, /ネットワークを選んで/, /VLAN は、1 から 4094/],
    ],
    [{ label: 'K2', x: '300', y: '250' }, [/右にはみ出します/, /下にはみ出します/]],
    [{ label: 'K2', x: '120', y: '60' }, [/席 K1 と重なっています/]],
    [{ label: 'K1', x: '200' }, [/この名前の席は、この階にすでにあります/]],
    [{ label: 'K2', x: '200', closedFrom: '2026-12-10', closedThrough: '2026-12-09' }, [/使えない最後の日は/]],
    [{ label: 'K2', x: '200', closedThrough: '2026-12-09' }, [/使えなくなる日も入力/]],
  ]
  for (const [fields, reasons] of table) {
    const words = await wrong(await post('/seats', { floor, ...SEAT, ...fields }))
    for (const reason of reasons) assert.match(words, reason)
  }
  assert.equal(await one('select count(*)::int from workplaces.seats'), before)
  assert.equal((await post('/seats', { floor: '999999', ...SEAT })).status, 404)
})

const put = (label: string, x: number, network = 'lgwan') =>
  town.owner.query(
    `insert into workplaces.seats (floor_id, label, x, y, width, height, network)
     select id, $1, $2, 50, 140, 70, $3 from workplaces.floors where name = '１階'`,
    [label, x, network],
  )

test('the database refuses what the form would: a seat on a seat, and the network of 個人番号利用事務', async () => {
  await assert.rejects(put('K2', 120), { code: '23P01' })
  await assert.rejects(put('K2', 200, 'mynumber'), { code: '23514' })
  await put('K2', 190)
})

test('a floor is not made smaller than what stands on it, and has a name of its own', async () => {
  const floor = await one(`select id from workplaces.floors where name = '１階'`)
  const small = await wrong(await post(`/floors/${floor}`, { name: '１階', width: '200', height: '200', version: '1' }))
  assert.match(small, /横の長さは 330 以上にしてください。席がはみ出します/)
  const site = String(await one(`select site_id from workplaces.floors where name = '１階'`))
  assert.match(
    await wrong(await post('/floors', { site, name: '１階', width: '1', height: '' })),
    /すでにあります.*横の長さは、200 から.*縦の長さは/,
  )
})

test('of two who change one seat, one site or one floor, the second is told', async () => {
  const [seat, site, floor] = [
    await one(`select id from workplaces.seats where label = 'K2'`),
    await one(`select id from kernel.sites where name = 'かわべ分室'`),
    await one(`select id from workplaces.floors where name = '１階'`),
  ]
  const forms: [string, Record<string, string | string[]>][] = [
    [`/seats/${seat}`, { ...SEAT, label: 'K2', x: '200' }],
    [`/sites/${site}`, SITE],
    [`/floors/${floor}`, { name: '１階', width: '500', height: '300' }],
  ]
  for (const [path, form] of forms) {
    assert.equal((await post(path, { ...form, version: '1' })).status, 303)
    assert.match(await wrong(await post(path, { ...form, version: '1' }), 409), /ほかの人が先に変更しました/)
  }
})

test('a seat that is closed frees its bookings of those days, and tells whoever had it', async () => {
  const seat = Number(await one(`select id from workplaces.seats where label = 'A1'`))
  for (const [day, status] of [
    ['02', 'approved'],
    ['03', 'pending'],
    ['04', 'approved'],
  ])
    await town.owner.query(
      `with asked as (insert into workplaces.requests (staff_id, reason, asked_at) values ($1, '会議', now()) returning id)
       insert into workplaces.bookings (request_id, staff_id, seat_id, during, status, since)
       select id, $1, $2, tstzrange($3, $4), $5, now() from asked`,
      [await people.idOf('ito'), seat, `2026-12-${day}T08:30+09:00`, `2026-12-${day}T17:15+09:00`, status],
    )
  const form = { ...SEAT, label: 'A1', x: '60', y: '80', width: '180', height: '100', version: '1' }
  const closed = { closedFrom: '2026-12-02', closedThrough: '2026-12-03' }
  assert.match(await page(`/seats/${seat}`), /これからの予約は 3件です: 12月2日\(水\)、12月3日\(木\)、12月4日\(金\)/)
  const done = await post(`/seats/${seat}`, { ...form, ...closed })
  assert.equal(done.status, 303)
  assert.match(
    text(await people.page(done.headers.get('location')!, 'ishii')),
    /予約を 2件取り消し、本人に知らせました/,
  )
  const { rows } = await town.owner.query('select status from workplaces.bookings where seat_id = $1 order by during', [
    seat,
  ])
  assert.deepEqual(
    rows.map(({ status }) => status),
    ['cancelled', 'cancelled', 'approved'],
  )
  assert.match(
    text(await people.page('/console/notifications', 'ito')),
    /席が使えなくなったので、予約を取り消しました: みなと分室 2階 A1 12月2日\(水\)/,
  )
  assert.match(text(await people.page('/console/workplaces/seats?day=2026-12-03', 'suzuki')), /A1 使えません/)
  const floor = await one('select floor_id from workplaces.seats where id = $1', [seat])
  assert.match(await page(`/floors/${floor}`), /A1 \S+ (VLAN \d+ )?12月2日\(水\)〜12月3日\(木\)/)
  assert.equal(
    await one(
      `select detail->>'closed' from kernel.audit_entries where action = 'seat.changed' and subject = $1
      order by seq desc limit 1`,
      [`seat:${seat}`],
    ),
    '2026-12-02〜2026-12-03',
    'the trail says the last closed day',
  )
})

test('a seat that was never booked is removed; one that was stays', async () => {
  const [never, booked] = [
    await one(`select id from workplaces.seats where label = 'K2'`),
    await one(`select id from workplaces.seats where label = 'A1'`),
  ]
  assert.match(await page(`/seats/${never}`), /席 K2 が消え、元に戻せません/)
  assert.match(await wrong(await post(`/seats/${booked}/removal`, {}), 409), /予約されたことのある席は取り除けません/)
  assert.equal((await post(`/seats/${never}/removal`, {})).status, 303)
  assert.equal((await post(`/seats/${never}/removal`, {})).status, 404)
})

test('how long a seat waits is the town’s, within reason', async () => {
  assert.match(await wrong(await post('', { minutes: '5' })), /15 から 600 まで/)
  assert.equal((await post('', { minutes: '９０' })).status, 303)
  assert.match(await people.page(HERE, 'ishii'), /value="90"/)
})
