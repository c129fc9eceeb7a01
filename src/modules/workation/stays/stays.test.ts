// A firm asks on the site, is proposed an itinerary, holds and books it, changes it and cancels, at an address that it alone has.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { ASK_FORM, askedStay, deskMember, proposeTo } from '../../../testing/stays.ts'
import { mailbox } from '../../../testing/mailbox.ts'
import { testTown } from '../../../testing/town.ts'
import { addOffer } from '../../../testing/workation.ts'

const town = await testTown({ at: '2026-12-01T10:00:00+09:00' })
const inn = await addOffer(town, '灯台の宿', 'lodging') // ten rooms of two
const seats = await addOffer(town, 'しごと場', 'workplace', { name: '港の席' })

const KEY = '6f1a0000-0000-4000-8000-00000000000'
const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const page = async (path: string) => {
  const response = await town.request(path)
  return { status: response.status, text: text(await response.text()) }
}
/** As a browser sends it, without a session. */
async function send(path: string, fields: Record<string, string | string[]>) {
  const response = await town.post(path, fields)
  const location = response.headers.get('location') ?? ''
  return { status: response.status, location, text: text(await response.text()) }
}
const stand = async (id: number) =>
  (
    await town.owner.query(
      `select y.state, (select count(*)::int from workation.reserved_days d join workation.reservations r on r.id = d.reservation_id
         where r.stay_id = y.id) as days, (select array_agg(act order by a.id) from workation.stay_acts a where a.stay_id = y.id) as acts
       from workation.stays y where y.id = $1`,
      [id],
    )
  ).rows[0]
const rooms = (units: number) => ({ place: inn.offer, from: '2026-12-14', through: '2026-12-17', units })
const COMING = { person: '青葉 結', phone: '090-0000-0100', wishes: '', agreed: '1' }

test('what a firm asks for is a stay, a conversation of the section and a mail with an address, once', async () => {
  const form = { ...ASK_FORM, key: `${KEY}1` }
  const [first, second] = [await send('/workation/ask', form), await send('/workation/ask', form)]
  assert.match(first.location, /^\/workation\/stays\/[\w-]{32}\?done=asked$/)
  assert.equal(second.status, 303)
  const { rows } = await town.owner.query(
    `select y.id, c.name, s.code, (select count(*)::int from inquiries.messages m where m.conversation_id = v.id) as messages
     from workation.stays y join workation.companies c on c.id = y.company_id
       join inquiries.conversations v on v.about = 'stay:' || y.id join kernel.sections s on s.id = v.section_id`,
  )
  assert.equal(rows.length, 1)
  assert.deepEqual([rows[0].name, rows[0].code, rows[0].messages], ['株式会社あおば', 'ijuu', 1])
  await town.work()
  const mails = (await mailbox(town)).filter(({ to }) => to === ASK_FORM.email)
  assert.equal(mails.length, 1)
  const [address] = /\/workation\/stays\/[\w-]+/.exec(mails[0]!.text)!
  assert.match((await page(address!)).text, /株式会社あおばの滞在 提案をお待ちください/)
  assert.match((await page(`/en${address}`)).text, /The stay of 株式会社あおば Waiting for our proposal/)
})

test('everything that is wrong is told at once in the language of the page, and nothing is kept', async () => {
  const wrong = {
    ...ASK_FORM,
    company: '',
    email: 'nobody',
    people: '0',
    wishedFrom: '2026-11-30',
    purposes: [],
    phone: 'あ',
  }
  const ja = await send('/workation/ask', wrong)
  assert.equal(ja.status, 422)
  for (const sentence of [
    /会社・団体の名前を入力してください/,
    /メールアドレスを確かめてください/,
    /人数は、1 から 500 まで/,
    /着く日は、今日から後に/,
    /ほしいものを一つ以上/,
    /電話番号は、数字とハイフンで/,
  ])
    assert.match(ja.text, sentence)
  const en = await send('/en/workation/ask', { ...wrong, wishedFrom: '2026-12-20', wishedThrough: '2026-12-18' })
  for (const sentence of [/Company or organization: please fill this in/, /not an e-mail address/, /before arrival/])
    assert.match(en.text, sentence)
  const one = await send('/workation/ask', { ...ASK_FORM, wishedThrough: '' })
  assert.match(one.text, /着く日と発つ日の両方を入力/)
  assert.equal((await town.owner.query('select count(*)::int from workation.stays')).rows[0].count, 1)
})

test('whoever sends too often is told so beside what they wrote, and nothing more is kept', async () => {
  const before = (await town.owner.query('select count(*)::int from workation.stays')).rows[0].count
  const form = { ...ASK_FORM, company: '急ぐ会社', email: 'often@example.jp' }
  const answers = []
  for (let at = 0; at < 6; at++) answers.push(await send('/workation/ask', { ...form, key: randomUUID() }))
  assert.ok(answers.some(({ status }) => status === 422) && answers[0]!.status === 303)
  assert.match(answers.at(-1)!.text, /続けて送れる回数を超えました/)
  const after = (await town.owner.query('select count(*)::int from workation.stays')).rows[0].count
  assert.ok(after - before <= 5)
})

test('hostile words are words: in every field, on every page and in mails', async () => {
  const evil = '<script>alert(1)</script>\'"&{{7*7}}'
  const { location } = await send('/workation/ask', {
    ...ASK_FORM,
    company: evil,
    home: evil,
    person: evil,
    words: evil,
    email: 'evil@example.jp',
  })
  const html = await (await town.request(location)).text()
  assert.ok(!html.includes('<script>alert') && html.includes('&lt;script>alert'))
})

test('an itinerary is held for half an hour, booked once, and told to the firm and its providers', async () => {
  const { stay, token } = await askedStay(town, { company: '合同会社ひる', email: 'hiru@example.jp' })
  const itinerary = String(
    await proposeTo(town, stay, [
      rooms(2),
      { place: seats.offer, from: '2026-12-15', through: '2026-12-16', units: 4 },
    ]),
  )
  const here = `/workation/stays/${token}`
  assert.match((await page(here)).text, /提案が届いています.*灯台の宿.*3泊.*2室.*合計.*14,000円/)
  const held = await send(`${here}/hold`, { itinerary })
  assert.equal(held.location, `${here}/booking`)
  assert.equal((await stand(stay.id)).days, 5)
  const missing = await send(`${here}/booking`, { itinerary, ...COMING, phone: '', agreed: '' })
  assert.equal(missing.status, 422)
  assert.match(missing.text, /当日つながる電話番号を入力.*承知したことに、印を/)
  const [once, twice] = await Promise.all([1, 2].map(() => send(`${here}/booking`, { itinerary, ...COMING })))
  assert.deepEqual([once!.status, twice!.status], [303, 303])
  const { state, days, acts } = await stand(stay.id)
  assert.deepEqual([state, days, acts], ['booked', 5, ['asked', 'proposed', 'held', 'booked']])
  await town.work()
  const told = (await mailbox(town)).filter(({ subject }) => /予約しました|予約が入りました/.test(subject))
  assert.deepEqual(told.map(({ to }) => to).sort(), ['hiru@example.jp', 'provider@example.jp', 'provider@example.jp'])
})

test('what was held for half an hour and not booked is free, and the firm is told what to do', async () => {
  const { stay, token } = await askedStay(town, { company: '遅い会社', email: 'late@example.jp' })
  const itinerary = String(await proposeTo(town, stay, [rooms(3)]))
  const here = `/workation/stays/${token}`
  await send(`${here}/hold`, { itinerary })
  town.clock.advance({ minutes: 31 })
  const late = await send(`${here}/booking`, { itinerary, ...COMING })
  assert.equal(late.status, 409)
  assert.match(late.text, /30分が過ぎたため、予約していません/)
  const { state, days, acts } = await stand(stay.id)
  assert.deepEqual([state, days, acts.at(-1)], ['proposed', 0, 'expired'])
  assert.equal((await send(`${here}/hold`, { itinerary })).status, 303, 'it may be held again')
  town.clock.advance({ minutes: 31 })
  await town.owner.query('update graphile_worker._private_jobs set run_at = now()') // its clock is the machine's
  await town.work()
  assert.equal((await stand(stay.id)).days, 0, 'the worker frees it by itself')
})

test('what is not free any more is named, and nothing of the itinerary is held', async () => {
  const { stay, token } = await askedStay(town, { company: '後の会社', email: 'second@example.jp', people: '8' })
  const itinerary = String(
    await proposeTo(town, stay, [
      rooms(8),
      { place: seats.offer, from: '2026-12-14', through: '2026-12-14', units: 8 },
    ]),
  )
  await town.owner.query(`insert into workation.stock_days (place_id, on_day, units) values ($1, '2026-12-14', 7)`, [
    seats.offer,
  ])
  const refused = await send(`/workation/stays/${token}/hold`, { itinerary })
  assert.equal(refused.status, 409)
  assert.match(refused.text, /足りないもの: 「港の席」\(12月14日\(月\): 空き 7\)。どれも予約していません/)
  const english = await send(`/en/workation/stays/${token}/hold`, { itinerary })
  assert.match(english.text, /no longer free: “Name” \(Mon,? 14 Dec: 7 left\)\. Nothing was booked/)
  assert.equal((await stand(stay.id)).days, 0)
})

test('a proposal that was followed by another one is not held, nor one of another stay', async () => {
  const { stay, token } = await askedStay(town, { company: '迷う会社', email: 'other@example.jp', people: '2' })
  const old = await proposeTo(town, stay, [rooms(1)])
  await proposeTo(town, stay, [{ ...rooms(1), from: '2026-12-20', through: '2026-12-21' }])
  for (const itinerary of [String(old), '1', '', 'x']) {
    const refused = await send(`/workation/stays/${token}/hold`, { itinerary })
    assert.equal(refused.status, 409)
    assert.match(refused.text, /新しい提案に替わりました/)
  }
})

test('a proposal answers the inquiry: nobody waits for words any more, and what the firm does then is told to whoever proposed', async () => {
  const waits = async (id: number) =>
    (await town.owner.query(`select waiting_since from inquiries.conversations where about = 'stay:' || $1`, [id]))
      .rows[0].waiting_since
  const { stay, token } = await askedStay(town, { company: '待つ会社', email: 'waits@example.jp', people: '2' })
  assert.ok(await waits(stay.id))
  const itinerary = String(await proposeTo(town, stay, [{ ...rooms(1), from: '2027-01-12', through: '2027-01-13' }]))
  assert.equal(await waits(stay.id), null)
  const here = `/workation/stays/${token}`
  await send(`${here}/hold`, { itinerary })
  await send(`${here}/booking`, { itinerary, ...COMING })
  await send(`${here}/cancellation`, { reason: '' })
  const { rows } = await town.owner.query(
    `select n.title from kernel.notifications n where n.href = $1 and n.staff_id = $2 order by n.id`,
    [`/console/workation/stays/${stay.id}`, await deskMember(town)],
  )
  assert.deepEqual(
    rows.map(({ title }) => title),
    ['待つ会社の滞在: 予約', '待つ会社の滞在: 取りやめ'],
  )
})

test('a browser that opened two stays writes about either, and about no other', async () => {
  const [one, other, third] = [
    await askedStay(town, { company: '一つ目', email: 'one@example.jp' }),
    await askedStay(town, { company: '二つ目', email: 'two@example.jp' }),
    await askedStay(town, { company: '三つ目', email: 'three@example.jp' }),
  ]
  let cookie = ''
  for (const { token } of [one, other]) {
    const response = await town.request(`/workation/stays/${token}`, { headers: { cookie } })
    cookie = response.headers.get('set-cookie')!.split(';')[0]!
  }
  const talk = (id: number) => town.request(`/inquiries/stay:${id}`, { headers: { cookie } })
  assert.deepEqual([(await talk(one.stay.id)).status, (await talk(other.stay.id)).status], [200, 200])
  assert.equal((await talk(third.stay.id)).status, 404)
})

test('an address that nobody was given opens nothing, and says so in both languages', async () => {
  for (const path of ['', '/booking', '/cancellation']) {
    const ja = await page(`/workation/stays/${'x'.repeat(32)}${path}`)
    const en = await page(`/en/workation/stays/${'x'.repeat(32)}${path}`)
    assert.deepEqual([ja.status, en.status], [404, 404])
    assert.match(ja.text, /このページは見つかりません/)
    assert.match(en.text, /Not found This page was not found/)
  }
  const refused = await send(`/workation/stays/${'x'.repeat(32)}/cancellation`, { reason: '' })
  assert.equal(refused.status, 404)
})
