import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogueOf } from '../../../testing/open-data.ts'
import { EVENT_FORM, FACILITY_FORM } from '../../../testing/open-data-records.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const { people } = catalogueOf(town)
const enter = async (path: string, fields: Record<string, string | string[]>) => {
  const answer = await town.post(`/console/opendata/${path}`, fields, 'takahashi')
  return /\/(\d+)\?/.exec(answer.headers.get('location')!)![1]!
}
const counted = `select errors, warnings, jsonb_array_length(findings) as shown from opendata.editions order by id desc limit 1`

test('what is found of one record in both editions is said once, by its name, with a link to where it is put right', async () => {
  const facility = await enter('facilities', {
    ...FACILITY_FORM,
    name: '海の家',
    latitude: '32.05',
    longitude: '133.45',
  })
  const inFacility = { facility, place: '', address: '' }
  const one = await enter('events', { ...EVENT_FORM, ...inFacility, title: '@浜の市' })
  await enter('events', { ...EVENT_FORM, ...inFacility, title: '夕市' })
  await town.owner.query(`update opendata.events set phone = '0980000100' where id = $1`, [one])
  assert.equal((await town.post('/console/opendata/live/events', {}, 'takahashi')).status, 303)
  // The phone; the name that begins a formula; latitude and longitude of the facility, though two events are there.
  assert.deepEqual((await town.owner.query(counted)).rows, [{ errors: 1, warnings: 3, shown: 4 }])
  const html = await people.page('/console/opendata/sets/event', 'takahashi')
  assert.equal(html.split(`href="/console/opendata/events/${one}"`).length - 1, 2)
  assert.equal(html.split(`href="/console/opendata/facilities/${facility}"`).length - 1, 2)
  assert.match(html, />@浜の市<\/a>.*ハイフンがなく/s)
  assert.match(html, /登録を直してから、もう一度「いまの登録から版を作る」/)
  assert.doesNotMatch(html, /推奨データセット: |ファイルを直して/)
})

test('what is found in one edition only names the edition', async () => {
  await town.owner.query(`update opendata.events set title_en = '=Market' where title = '夕市'`)
  assert.equal((await town.post('/console/opendata/sets/event/refresh', {}, 'takahashi')).status, 303)
  const html = await people.page('/console/opendata/sets/event', 'takahashi')
  assert.match(html, /推奨データセット: イベント名_英語/)
  assert.match(html, /自治体標準オープンデータセット: イベント名_英字/)
})
