import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { testTown } from '../../../testing/town.ts'
import { getOfficeCalendar } from '../../calendar/calendar.queries.ts'
import { openStateInWords } from '../../calendar/open-state.ts'
import { getProfile } from '../../municipality/profile.queries.ts'
import { findSecret } from '../../municipality/secrets.queries.ts'

let status = 200
const line = createServer((request, response) => {
  const known = request.headers.authorization === 'Bearer a-token-that-line-knows'
  response.writeHead(known ? status : 401).end('{"displayName":"あおぞら市","basicId":"@aozora"}')
})
await once(line.listen(0, '127.0.0.1'), 'listening')
after(() => line.close())
const town = await testTown({
  env: { LINE_API_BASE_URL: `http://127.0.0.1:${(line.address() as AddressInfo).port}` },
})
const { db } = town.municipality
const clerk = 'ishii' // 情報政策課: settings and audit for the whole town
const profileForm = async (over: Record<string, string> = {}) => ({
  name: 'あおぞら市',
  nameKana: 'あおぞらし',
  theme: 'green',
  contactPhone: '(0986)23-2111',
  contactEmail: 'madoguchi@aozora.example',
  address: '中央1丁目1番地1',
  version: String((await getProfile(db)).version),
  ...over,
})
const trail = async (action: string) =>
  (await town.owner.query('select actor, detail from kernel.audit_entries where action = $1 order by seq', [action]))
    .rows
const page = async (path: string) => (await town.request(path, { as: clerk })).text()

test('without the duty for the whole town every page of the settings is closed', async () => {
  for (const path of ['', '/hours', '/closures', '/line']) {
    assert.equal((await town.request(`/console/settings${path}`, { as: 'suzuki' })).status, 403)
    assert.equal((await town.post(`/console/settings${path}`, {}, 'suzuki')).status, 403)
    assert.equal((await town.request(`/console/settings${path}`, { as: clerk })).status, 200)
  }
  assert.doesNotMatch(await (await town.request('/console', { as: 'suzuki' })).text(), /\/console\/settings/)
  assert.match(await page('/console'), /\/console\/settings/)
})

test('every page of the settings is headed by its own name', async () => {
  const heads = {
    '': '自治体',
    '/hours': '開庁時間',
    '/closures': '臨時休業',
    '/line': 'LINE',
    '/routes': '決裁ルート',
  }
  for (const [path, name] of Object.entries(heads)) {
    assert.match(await page(`/console/settings${path}`), new RegExp(`page-heading-over">設定</p><h1>${name}</h1>`))
  }
})

test('settings held for one section only do not reach the whole town', async () => {
  await town.owner.query(`insert into kernel.duties (staff_id, section_id, duty)
    select s.id, n.id, 'settings' from kernel.staff s, kernel.sections n where s.sign_in_name = 'suzuki' and n.code = 'ijuu'`)
  assert.equal((await town.request('/console/settings', { as: 'suzuki' })).status, 403)
})

test('the profile is changed, tidied, and its change is in the trail with before and after', async () => {
  const response = await town.post('/console/settings', await profileForm(), clerk)
  assert.equal(response.headers.get('location'), '/console/settings?done=profile')
  const told = '<div class="notice" data-tone="success" role="status" tabindex="-1" autofocus>'
  assert.ok((await page('/console/settings?done=profile')).includes(told), 'what was done is where one goes on')
  const profile = await getProfile(db)
  assert.deepEqual(
    [profile.nameKana, profile.theme, profile.contactPhone, profile.keepOriginals],
    ['アオゾラシ', 'green', '0986-23-2111', false],
  )
  const [entry] = await trail('municipality.profile_changed')
  assert.match(entry.actor, /^staff:\d+$/)
  assert.deepEqual(entry.detail.theme, { before: 'blue', after: 'green' })
  assert.equal('address' in entry.detail, true)
  assert.equal('name' in entry.detail, false)
})

test('everything that is wrong with the profile is told at once, and what was typed stays', async () => {
  const form = await profileForm({ name: ' ', nameKana: '青空', contactPhone: 'いつでも', contactEmail: 'x@' })
  const response = await town.post('/console/settings', form, clerk)
  assert.equal(response.status, 422)
  const html = await response.text()
  for (const field of ['name', 'nameKana', 'contactPhone', 'contactEmail'])
    assert.match(html, new RegExp(`href="#${field}"`))
  assert.match(html, /value="いつでも"/)
})

test('two people change the settings: the second is told, and the first one’s words stay', async () => {
  const both = await profileForm({ address: '先の人' })
  assert.equal((await town.post('/console/settings', both, clerk)).status, 303)
  const second = await town.post('/console/settings', { ...both, address: '後の人' }, clerk)
  assert.equal(second.status, 409)
  assert.match(await second.text(), /ほかの人が先に変更しました/)
  assert.equal((await getProfile(db)).address, '先の人')
})

test('office hours are changed for every weekday at once, and residents see it', async () => {
  const days = Object.fromEntries(
    [1, 2, 3, 4, 5].flatMap((day) => [
      [`opens${day}`, '09:00'],
      [`closes${day}`, '16:00'],
    ]),
  )
  const version = String((await getProfile(db)).version)
  const form = { ...days, opens6: '09:00', closes6: '12:00', opens7: '', closes7: '', version }
  assert.equal((await town.post('/console/settings/hours', form, clerk)).status, 303)
  const calendar = await getOfficeCalendar(db)
  assert.equal(
    openStateInWords(calendar, Temporal.Instant.from('2026-11-24T10:00:00+09:00')),
    'ただいま受付中(16:00まで)',
  )
  assert.equal(
    openStateInWords(calendar, Temporal.Instant.from('2026-11-28T10:00:00+09:00')),
    'ただいま受付中(12:00まで)',
  )
  assert.equal((await trail('municipality.hours_changed')).length, 1)
  assert.equal((await town.post('/console/settings/hours', form, clerk)).status, 409)
})

test('hours whose end comes first mark both fields of the day, and say once above them what is wrong', async () => {
  const answer = await town.post(
    '/console/settings/hours',
    { opens1: '17:15', closes1: '08:30', opens2: '09:00' },
    clerk,
  )
  const html = await answer.text()
  const invalid = [...html.matchAll(/<input[^>]*aria-invalid="true"[^>]*>/g)].map(
    ([tag]) => /name="(\w+)"/.exec(tag)?.[1],
  )
  assert.deepEqual(invalid, ['opens1', 'closes1', 'closes2'])
  assert.equal(html.match(/id="day1-error"/g)?.length, 1)
  assert.match(html, /月曜日: 終了を開始より後にしてください/)
  assert.match(html, /火曜日: 開始と終了を両方入力してください/)
})

test('a page of the settings that was sent back says so in its title, and people begin at what is wrong', async () => {
  for (const path of ['', '/hours', '/closures', '/line', '/sign-in']) {
    const fields: Record<string, string> = { opens1: '09:00', channelSecret: 'x' }
    const html = await (await town.post(`/console/settings${path}`, fields, clerk)).text()
    assert.match(html, /<title>[^<]*エラー: /, path)
    assert.match(html, /<div class="error-summary"[^>]* tabindex="-1" autofocus/, path)
  }
})

test('hours that end before they begin, or only begin, are refused at their day', async () => {
  const version = String((await getProfile(db)).version)
  const response = await town.post(
    '/console/settings/hours',
    { opens1: '17:15', closes1: '08:30', opens2: '08:30', closes3: '12:00', version },
    clerk,
  )
  assert.equal(response.status, 422)
  const html = await response.text()
  for (const field of ['opens1', 'closes2', 'opens3']) assert.match(html, new RegExp(`href="#${field}"`))
  assert.equal((await getOfficeCalendar(db)).hours[1] === 'closed', false)
})

test('a closure of several days is announced and taken back day by day', async () => {
  const form = { from: '2026-12-08', through: '2026-12-09', reason: '電気設備点検' }
  assert.equal((await town.post('/console/settings/closures', form, clerk)).status, 303)
  assert.match(await page('/console/settings/closures'), /令和8年12月8日\(火\)から12月9日\(水\)まで/)
  assert.equal((await town.post('/console/settings/closures', form, clerk)).status, 409)
  assert.equal((await town.post('/console/settings/closures/2026-12-09/removal', {}, clerk)).status, 303)
  assert.deepEqual(
    (await getOfficeCalendar(db)).closures.map(({ from, reason }) => `${from} ${reason}`),
    ['2026-12-08 電気設備点検'],
  )
  assert.deepEqual((await trail('municipality.reopened'))[0].detail, { days: ['2026-12-09'], reason: '電気設備点検' })
  assert.equal((await town.post('/console/settings/closures/2026-12-09/removal', {}, clerk)).status, 404)
  assert.equal((await town.post('/console/settings/closures/2026-02-31/removal', {}, clerk)).status, 404)
})

test('days that were closed together are opened together, after a page that asks', async () => {
  const form = { from: '2027-01-05', through: '2027-01-07', reason: '庁舎の引っ越し' }
  await town.post('/console/settings/closures', form, clerk)
  const html = await page('/console/settings/closures')
  const ask = /href="(\/console\/settings\/closures\/2027-01-05\/removal\?through=2027-01-07)"/.exec(html)?.[1] ?? ''
  assert.match(await page(ask), /令和9年1月5日\(火\)から1月7日\(木\)までの休業を取り消しますか/)
  assert.match(await page('/console/settings/closures'), /庁舎の引っ越し/)
  const removal = '/console/settings/closures/2027-01-05/removal'
  assert.equal((await town.post(removal, { through: '2027-01-07' }, clerk)).status, 303)
  assert.doesNotMatch(await page('/console/settings/closures'), /庁舎の引っ越し/)
  const { detail } = (await trail('municipality.reopened')).at(-1)
  assert.deepEqual(detail, { days: ['2027-01-05', '2027-01-06', '2027-01-07'], reason: '庁舎の引っ越し' })
  assert.equal((await town.request(ask, { as: clerk })).status, 404)
})

test('a closure that cannot be is refused: past, backwards, too long, without a reason', async () => {
  const table: [Record<string, string>, string][] = [
    [{ from: '2026-11-23', reason: 'x' }, 'from'],
    [{ from: '', reason: 'x' }, 'from'],
    [{ from: '2026-12-10', through: '2026-12-09', reason: 'x' }, 'through'],
    [{ from: '2026-12-10', through: '2027-12-10', reason: 'x' }, 'through'],
    [{ from: '2026-12-10', through: '2026-12-10', reason: ' ' }, 'reason'],
  ]
  for (const [form, field] of table) {
    const response = await town.post('/console/settings/closures', form, clerk)
    assert.equal(response.status, 422)
    assert.match(await response.text(), new RegExp(`href="#${field}"`))
  }
})

test('a closing day that is over stays: deadlines were counted by it', async () => {
  await town.owner.query(`insert into kernel.closures values ('2026-11-02', '停電')`)
  assert.equal((await town.post('/console/settings/closures/2026-11-02/removal', {}, clerk)).status, 409)
  assert.match(await page('/console/settings/closures'), /停電/)
})

test('the channel’s secrets go in and never come out', async () => {
  const secret = '0123456789abcdef0123456789abcdef'
  const token = 'a-token-that-line-knows'
  assert.match(await page('/console/settings/line'), /まだ設定されていません/)
  const form = { channelSecret: secret, channelAccessToken: token }
  assert.equal((await town.post('/console/settings/line', form, clerk)).status, 303)
  assert.equal(await findSecret(db, town.program.sealer, 'line.channel_secret'), secret)
  const html = await page('/console/settings/line')
  assert.match(html, /設定済み/)
  assert.ok(!html.includes(secret) && !html.includes(token))
  assert.ok(!JSON.stringify(await trail('municipality.line_changed')).includes(secret))
  assert.equal(
    (await town.post('/console/settings/line', { channelSecret: '', channelAccessToken: '' }, clerk)).status,
    422,
  )
  const wrong = await town.post('/console/settings/line', { channelSecret: 'ひみつ' }, clerk)
  assert.equal(wrong.status, 422)
  assert.ok(!(await wrong.text()).includes('ひみつ'))
})

test('whether LINE takes the token is asked on demand, and told in words', async () => {
  assert.match(await page('/console/settings/line?ask=line'), /公式アカウント「あおぞら市」/)
  status = 500
  assert.match(await page('/console/settings/line?ask=line'), /LINE に確かめられませんでした/)
  await town.post('/console/settings/line', { channelAccessToken: 'a-token-line-has-never-seen' }, clerk)
  assert.match(await page('/console/settings/line?ask=line'), /LINE がアクセストークンを拒みました/)
})
