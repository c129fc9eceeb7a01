import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiOf } from '../../../testing/api.ts'
import { formIn } from '../../../testing/form-in.ts'
import { EVENT_FORM, FACILITY_FORM } from '../../../testing/open-data-records.ts'
import { peopleOf } from '../../../testing/approvals.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const { one, page } = peopleOf(town)
const EVENTS = '/console/opendata/events'
const FACILITIES = '/console/opendata/facilities'

/** @returns where the browser is sent, or the page that says what is wrong */
async function send(path: string, fields: Record<string, string | string[]>, as = 'takahashi') {
  const answer = await town.post(path, fields, as)
  return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() }
}
const idIn = (to: string) => Number(/\/(\d+)\?/.exec(to)?.[1])
const addFacility = async (more = {}) => idIn((await send(FACILITIES, { ...FACILITY_FORM, ...more })).to)
const addEvent = async (more = {}) => idIn((await send(EVENTS, { ...EVENT_FORM, ...more })).to)

test('a section enters a facility: hiragana, full-width digits and half typed hours are put right or told', async () => {
  const id = await addFacility({ name: 'みなと図書館', nameKana: 'みなととしょかん', phone: '０９８０-００-０１００' })
  const kept = 'select name_kana, phone, weekdays, latitude::text from opendata.facilities where id = $1'
  const { rows } = await town.owner.query(kept, [id])
  assert.deepEqual(rows[0], {
    name_kana: 'ミナトトショカン',
    phone: '0980-00-0100',
    weekdays: '火水木',
    latitude: '32.051000',
  })
  assert.match(await page(`${FACILITIES}?q=ﾐﾅﾄ`, 'suzuki'), /みなと図書館/)
})

for (const [what, fields, told] of [
  ['no name', { name: ' ' }, /名称を入力してください/],
  ['kanji for kana', { nameKana: '図書館' }, /フリガナは、カタカナで/],
  ['a phone without hyphens that cannot be split', { phone: '0980000100' }, /電話番号: ハイフンがなく/],
  ['two phones', { phone: '0980-00-0100、0980-00-0101' }, /一つの値に番号は一つです/],
  ['a phone without its first 0', { phone: '980-00-0100' }, /先頭の 0 .*「0980-00-0100」ではありませんか/],
  ['a longitude alone', { latitude: '' }, /緯度と経度を、両方とも/],
  ['a place abroad', { latitude: '51.5', longitude: '0.1' }, /日本の緯度 \(20〜46 度\) ではありません/],
  [
    'a place that is turned round',
    { latitude: '133.451', longitude: '32.051' },
    /緯度と経度が逆です。緯度「32.051」、経度「133.451」/,
  ],
  ['a direction of the other axis', { latitude: '東経32.051' }, /緯度の列に「東経」の値/],
  ['an hour alone', { closes: '' }, /開く時刻と閉まる時刻を、両方とも/],
  ['hours that end before they begin', { opens: '18:00' }, /開く時刻より後/],
  ['an address that is no web address', { url: 'javascript:alert(1)' }, /https:\/\/ から/],
  ['an address that lacks its beginning', { url: 'www.example.jp' }, /「https:\/\/www.example.jp」ではありませんか/],
  ['an area of a network without its name', { wifiArea: 'ロビー' }, /SSID も入力/],
] as const)
  test(`a facility is not taken with ${what}, and what was typed stays`, async () => {
    const answer = await send(FACILITIES, { ...FACILITY_FORM, ...fields })
    assert.equal(answer.status, 422)
    assert.match(answer.html, told)
    assert.equal(formIn(answer.html, FACILITIES)['description'], FACILITY_FORM.description)
  })

for (const [what, fields, told] of [
  ['no day', { startsOn: '2026-02-30' }, /開始日を、日付で/],
  ['an end before its beginning', { endsOn: '2026-12-04' }, /終了日は、開始日か/],
  ['more than a year', { endsOn: '2028-01-01' }, /1年まで/],
  ['an hour that ends before it begins', { endsAt: '09:00' }, /終了時間は、開始時間より後/],
  ['nowhere to go', { place: '' }, /施設を選ぶか、場所の名前/],
  ['no address', { address: '' }, /施設を選ぶか、住所/],
  ['a facility and a place besides', { facility: '1' }, /施設を選んだときは/],
  ['a facility that is not there', { facility: '999', place: '', address: '' }, /いまは登録にありません/],
  ['nothing to say of it', { description: ' ' }, /説明を入力/],
  ['a last day to apply after its end', { applyUntil: '2027-01-01' }, /終了日までの日/],
  ['nobody to come', { capacity: '0' }, /定員は、1 から/],
  ['people beside their number', { capacity: '30名' }, /定員: .*「30」ではありませんか/],
  ['yen in kanji', { fee: '大人五百円' }, /算用数字で入力/],
  ['nobody to ask', { contact: '' }, /連絡先を入力/],
] as const)
  test(`an event is not taken with ${what}`, async () => {
    const answer = await send(EVENTS, { ...EVENT_FORM, ...fields })
    assert.equal(answer.status, 422)
    assert.match(answer.html, told)
  })

test('what the check of the published file would put right with certainty is put right when it is entered', async () => {
  const id = await addFacility({
    name: '北の港',
    latitude: '北緯32度3分3.6秒',
    longitude: '133.45123449',
    phone: '(0980)00-0100',
  })
  const kept = 'select latitude::text, longitude::text, phone from opendata.facilities where id = $1'
  assert.deepEqual((await town.owner.query(kept, [id])).rows, [
    { latitude: '32.051000', longitude: '133.451234', phone: '0980-00-0100' },
  ])
  const both = await addFacility({ name: '南の港', latitude: '32.051, 133.451', longitude: '', phone: '119' })
  assert.deepEqual((await town.owner.query(kept, [both])).rows, [
    { latitude: '32.051000', longitude: '133.451000', phone: '119' },
  ])
  const event = await addEvent({ capacity: '1,200' })
  assert.equal(await one('select capacity from opendata.events where id = $1', [event]), 1200)
})

test('records are found however their words are written, as datasets are', async () => {
  await addFacility({ name: 'ごみ処理センター', nameKana: 'ゴミショリセンター', townArea: 'Wi-Fi町' })
  await addEvent({ title: 'ゴミ拾いの日', place: 'Ｗｉ－Ｆｉひろば' })
  for (const q of ['ゴミ処理', 'ごみ', 'ｺﾞﾐ 処理', 'wifi', 'WI-FI'])
    assert.match(await page(`${FACILITIES}?q=${encodeURIComponent(q)}`, 'suzuki'), /ごみ処理センター/, q)
  for (const q of ['ごみ拾い', 'ゴミ', 'wifi']) {
    assert.match(await page(`${EVENTS}?q=${encodeURIComponent(q)}`, 'suzuki'), /ゴミ拾いの日/, q)
    const { ask } = await apiOf(town, 'takahashi', ['opendata:read'])
    assert.equal((await (await ask(`/opendata/events?q=${encodeURIComponent(q)}`)).json()).items.length, 1, q)
  }
})

test('the next events come first; what is over and what was cancelled has its own lists', async () => {
  await addEvent({ title: '春の市', startsOn: '2027-03-01' })
  const soon = await addEvent({ title: '冬の市', startsOn: '2026-12-01' })
  await addEvent({ title: '夏の市', startsOn: '2026-08-01' })
  const upcoming = await page(EVENTS, 'takahashi')
  assert.ok(upcoming.indexOf('冬の市') < upcoming.indexOf('春の市') && upcoming.includes('冬の市'))
  assert.doesNotMatch(upcoming, /夏の市/)
  assert.match(await page(`${EVENTS}?view=past`, 'takahashi'), /夏の市/)
  const form = formIn(await page(`${EVENTS}/${soon}`, 'takahashi'), `${EVENTS}/${soon}/ending`)
  assert.equal((await send(`${EVENTS}/${soon}/ending`, form)).status, 303)
  assert.doesNotMatch(await page(EVENTS, 'takahashi'), /冬の市/)
  assert.match(await page(`${EVENTS}?view=cancelled`, 'takahashi'), /冬の市/)
  const back = formIn(await page(`${EVENTS}/${soon}`, 'takahashi'), `${EVENTS}/${soon}/resumption`)
  assert.equal((await send(`${EVENTS}/${soon}/resumption`, back)).status, 303)
  assert.match(await page(EVENTS, 'takahashi'), /冬の市/)
})

test('whoever comes second is told, and nothing of theirs is written over', async () => {
  const id = await addFacility({ name: '公園' })
  const form = formIn(await page(`${FACILITIES}/${id}`, 'takahashi'), `${FACILITIES}/${id}`)
  assert.equal((await send(`${FACILITIES}/${id}`, { ...form, name: '中央公園' }, 'suzuki')).status, 303)
  const late = await send(`${FACILITIES}/${id}`, { ...form, name: '東公園' })
  assert.equal(late.status, 409)
  assert.match(late.html, /ほかの人が先に変更しました/)
  assert.equal(await one('select name from opendata.facilities where id = $1', [id]), '中央公園')
})

test('another section reads what is kept and changes nothing of it', async () => {
  const id = await addEvent({ title: '移住の相談会' })
  const seen = await page(`${EVENTS}/${id}`, 'yamamoto')
  assert.match(seen, /移住定住推進課の職員です/)
  assert.throws(() => formIn(seen, `${EVENTS}/${id}`))
  const version = '1'
  assert.equal((await send(`${EVENTS}/${id}`, { ...EVENT_FORM, version }, 'yamamoto')).status, 403)
  assert.equal((await send(`${EVENTS}/${id}/ending`, { version }, 'yamamoto')).status, 403)
  const ours = String(await one(`select section_id from opendata.events where id = $1`, [id]))
  assert.equal((await send(EVENTS, { ...EVENT_FORM, section: ours }, 'yamamoto')).status, 403)
  assert.match(await page(`${EVENTS}?of=own`, 'takahashi'), /移住の相談会/)
  assert.doesNotMatch(await page(`${EVENTS}?of=own`, 'yamamoto'), /移住の相談会/)
})

test('other programs keep events and facilities with the same rules', async () => {
  const { ask } = await apiOf(town, 'takahashi', ['opendata:read', 'opendata:write'])
  const reader = await apiOf(town, 'takahashi', ['opendata:read'])
  const json = { ...FACILITY_FORM, section: undefined, latitude: 32.051, longitude: 133.451, name: '港の広場' }
  assert.equal((await reader.ask('/opendata/facilities', { method: 'POST', json })).status, 403)
  const added = await ask('/opendata/facilities', { method: 'POST', json })
  assert.equal(added.status, 201, await added.clone().text())
  const facility = await added.json()
  const event = {
    ...EVENT_FORM,
    section: undefined,
    endsOn: EVENT_FORM.startsOn,
    place: '',
    address: '',
    facility: facility.id,
    latitude: null,
    longitude: null,
    capacity: 30,
    applyUntil: null,
  }
  const wrong = await ask('/opendata/events', { method: 'POST', json: { ...event, titleKana: '漢字' } })
  assert.equal(wrong.status, 422)
  const held = await (await ask('/opendata/events', { method: 'POST', json: event })).json()
  assert.equal(held.where, '港の広場')
  const put = { method: 'PUT', json: { ...event, title: '港の市', version: held.version } }
  assert.equal((await ask(`/opendata/events/${held.id}`, put)).status, 200)
  assert.equal((await ask(`/opendata/events/${held.id}`, put)).status, 409)
  const list = await (await reader.ask('/opendata/events?q=港の市')).json()
  assert.deepEqual(
    list.items.map(({ title, version }: { title: string; version: number }) => ({ title, version })),
    [{ title: '港の市', version: 2 }],
  )
  const end = await ask(`/opendata/events/${held.id}/ending`, { method: 'POST', json: { version: 2 } })
  assert.ok((await end.json()).endedAt)
  const closed = await ask(`/opendata/facilities/${facility.id}/ending`, { method: 'POST', json: { version: 1 } })
  assert.equal(closed.status, 200)
  const left = await (await reader.ask('/opendata/facilities?view=closed')).json()
  assert.deepEqual(
    left.items.map(({ name }: { name: string }) => name),
    ['港の広場'],
  )
})
