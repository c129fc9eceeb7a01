import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { addOffer, memberOf, PLACE_FORM, PROGRAMME_FORM } from '../../../testing/workation.ts'
import { photo } from '../../../testing/sample-files.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown({ at: '2026-12-01T10:00:00+09:00' })
const CONSOLE = '/console/workation'
const text = async (response: Response | Promise<Response>) =>
  (await (await response).text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const one = async (query: string, values: unknown[] = []) =>
  Object.values((await town.owner.query(query, values)).rows[0])[0]
const site = (path: string) => town.request(path)

const own = await addOffer(town, 'みさき商会', 'lodging', { state: 'draft' })
const foreign = await addOffer(town, '灯台の宿', 'workplace', { state: 'draft' })
const foreignProgramme = await addOffer(town, '灯台の宿', 'programme', { state: 'draft' })
const yoko = await memberOf(town, own.provider)
const idIn = (answer: Response) => Number(/\/(\d+)\?done/.exec(answer.headers.get('location') ?? '')?.[1])
const versionOf = async (id: number) => String(await one('select version from workation.offers where id = $1', [id]))
const act = async (who: 'yoko' | 'suzuki', id: number, name: string, reason = '', version?: string) => {
  const fields = { act: name, reason, version: version ?? (await versionOf(id)) }
  return who === 'yoko'
    ? yoko.post(`/provider/offers/${id}/acts`, fields)
    : town.post(`${CONSOLE}/offers/${id}/acts`, fields, who)
}

test('a place goes from its provider to the section, back with a reason, and onto the site', async () => {
  const added = await yoko.post('/provider/places', {
    ...PLACE_FORM,
    kind: 'workplace',
    provider: String(own.provider),
  })
  const id = idIn(added)
  assert.equal(added.headers.get('location'), `/provider/places/${id}?done=added`)
  assert.equal((await site(`/workation/places/${id}`)).status, 404)
  assert.equal((await act('yoko', id, 'asked')).status, 303)
  assert.match(await text(town.request('/console', { as: 'suzuki' })), /公開の確認を待つ掲載 1件/)
  assert.match(await text(town.request(CONSOLE, { as: 'suzuki' })), /みさきワークハウス しごと場 .*確認待ち/)
  const silent = await act('suzuki', id, 'returned')
  assert.equal(silent.status, 422)
  assert.match(await text(silent), /差し戻す理由を入力してください/)
  assert.equal((await act('suzuki', id, 'returned', '写真を加えてください')).status, 303)
  assert.match(await text(yoko.get(`/provider/places/${id}`)), /差し戻されました 写真を加えてください/)
  await act('yoko', id, 'asked')
  assert.equal((await act('suzuki', id, 'published')).status, 303)
  assert.match(await text(site(`/workation/places/${id}`)), /みさきワークハウス/)
  const mails = await town.owner.query(
    `select payload->>'subject' as subject from graphile_worker._private_jobs order by id`,
  )
  assert.deepEqual(mails.rows.map(({ subject }) => subject).slice(-2), [
    '「みさきワークハウス」を差し戻しました',
    '「みさきワークハウス」を公開しました',
  ])
  assert.equal((await act('yoko', id, 'withdrawn')).status, 303)
  assert.equal((await site(`/en/workation/places/${id}`)).status, 404)
})

test('a provider lets nothing onto the site, and nobody acts on what somebody changed meanwhile', async () => {
  assert.equal((await act('yoko', own.offer, 'published')).status, 409)
  assert.equal((await act('yoko', own.offer, 'burnt')).status, 422)
  const seen = await versionOf(own.offer)
  assert.equal((await act('yoko', own.offer, 'asked')).status, 303)
  const stale = await act('suzuki', own.offer, 'published', '', seen)
  assert.equal(stale.status, 409)
  assert.match(await text(stale), /ほかの人が先に変更しました/)
  await assert.rejects(
    town.owner.query(
      `insert into workation.offer_acts (offer_id, act, resident_id, at) values ($1, 'published', $2, now())`,
      [own.offer, yoko.residentId],
    ),
    { code: '23514' },
  )
})

test('what belongs to another provider is not there: no page, no change, no trace', async () => {
  const pages = ['', '/stock', '/measurements', '/photos'].map((page) => `/provider/places/${foreign.offer}${page}`)
  const programme = `/provider/programmes/${foreignProgramme.offer}`
  for (const path of [...pages, programme, `${programme}/sessions`]) {
    assert.equal((await yoko.get(path)).status, 404, path)
    assert.equal((await yoko.post(path, { ...PLACE_FORM, ...PROGRAMME_FORM, version: '1' })).status, 404, path)
  }
  assert.equal((await act('yoko', foreign.offer, 'asked')).status, 404)
  const smuggled = await yoko.post('/provider/places', {
    ...PLACE_FORM,
    kind: 'office',
    area: '30',
    provider: String(foreign.provider),
  })
  assert.equal(smuggled.status, 422)
  assert.match(await text(smuggled), /どの事業者の掲載かを選んでください/)
  assert.equal(await one('select state from workation.offers where id = $1', [foreign.offer]), 'draft')
})

test('everything that is wrong with a place is told at once, and what was typed stays', async () => {
  const bad = await yoko.post('/provider/places', {
    ...PLACE_FORM,
    kind: 'office',
    provider: String(own.provider),
    name: '',
    price: '-5',
    latitude: '95',
    units: '０',
    peoplePerUnit: '',
    area: 'ひろい',
    airMinutes: '9999',
    weekdays: [],
    opens: '18:00',
    closes: '09:00',
  })
  assert.equal(bad.status, 422)
  const html = await bad.text()
  for (const reason of [
    '名前を入力',
    '料金は',
    '緯度は',
    '室の数は',
    '1室の定員は',
    '広さは',
    '羽田空港からの時間は',
    '使える曜日を',
    '閉まる時刻は、開く時刻より後',
  ])
    assert.ok(html.includes(reason), reason)
  assert.ok(html.includes('value="95"') && html.includes('value="ひろい"'))
})

test('a price and a number of seats are changed by their provider; of two at once, the second is told', async () => {
  const form = { ...PLACE_FORM, peoplePerUnit: '3', price: '９８００', units: '4', version: await versionOf(own.offer) }
  assert.equal((await yoko.post(`/provider/places/${own.offer}`, form)).status, 303)
  assert.equal(await one('select price from workation.offers where id = $1', [own.offer]), 9800)
  const second = await yoko.post(`/provider/places/${own.offer}`, { ...form, price: '1' })
  assert.equal(second.status, 409)
  const detail = await one(
    `select detail from kernel.audit_entries where action = 'place.changed' order by seq desc limit 1`,
  )
  assert.deepEqual(detail, { name: PLACE_FORM.name, price: 9800, priceBefore: 1000, units: 4, unitsBefore: 10 })
})

test('a programme has dates within its season, each once, and one that is cancelled says why', async () => {
  const added = await yoko.post('/provider/programmes', { ...PROGRAMME_FORM, provider: String(own.provider) })
  const here = `/provider/programmes/${idIn(added)}`
  const reversed = await yoko.post('/provider/programmes', {
    ...PROGRAMME_FORM,
    provider: String(own.provider),
    seasonThrough: '2027-05-01',
    maxPeople: '2',
  })
  assert.match(await text(reversed), /時期の最後の日は.*定員は、最少人数と同じか多く/)
  const session = (startsAt: string, places = '') => yoko.post(`${here}/sessions`, { startsAt, places })
  for (const [startsAt, reason] of [
    ['', /始まる日時を入力/],
    ['2026-11-30T09:00', /これから先に/],
    ['2027-08-01T09:00', /プログラムの時期/],
  ] as const)
    assert.match(await text(session(startsAt)), reason)
  assert.match(await text(session('2027-06-12T09:00', '21')), /定員は、4 から 20 まで/)
  assert.equal((await session('2027-06-12T09:00')).status, 303)
  assert.match(await text(session('2027-06-12T09:00')), /この日時の開催回は、すでにあります/)
  const id = await one('select max(id) from workation.sessions')
  const cancel = (reason: string) => yoko.post(`${here}/sessions/${id}/cancellation`, { reason })
  assert.match(await text(cancel(' ')), /中止の理由を/)
  assert.equal((await cancel('大雨のため')).status, 303)
  assert.equal((await cancel('大雨のため')).status, 409)
  await town.owner.query(`update workation.offers set state = 'published' where id = $1`, [idIn(added)])
  assert.match(await text(site(`/workation/programmes/${idIn(added)}`)), /6月12日\(土\) 9:00 中止\(大雨のため\)/)
})

const asFile = (bytes: Uint8Array, name: string) => new File([Uint8Array.from(bytes)], name)

test('a photo is drawn anew without what the phone wrote into it, in two sizes, and its bytes go with it', async () => {
  const here = `/provider/places/${own.offer}/photos`
  const jpeg = await photo({ width: 2000 })
  const send = (file: File, alt = '窓ぎわの席') =>
    yoko.post(here, { alt, altEn: 'Seats by the window', photo: file as never })
  assert.match(await text(send(asFile(Buffer.from('<svg/>'), 'a.svg'), '')), /写真の説明を入力.*受け取れません/)
  assert.equal((await send(asFile(jpeg, 'IMG_0001.jpg'))).status, 303)
  const page = await (await yoko.get(here)).text()
  const [small, large] = ['small', 'large'].map((size) => new RegExp(`/files/[\\w-]+/${size}\\.webp`).exec(page)![0])
  for (const [address, widest] of [
    [small!, 480],
    [large!, 1200],
  ] as const) {
    const served = await site(address)
    const { width, exif, format } = await sharp(await served.bytes()).metadata()
    assert.deepEqual([served.status, format, exif, width! <= widest], [200, 'webp', undefined, true])
  }
  const id = await one('select max(id) from workation.photos')
  assert.equal((await yoko.post(`${here}/${id}/removal`)).status, 303)
  assert.equal((await yoko.post(`${here}/${id}/removal`)).status, 409)
  assert.equal((await site(small!)).status, 404)
  assert.equal(Number(await one('select count(*) from kernel.files')), 0)
})
