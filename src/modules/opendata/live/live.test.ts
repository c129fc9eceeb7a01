import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { Refusal } from '#lib/refusal.ts'
import { catalogueOf, table } from '../../../testing/open-data.ts'
import { EVENT_FORM, FACILITY_FORM } from '../../../testing/open-data-records.ts'
import { testTown } from '../../../testing/town.ts'
import { withoutRowLocks } from '../../../testing/without-row-locks.ts'
import { refreshTask } from './refresh-task.ts'
import { makeNow } from './make-now.ts'

const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const { people, proposed, decided, published } = catalogueOf(town)
const { municipality, clock } = town
const night = (payload = {}) => refreshTask(town.program)(municipality, payload)
const enter = async (path: string, fields: Record<string, string | string[]>) => {
  const answer = await town.post(`/console/opendata/${path}`, fields, 'takahashi')
  assert.equal(answer.status, 303, await answer.clone().text())
  return /\/(\d+)\?/.exec(answer.headers.get('location')!)![1]!
}
const begin = (source: string, as = 'takahashi') => town.post(`/console/opendata/live/${source}`, {}, as)

/** Rows of a file by the names of its columns. */
async function fileOf(path: string): Promise<Record<string, string>[]> {
  const answer = await town.request(path)
  assert.equal(answer.status, 200)
  return parse(await answer.text(), { columns: true, bom: true })
}
const drafts = (slug: string) =>
  people.one(
    `select count(*)::int from opendata.editions e join opendata.datasets d on d.id = e.dataset_id where d.slug = $1 and e.state = 'draft'`,
    [slug],
  )

test('what a section enters becomes a draft of both editions of the standard, is decided, and can be downloaded', async () => {
  const facility = await enter('facilities', { ...FACILITY_FORM, wifiSsid: 'Aozora-Free', wifiArea: '1階' })
  await enter('events', {
    ...EVENT_FORM,
    facility,
    place: '',
    address: '',
    fee: '500円',
    description: '朝市\r\n餅つき',
  })
  await enter('events', { ...EVENT_FORM, title: '浜の清掃' })
  const begun = await begin('events')
  assert.equal(begun.headers.get('location'), '/console/opendata/sets/event?done=refreshed')
  assert.match(
    await people.page('/console/opendata/sets/event', 'takahashi'),
    /誤りは見つかりませんでした|公開を起案する/,
  )
  assert.match(await people.page('/console', 'takahashi'), /公開を待つ変更: イベント一覧/)
  assert.equal((await town.request('/opendata/sets/event/newer.csv')).status, 404)
  await decided(await proposed('event'))
  const [older, elsewhere] = await fileOf('/opendata/sets/event/older.csv')
  assert.deepEqual(
    [older!['NO'], older!['イベント名'], older!['開始日'], older!['終了日'], older!['場所名称'], older!['説明']],
    ['0000000001', 'みなと冬まつり', '2026-12-05', '2026-12-05', 'あおぞら市立図書館', '朝市 餅つき'],
  )
  assert.deepEqual([older!['料金(基本)'], older!['緯度'], older!['経度']], ['500', '32.051000', '133.451000'])
  assert.equal(elsewhere!['住所'], EVENT_FORM.address)
  const [newer] = await fileOf('/opendata/sets/event/newer.csv')
  assert.equal(newer!['所在地_町字'], 'みなと町三丁目')
  assert.equal(newer!['所在地_番地以下'], '1番2号')
  assert.match(newer!['全国地方公共団体コード']!, /^\d{6}$/)
  assert.equal(newer!['所在地_連結表記'], older!['住所'])
})

test('the facilities make two sets: all of them, and those with a network for everybody', async () => {
  await enter('facilities', { ...FACILITY_FORM, name: 'やまて公民館', nameKana: 'ヤマテコウミンカン' })
  assert.match(
    await people.page('/console/opendata/facilities', 'takahashi'),
    /まだ「公衆無線LANアクセスポイント一覧」がありません/,
  )
  for (const source of ['facilities', 'wifi']) assert.equal((await begin(source)).status, 303)
  for (const slug of ['public-facility', 'public-wifi']) await decided(await proposed(slug))
  const all = await fileOf('/opendata/sets/public-facility/older.csv')
  assert.deepEqual(
    all.map(({ NO, 名称, 利用可能曜日 }) => [NO, 名称, 利用可能曜日]),
    [
      ['0000000001', 'あおぞら市立図書館', '火水木'],
      ['0000000002', 'やまて公民館', '火水木'],
    ],
  )
  const wifi = await fileOf('/opendata/sets/public-wifi/newer.csv')
  assert.deepEqual(
    wifi.map((row) => [row['名称'], row['SSID']]),
    [['あおぞら市立図書館', 'Aozora-Free']],
  )
})

test('the list of open data follows what is published, but does not list itself', async () => {
  assert.match(await people.page('/console/opendata', 'takahashi'), /まだ「オープンデータ一覧」がありません/)
  assert.equal((await begin('list')).status, 303)
  assert.doesNotMatch(await people.page('/console/opendata', 'takahashi'), /まだ「オープンデータ一覧」/)
  await decided(await proposed('open-data-list'))
  await town.work()
  assert.equal(await drafts('open-data-list'), 0)
  await published('parks', [table(['名称'], [['中央公園']])])
  await town.work()
  assert.equal(await drafts('open-data-list'), 1)
  await decided(await proposed('open-data-list'))
  const files = await fileOf('/opendata/sets/open-data-list/newer.csv')
  const park = files.find((row) => row['データセット_タイトル'] === 'データ parks')
  assert.match(park!['ファイル_ダウンロードURL']!, /\/opendata\/sets\/parks\/data\.csv$/)
  const titles = (await fileOf('/opendata/sets/open-data-list/older.csv')).map((row) => row['データ名称'])
  assert.deepEqual(titles, ['イベント一覧', '公共施設一覧', '公衆無線LANアクセスポイント一覧', 'データ parks'])
})

test('at night a draft says what has changed since; without a change, and while one is being decided, nothing happens', async () => {
  await night()
  assert.equal(await drafts('event'), 0)
  const id = await enter('events', { ...EVENT_FORM, title: '星を見る会' })
  await night()
  assert.equal(await drafts('event'), 1)
  const made = await people.one('select max(id) from opendata.editions')
  await night()
  assert.equal(await people.one('select max(id) from opendata.editions'), made)
  const proposal = await proposed('event')
  await town.post(`/console/opendata/events/${id}/ending`, { version: '1' }, 'takahashi')
  await night()
  assert.equal(await people.one('select max(id) from opendata.editions'), made)
  const answer = await town.post('/console/opendata/sets/event/refresh', {}, 'takahashi')
  assert.equal(answer.status, 409)
  assert.match(await answer.text(), /決裁を待っています/)
  await decided(proposal)
  await night()
  assert.equal(await drafts('event'), 1) // 星を見る会 is off
  await town.post(`/console/opendata/events/${id}/resumption`, { version: '2' }, 'takahashi')
  await night()
  assert.equal(await drafts('event'), 0) // the records went back to what is public
})

test('an event leaves the set thirty days after its end', async () => {
  await people.at('2027-01-04T10:00:00+09:00')
  await night()
  assert.equal(await drafts('event'), 0)
  await people.at('2027-01-05T10:00:00+09:00')
  await night()
  const rows = `select row_count from opendata.tables where key = 'older' order by id desc limit 1`
  assert.equal(await people.one(rows), 0)
})

test('only the section that keeps a set makes its editions; a set of a file has none from records', async () => {
  assert.equal((await begin('events', 'yamamoto')).status, 403)
  assert.equal((await town.post('/console/opendata/sets/event/refresh', {}, 'yamamoto')).status, 403)
  assert.equal((await town.post('/console/opendata/sets/parks/refresh', {}, 'takahashi')).status, 409)
})

/** Two at once. @returns drafts that were made, or the fault that one of them met */
async function twoAtOnce(guarded: typeof municipality): Promise<number | 'fault'> {
  await enter('events', { ...EVENT_FORM, title: `茶会 ${clock().epochMilliseconds}`, startsOn: '2027-02-01' })
  clock.advance({ seconds: 1 })
  const staff = await people.staffOf('takahashi')
  const count = `select count(*)::int from kernel.audit_entries where action = 'edition.made'`
  const before = Number(await people.one(count))
  const both = await Promise.allSettled([1, 2].map(() => makeNow(guarded, clock(), staff, 'events')))
  const fault = both.find((one) => one.status === 'rejected' && !(one.reason instanceof Refusal))
  return fault ? 'fault' : Number(await people.one(count)) - before
}

test('of two who make an edition at once, one makes it and the other finds it', async () => {
  assert.equal(await twoAtOnce(municipality), 1)
  assert.equal(await drafts('event'), 1)
})

test('without holding the dataset that goes wrong (negative control)', async () => {
  const outcomes = []
  for (let at = 0; at < 5; at++) outcomes.push(await twoAtOnce(withoutRowLocks(municipality)))
  assert.ok(
    outcomes.some((one) => one !== 1),
    String(outcomes),
  )
})
