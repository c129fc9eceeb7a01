import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { apiOf } from '../../../../testing/api.ts'
import { browserOf, type Browser } from '../../../../testing/browser.ts'
import { mailbox } from '../../../../testing/mailbox.ts'
import { PLACE, save, seenOn, send, text, USER, WATER, waterTown } from '../../../../testing/water.ts'

const { town, at, arrived, rowOf } = await waterTown()
const DUE = '2026-12-08'
const PHONE = 'この番号はつながりませんでした。つながる番号を書いてください。'
const desk = (id: string, path = '') => `/console/applications/${id}${path}`
const deskText = async (id: string, path = '', as = 'kimura') =>
  text(await (await town.request(desk(id, path), { as })).text())

function ask(id: string, remarks: Record<string, string>, dueOn = DUE, as = 'kimura') {
  const beside = Object.entries(remarks).map(([field, remark]): [string, string] => [`remark.${field}`, remark])
  return town.post(desk(id, '/correction'), { field: Object.keys(remarks), ...Object.fromEntries(beside), dueOn }, as)
}
async function asked(remarks: Record<string, string> = { phone: PHONE }) {
  at('2026-11-25T09:00:00')
  const { browser, id } = await arrived()
  assert.equal((await ask(id, remarks)).headers.get('location'), `${desk(id)}?done=correction-asked`)
  return { browser, id }
}
const correct = (browser: Browser, id: string, page: string, fields: Record<string, string>, seen = '0', round = '1') =>
  save(browser, id, page, { _round: round, ...fields }, seen)
const hand = async (browser: Browser, id: string, round = '1', seen?: string) =>
  browser.post(`/applications/${id}/correction`, { round, seen: seen ?? (await seenOn(browser, id)) })
const statusOf = async (browser: Browser, id: string) => text(await (await browser.get(`/applications/${id}`)).text())
const roundsOf = async (id: string) =>
  (await town.owner.query('select * from procedures.corrections where application_id = $1 order by round', [id])).rows
const trailOf = async (id: string) =>
  (
    await town.owner.query('select action, detail from kernel.audit_entries where subject = $1 order by seq', [
      `application:${id}`,
    ])
  ).rows

test('two answers are asked for and corrected; the arrival stays, the days between do not count, and the desk sees before and after', async () => {
  const { browser, id } = await asked({ phone: PHONE, place: '部屋番号まで書いてください。' })
  assert.match(await deskText(id), /補正待ち .*補正の期限 令和8年12月8日\(あと13日\) .*審査 0日 · 残り 1日/)
  assert.doesNotMatch(await deskText(id), /受理する/)
  const queue = text(await (await town.request('/console/applications?queue=correcting', { as: 'kimura' })).text())
  assert.match(queue, /水道使用開始届 .*葛󠄀城 花子 .*あと13日/)
  const status = await statusOf(browser, id)
  assert.match(
    status,
    /直していただきたいところがあります 水道を使う場所 部屋番号まで.* 日中に連絡がつく電話番号 この番号は/,
  )
  assert.match(status, /令和8年12月8日までに直してください/)
  const first = await browser.get(`/applications/${id}/summary`)
  assert.equal(first.headers.get('location'), `/applications/${id}/pages/place`)
  const page = await (await browser.get(`/applications/${id}/pages/place`)).text()
  assert.match(text(page), /1 \/ 3 .*部屋番号まで書いてください/)
  assert.doesNotMatch(page, /name="use"/, 'what was not named has no control')
  assert.match(text(page), /使いみち 家庭用/)

  at('2026-11-27T21:00:00')
  const { use: _, ...place } = PLACE
  await correct(browser, id, 'place', { ...place, 'place.building': '青空荘201' })
  await correct(browser, id, 'user', { phone: '0985-11-2222' })
  const summary = text(await (await browser.get(`/applications/${id}/summary`)).text())
  assert.match(summary, /090-1234-5678 .*0985-11-2222/)
  const answer = await hand(browser, id)
  assert.equal(answer.headers.get('location'), `/applications/${id}?done=corrected`)
  assert.match(
    text(await (await browser.get(`/applications/${id}?done=corrected`)).text()),
    /補正が届きました 審査を続けます/,
  )

  const row = await rowOf(id)
  assert.equal(row.state, 'submitted')
  assert.equal(row.answers.phone, '090-1234-5678', 'the first answers are kept')
  assert.equal(row.expected_by.toString(), '2026-11-30', 'one working day, and two that did not count')
  const [round] = await roundsOf(id)
  assert.equal(round.outcome, 'corrected')
  assert.equal(round.answers.phone, '0985-11-2222')
  assert.equal(round.answers.place.building, '青空荘201')
  assert.equal(round.answers.household, 2)

  const seen = await deskText(id)
  assert.match(seen, /審査中 .*審査 0日 · 補正のお願い 2日 · 残り 1日/)
  assert.match(seen, /090-1234-5678 .*0985-11-2222 .*はじめに届いた内容/)
  assert.match(seen, /届きました .*補正をお願いしました .*木村.* 補正が届きました/)
  await town.work()
  const letters = (await mailbox(town)).filter(({ text: words }) => words.includes(id)).map((one) => one.text)
  const told = (words: RegExp) => letters.filter((letter) => words.test(letter)).length
  assert.equal(
    told(/「水道を使う場所」: 部屋番号まで.*\n「日中に連絡がつく電話番号」: この番号は[^]*令和8年12月8日までに/),
    1,
  )
  assert.equal(told(/補正を受け取りました/), 1)
  assert.deepEqual(
    (await trailOf(id)).map(({ action }) => action).filter((action) => action.includes('correct')),
    ['application.correction_asked', 'application.corrected'],
  )
  const receipt = await browser.get(`/applications/${id}/receipt.pdf`)
  assert.equal(receipt.status, 200)
  assert.equal((await town.post(desk(id, '/acceptance'), {}, 'kimura')).status, 303)
})

test('what is asked needs a field, words and a day to come; what is wrong is said beside it, and nothing is asked', async () => {
  at('2026-11-25T09:00:00')
  const { id } = await arrived()
  const table: [Record<string, string>, string, RegExp][] = [
    [{}, DUE, /一つ以上選んでください/],
    [{ phone: ' ' }, DUE, /「日中に連絡がつく電話番号」: どこが違い/],
    [{ phone: 'あ'.repeat(501) }, DUE, /500 文字まで/],
    [{ phone: '👩‍👩‍👧'.repeat(100_000) }, DUE, /500 文字まで/],
    [{ until: '家庭用では聞かれない項目' }, DUE, /答えていない項目があります/],
    [{ nowhere: 'x', ['__proto__']: 'y' }, DUE, /答えていない項目があります/],
    [{ phone: PHONE }, '2026-11-25', /あしたからあとの日/],
    [{ phone: PHONE }, '2026-02-30', /期限を選んでください/],
    [{ phone: PHONE }, 'あした', /期限を選んでください/],
    [{ phone: PHONE }, '2199-12-31', /令和9年5月25日までの日/],
    [{ phone: PHONE }, '9999-12-31', /期限を選んでください/],
  ]
  for (const [remarks, dueOn, words] of table) {
    const answer = await ask(id, remarks, dueOn)
    assert.equal(answer.status, 422, String(words))
    assert.match(text(await answer.text()), words)
  }
  assert.deepEqual(await roundsOf(id), [])
  assert.equal((await rowOf(id)).state, 'submitted')
  assert.equal((await ask(id, { phone: PHONE }, DUE, 'takahashi')).status, 404, 'another section')
  const hostile = '<script>alert(1)</script> 🏠 {{number}} \u202E'
  assert.equal((await ask(id, { phone: hostile })).status, 303)
  assert.equal((await ask(id, { phone: hostile })).status, 303, 'sent twice')
  assert.equal((await ask(id, { phone: '別のこと' })).status, 409, 'one at a time')
  const [round, ...more] = await roundsOf(id)
  assert.deepEqual([round.remarks, more], [{ phone: '<script>alert(1)</script> 🏠 {{number}}' }, []])
  const html = await (await town.request(desk(id), { as: 'kimura' })).text()
  assert.match(html, /&lt;script>alert\(1\)/)
  assert.doesNotMatch(html, /<script>alert/)
})

test('an answer that was not asked for is refused, noted, and changes nothing; pages without such are not open', async () => {
  const { browser, id } = await asked()
  const tampered = await correct(browser, id, 'user', { phone: '0985-11-2222', 'user.family': '別人', household: '9' })
  assert.equal(tampered.status, 403)
  assert.match(text(await tampered.text()), /補正をお願いした項目だけ/)
  const noted = (await trailOf(id)).find(({ action }) => action === 'application.locked_refused')
  assert.deepEqual(noted?.detail, { names: ['使う方のお名前', '一緒に使う人数'] })
  assert.equal((await correct(browser, id, 'place', PLACE)).status, 409)
  const skipped = await browser.get(`/applications/${id}/pages/place`)
  assert.equal(skipped.headers.get('location'), `/applications/${id}/pages/user`)
  assert.equal((await hand(browser, id, '1', 'x')).status, 303, 'to the page that is not written yet')
  const { rows } = await town.owner.query('select from procedures.answers where application_id = $1 and round > 0', [
    id,
  ])
  assert.equal(rows.length, 0)
  const other = browserOf(town)
  for (const path of ['', '/pages/user', '/summary'])
    assert.equal((await other.get(`/applications/${id}${path}`)).status, 404)
  assert.equal((await correct(other, id, 'user', { phone: '0985-11-2222' })).status, 404)
  assert.equal((await hand(other, id, '1', 'x')).status, 404)
})

test('what follows from a corrected answer is asked too, and what falls off the path is dropped', async () => {
  const { browser, id } = await asked({ party: '会社の名前で使うのではありませんか。' })
  const missing = await correct(browser, id, 'user', { party: 'organization' })
  assert.equal(missing.status, 422)
  assert.match(text(await missing.text()), /「会社・団体の名前」を入力してください/)
  await correct(browser, id, 'user', { party: 'organization', organization: '青空商店' })
  assert.match(
    text(await (await browser.get(`/applications/${id}/summary`)).text()),
    /会社・団体の名前 \(聞かれない項目\) 青空商店 一緒に使う人数 2人 \(聞かれない項目\)/,
  )
  assert.equal((await hand(browser, id)).status, 303)
  const [{ answers }] = await roundsOf(id)
  assert.deepEqual([answers.organization, answers.household], ['青空商店', undefined])
})

test('two tabs, a button pressed twice and a page that waits since before: each is told, and nothing is lost', async () => {
  const { browser, id } = await asked()
  const both = await Promise.all([1, 2].map(() => correct(browser, id, 'user', { phone: '0985-11-2222' })))
  assert.deepEqual(
    both.map(({ status }) => status),
    [303, 303],
  )
  const late = await correct(browser, id, 'user', { phone: '0985-33-4444' })
  assert.equal(late.status, 409)
  assert.match(await late.text(), /ほかの画面で、先に保存されています[^]*value="0985-33-4444"/)
  const seen = await seenOn(browser, id)
  await correct(browser, id, 'user', { phone: '0985-33-4444' }, '1')
  assert.match(text(await (await hand(browser, id, '1', seen)).text()), /ほかの画面で内容が変わりました/)
  const sent = await Promise.all([1, 2].map(() => hand(browser, id)))
  assert.deepEqual(
    sent.map(({ status }) => status),
    [303, 303],
  )
  assert.equal((await roundsOf(id)).length, 1)
  assert.equal((await correct(browser, id, 'user', { phone: '0985-55-6666' }, '2')).status, 409)
  assert.equal((await ask(id, { email: '届きませんでした。' })).status, 303)
  assert.equal(
    (await correct(browser, id, 'user', { email: 'x@example.jp' }, '0', '1')).status,
    409,
    'a form of the first round',
  )
  assert.equal((await correct(browser, id, 'user', { email: '' }, '0', '2')).status, 303)
  assert.equal((await hand(browser, id, '2')).status, 303)
  const [, second] = await roundsOf(id)
  assert.deepEqual([second.answers.phone, second.answers.email], ['0985-33-4444', undefined])
})

test('the town calls it off: what was half corrected is not used, and whoever sends it is told', async () => {
  const { browser, id } = await asked()
  await correct(browser, id, 'user', { phone: '0985-11-2222' })
  const seen = await seenOn(browser, id)
  at('2026-11-26T09:00:00')
  assert.match(await deskText(id, '/correction/removal'), /補正を取りやめますか/)
  for (let time = 0; time < 2; time++)
    assert.equal((await town.post(desk(id, '/correction/removal'), {}, 'kimura')).status, 303)
  assert.equal((await rowOf(id)).expected_by.toString(), '2026-11-27')
  const refused = await hand(browser, id, '1', seen)
  assert.equal(refused.headers.get('location'), `/applications/${id}`, 'where it says how it stands')
  assert.match(await statusOf(browser, id), /補正は要らなくなりました/)
  assert.match(await deskText(id), /日中に連絡がつく電話番号 090-1234-5678/)
  await ask(id, { phone: PHONE })
  assert.match(
    await (await browser.get(`/applications/${id}/pages/user`)).text(),
    /value="090-1234-5678"/,
    'the next asking begins with what counts',
  )
})

test('while it is corrected nobody decides; once the day has passed the head may refuse, and until then it is still taken', async () => {
  const { browser, id } = await asked()
  assert.equal((await town.post(desk(id, '/acceptance'), {}, 'inoue')).status, 409)
  at('2026-12-08T18:00:00')
  const reason = { reason: '補正の期限までに電話番号がわからなかったため' }
  assert.equal((await town.post(desk(id, '/refusal'), reason, 'inoue')).status, 409, 'the day itself is theirs')
  at('2026-12-09T09:00:00')
  assert.match(text(await (await town.request('/console', { as: 'kimura' })).text()), /補正の期限を1日過ぎています/)
  assert.match(await statusOf(browser, id), /期限の 令和8年12月8日 を過ぎています。結果が決まるまでは、まだ出せます/)
  await correct(browser, id, 'user', { phone: '0985-11-2222' })
  assert.equal((await town.post(desk(id, '/refusal'), reason, 'kimura')).status, 409)
  assert.equal((await town.post(desk(id, '/refusal'), reason, 'inoue')).status, 303)
  const [round] = await roundsOf(id)
  assert.deepEqual([round.outcome, round.answers], ['refused', null])
  assert.equal((await hand(browser, id, '1', 'x')).headers.get('location'), `/applications/${id}`)
})

const { use: _use, ...ADDRESS } = PLACE
const { 'user.family': family, 'user.given': given, phone } = USER
const picture = async (background: string) => {
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background } })
    .jpeg()
    .toBuffer()
  return new File([new Uint8Array(bytes)], `${background}.jpg`, { type: 'image/jpeg' })
}

const BULKY: Record<string, Record<string, string>> = {
  place: { ...ADDRESS, dwelling: 'house', put: '玄関の前' },
  day: {
    'day.era': '令和',
    'day.year': '8',
    'day.month': '12',
    'day.day': '9',
    'applicant.family': family,
    'applicant.given': given,
    'applicant.familyKana': 'かつらぎ',
    'applicant.givenKana': 'はなこ',
    phone,
  },
  confirm: { household: '1', sticker: '1' },
}

test('a photo is replaced, and the one before stays with the first answers', async () => {
  at('2026-11-25T09:00:00')
  const browser = browserOf(town)
  await browser.get('/procedures/bulky-waste')
  const id = crypto.randomUUID()
  await browser.post('/procedures/bulky-waste/applications', { id })
  const post = async (page: string, fields: Record<string, string>, file?: File) => {
    const body = new FormData()
    for (const [name, value] of Object.entries({ _seen: '0', ...fields })) body.set(name, value)
    if (file) body.set('items.0.photo', file)
    const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ')
    return town.request(`/applications/${id}/pages/${page}`, { method: 'POST', body, headers: { cookie } })
  }
  const ITEM = { 'items.rows': '1', 'items.0.item': 'sofa', 'items.0.length': '150', 'items.0.pieces': '1' }
  await post('items', ITEM, await picture('red'))
  for (const [page, fields] of Object.entries(BULKY)) assert.equal((await post(page, fields)).status, 303, page)
  assert.equal((await send(browser, id)).status, 303)
  assert.equal((await ask(id, { items: '写真が暗くて見えません。撮り直してください。' })).status, 303)
  const [, kept = ''] =
    /name="items\.0\.photo\.kept" value="([^"]+)"/.exec(
      await (await browser.get(`/applications/${id}/pages/items`)).text(),
    ) ?? []
  const replaced = { ...ITEM, _round: '1', 'items.0.photo.kept': kept, 'items.0.photo.remove': kept }
  assert.equal((await post('items', replaced, await picture('blue'))).status, 303)
  assert.equal((await hand(browser, id)).status, 303)
  const [{ answers }] = await roundsOf(id)
  assert.deepEqual(
    answers.items[0].photo.map(({ name }: { name: string }) => name),
    ['blue.jpg'],
  )
  for (const file of [kept, answers.items[0].photo[0].fileId])
    assert.equal((await town.request(desk(id, `/files/${file}`), { as: 'kimura' })).status, 200)
})

test('a program asks, reads and calls off as its owner may', async () => {
  at('2026-11-25T09:00:00')
  const { id } = await arrived()
  const api = await apiOf(town, 'kimura', ['applications:read', 'applications:handle'])
  const json = { fields: [{ field: 'phone', remark: PHONE }], dueOn: DUE }
  const wrong = { fields: [{ field: 'phone', remark: '\ud800 ' }], dueOn: '2026-11-01' }
  assert.equal((await api.ask(`/applications/${id}/corrections`, { method: 'POST', json: wrong })).status, 422)
  assert.equal((await api.ask(`/applications/${id}/corrections`, { method: 'POST', json })).status, 204)
  const { items } = await (await api.ask(`/applications/${id}/corrections`)).json()
  assert.deepEqual(
    [items[0].round, items[0].dueOn, items[0].outcome, items[0].fields[0].remark, items[0].fields[0].after],
    [1, DUE, null, PHONE, null],
  )
  const queue = await (await api.ask('/applications?queue=correcting&limit=200')).json()
  assert.ok(queue.items.some((one: { id: string; correctBy: string }) => one.id === id && one.correctBy === DUE))
  assert.equal((await api.ask(`/applications/${id}/corrections/current`, { method: 'DELETE' })).status, 204)
  assert.equal((await (await api.ask(`/applications/${id}`)).json()).state, 'submitted')
  const elsewhere = await apiOf(town, 'takahashi', ['applications:read', 'applications:handle'])
  assert.equal((await elsewhere.ask(`/applications/${id}/corrections`)).status, 404)
  assert.equal((await elsewhere.ask(`/applications/${id}/corrections`, { method: 'POST', json })).status, 404)
})

test('what was asked and what came of it is not written over, whoever tries', async () => {
  const { browser, id } = await asked()
  await correct(browser, id, 'user', { phone: '0985-11-2222' })
  await hand(browser, id)
  const tries = [
    `update procedures.corrections set answers = '{}' where application_id = $1`,
    `update procedures.corrections set ended_at = null, outcome = null, answers = null where application_id = $1`,
    'delete from procedures.corrections where application_id = $1',
    `update procedures.applications set expected_by = '2027-01-01' where id = $1`,
    `update procedures.applications set state = 'correcting' where id = $1`,
    `insert into procedures.answers (application_id, round, page, number, answers, saved_at) values ($1, 1, 'user', 9, '{}', now())`,
  ]
  for (const one of tries)
    await assert.rejects(town.owner.query(one, [id]), /stays as it is|only a draft|while it is asked for/, one)
})

test('what the town usually takes does not count the days on which it waited', async () => {
  const answers = []
  at('2026-11-26T09:00:00')
  for (let made = 0; made < 5; made++) {
    const { browser, id } = await arrived()
    await ask(id, { phone: PHONE }, '2026-12-18')
    answers.push({ browser, id })
  }
  at('2026-12-14T09:00:00')
  for (const { browser, id } of answers) {
    await correct(browser, id, 'user', { phone: '0985-11-2222' })
    await hand(browser, id)
    await town.post(desk(id, '/acceptance'), {}, 'kimura')
  }
  assert.match(text(await (await browserOf(town).get(WATER)).text()), /半数がその日のうちに終わっています/)
})
