import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import sharp from 'sharp'
import { apiOf } from '../../../testing/api.ts'
import { browserOf, type Browser } from '../../../testing/browser.ts'
import { mailbox } from '../../../testing/mailbox.ts'
import {
  begun,
  filled,
  PAYMENT,
  PLACE,
  save,
  seenOn,
  send,
  START,
  text,
  WATER,
  waterTown,
} from '../../../testing/water.ts'
import { publishDefinition, shippedDefinitions } from '../index.ts'

const { town, to, at, rowOf } = await waterTown()

test('somebody applies in the evening, the section accepts next morning, and both notices arrive', async () => {
  at('2026-11-24T19:30:00')
  const browser = browserOf(town)
  const id = await filled(browser)
  const summary = text(await (await browser.get(`/applications/${id}/summary`)).text())
  assert.match(summary, /葛󠄀城 花子/)
  assert.match(summary, /令和8年12月1日/)
  const answer = await send(browser, id)
  assert.equal(answer.headers.get('location'), `/applications/${id}?done=submitted`)
  const status = text(await (await browser.get(`/applications/${id}?done=submitted`)).text())
  assert.match(status, /申請が届きました 受付番号は R8-\d{6} です/)
  assert.match(status, /令和8年11月24日 19:30/)
  assert.match(status, /令和8年11月25日までに終わる見込み/)
  const receipt = await browser.get(`/applications/${id}/receipt.pdf`)
  assert.equal(receipt.headers.get('content-type'), 'application/pdf')
  assert.equal(
    Buffer.from(await receipt.arrayBuffer())
      .subarray(0, 5)
      .toString(),
    '%PDF-',
  )

  await town.work()
  at('2026-11-25T09:00:00')
  const home = text(await (await town.request('/console', { as: 'kimura' })).text())
  assert.match(home, /申請: 水道使用開始届\(葛󠄀城 花子さん、きょうまで\)/)
  const queue = text(await (await town.request('/console/applications', { as: 'kimura' })).text())
  assert.match(queue, /水道使用開始届 .*葛󠄀城 花子 .*R8-\d{6} .*きょうまで .*決まっていません/)
  await town.post(`/console/applications/${id}/claim`, {}, 'kimura')
  const accepted = await town.post(`/console/applications/${id}/acceptance`, {}, 'kimura')
  assert.equal(accepted.headers.get('location'), `/console/applications/${id}?done=accepted`)
  assert.match(text(await (await browser.get(`/applications/${id}`)).text()), /受理になりました/)
  await town.work()
  const letters = (await mailbox(town)).filter(({ to }) => to.includes('hanako@example.jp'))
  assert.deepEqual(
    letters.map(({ text: words }) => /受け付けました|お手続きが終わりました/.exec(words)?.[0]),
    ['受け付けました', 'お手続きが終わりました'],
  )
  const { rows } = await town.owner.query(`select action from kernel.audit_entries where subject = $1 order by seq`, [
    `application:${id}`,
  ])
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['application.begun', 'application.submitted', 'application.claimed', 'application.accepted'],
  )
})

test('the button that begins, pressed twice, begins one; and another’s id opens nothing', async () => {
  at('2026-11-24T19:30:00')
  const [browser, other] = [browserOf(town), browserOf(town)]
  const id = await begun(browser)
  assert.equal((await browser.post(`${WATER}/applications`, { id })).headers.get('location'), `/applications/${id}`)
  await begun(other)
  for (const path of ['', '/pages/place', '/summary', '/receipt.pdf', '/removal'])
    assert.equal((await other.get(`/applications/${id}${path}`)).status, 404, path)
  assert.equal((await save(other, id, 'place', PLACE)).status, 404)
  assert.equal((await other.post(`${WATER}/applications`, { id })).status, 404)
  assert.equal((await other.post(`/applications/${id}/removal`)).status, 404)
  assert.equal((await town.request(`/console/applications/${id}`, { as: 'kimura' })).status, 404)
})

test('16 submissions at once are one application under one number', async () => {
  const browser = browserOf(town)
  const id = await filled(browser)
  const seen = await seenOn(browser, id)
  const answers = await Promise.all(Array.from({ length: 16 }, () => send(browser, id, seen)))
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([303]))
  const { rows } = await town.owner.query('select from procedures.events where application_id = $1', [id])
  assert.equal(rows.length, 1)
})

test('numbers of a year differ however many draw one at once; drawn without the lock they would not', async () => {
  const browser = browserOf(town)
  const ids: string[] = []
  for (let made = 0; made < 8; made++) ids.push(await filled(browser))
  const seen = await Promise.all(ids.map((id) => seenOn(browser, id)))
  await Promise.all(ids.map((id, index) => send(browser, id, seen[index])))
  const serials = await Promise.all(ids.map(async (id) => (await rowOf(id)).serial as number))
  assert.equal(new Set(serials).size, ids.length)

  const [one, other] = [await town.owner.connect(), await town.owner.connect()]
  const draw = 'select max(serial) + 1 as serial from procedures.applications where fiscal_year = 2026'
  try {
    for (const client of [one, other]) await client.query('begin')
    const drawn = [await one.query(draw), await other.query(draw)].map(({ rows }) => rows[0].serial)
    assert.equal(drawn[0], drawn[1])
  } finally {
    for (const client of [one, other]) {
      await client.query('rollback')
      client.release()
    }
  }
})

test('a page that comes twice is saved once; a second tab is told, sees both, and nothing is lost', async () => {
  const browser = browserOf(town)
  const id = await begun(browser)
  const both = await Promise.all([save(browser, id, 'place', PLACE), save(browser, id, 'place', PLACE)])
  assert.deepEqual(
    both.map(({ status }) => status),
    [303, 303],
  )
  const count = async () =>
    (await town.owner.query('select from procedures.answers where application_id = $1', [id])).rowCount
  assert.equal(await count(), 1)
  const late = await save(browser, id, 'place', { ...PLACE, 'place.town': '港町9番地' })
  assert.equal(late.status, 409)
  const html = await late.text()
  assert.match(text(html), /ほかの画面で、先に保存されています .*中央1丁目2番3号/)
  assert.match(html, /value="港町9番地"/)
  assert.match(html, /name="_seen" value="1"/)
  assert.equal((await save(browser, id, 'place', { ...PLACE, 'place.town': '港町9番地' }, '1')).status, 303)
  assert.equal(await count(), 2)
})

test('a page with mistakes says them all beside their fields, and back and forth keeps what was typed', async () => {
  const browser = browserOf(town)
  const id = await begun(browser)
  await save(browser, id, 'place', PLACE)
  const wrong = await save(browser, id, 'start', { ...START, 'start.day': '99' })
  assert.equal(wrong.status, 422)
  const back = await save(browser, id, 'start', { ...START, 'start.day': '77', _go: 'back' })
  assert.equal(back.headers.get('location'), `/applications/${id}/pages/place`)
  assert.match(await (await browser.get(`/applications/${id}/pages/start`)).text(), /value="77"/)
  const resumed = await browser.get(`/applications/${id}`)
  assert.equal(resumed.headers.get('location'), `/applications/${id}/pages/start`)
})

test('skipped pages, pages that are none, a summary too early and what was not read are refused', async () => {
  const browser = browserOf(town)
  const id = await begun(browser)
  const skipped = await browser.get(`/applications/${id}/pages/payment`)
  assert.equal(skipped.headers.get('location'), `/applications/${id}/pages/place`)
  assert.equal((await save(browser, id, 'payment', PAYMENT)).status, 409)
  assert.equal((await save(browser, id, 'nowhere', {})).status, 404)
  assert.equal(
    (await browser.get(`/applications/${id}/summary`)).headers.get('location'),
    `/applications/${id}/pages/place`,
  )
  assert.equal((await browser.post(`/applications/${id}/submission`, { seen: 'x' })).status, 303)
  assert.equal((await rowOf(id)).state, 'draft')

  const whole = await filled(browser)
  const seen = await seenOn(browser, whole)
  await save(browser, whole, 'start', { ...START, 'start.day': '2' }, '1')
  const stale = await send(browser, whole, seen)
  assert.equal(stale.status, 409)
  assert.match(text(await stale.text()), /ほかの画面で内容が変わりました/)
  assert.equal((await send(browser, whole)).status, 303)
  assert.equal((await save(browser, whole, 'start', START, '2')).status, 409)
})

test('what was answered on a path that was left is not sent', async () => {
  const browser = browserOf(town)
  const id = await filled(browser)
  await save(browser, id, 'payment', { ...PAYMENT, payment: 'same', formerMeter: '123' }, '1')
  await save(browser, id, 'payment', PAYMENT, '2')
  await send(browser, id)
  assert.equal((await rowOf(id)).answers.formerMeter, undefined)
})

test('what has arrived is not written over, whoever tries', async () => {
  const browser = browserOf(town)
  const id = await filled(browser)
  await send(browser, id)
  const tries = [
    `update procedures.applications set answers = '{}' where id = $1`,
    `update procedures.applications set arrived_at = now() where id = $1`,
    'delete from procedures.applications where id = $1',
    `insert into procedures.answers values ($1, 'place', 9, '{}', now())`,
    'delete from procedures.answers where application_id = $1',
  ]
  for (const one of tries) await assert.rejects(town.owner.query(one, [id]), /stays as it is|only a draft/, one)
  assert.equal((await browser.post(`/applications/${id}/removal`)).status, 409)
})

test('a draft that is given up is gone with all its answers', async () => {
  const browser = browserOf(town)
  const id = await filled(browser)
  assert.equal(
    (await browser.post(`/applications/${id}/removal`)).headers.get('location'),
    '/applications?done=given-up',
  )
  for (const table of ['answers', 'files', 'unfinished'])
    assert.equal(
      (await town.owner.query(`select from procedures.${table} where application_id = $1`, [id])).rowCount,
      0,
    )
  assert.equal(await rowOf(id), undefined)
})

async function signIn(browser: Browser, email: string, next: string) {
  await browser.post('/residents/sign-in', { email, next })
  const { rows } = await town.owner.query('select payload from graphile_worker._private_jobs order by id desc')
  const { text: words } = rows.map(({ payload }) => payload).find(({ to }) => to === email)
  const code = /番号は (\d{6}) です/.exec(words)![1]!
  return await browser.post('/residents/sign-in/code', { code })
}

test('signing in midway keeps the draft and ties it to the person, on every device and on no other', async () => {
  const [phone, desk] = [browserOf(town), browserOf(town)]
  const id = await begun(phone)
  await save(phone, id, 'place', PLACE)
  const into = await signIn(phone, 'midway@example.jp', `/applications/${id}/keep`)
  assert.equal(into.headers.get('location'), `/applications/${id}/keep`)
  assert.equal((await phone.get(`/applications/${id}/keep`)).headers.get('location'), `/applications/${id}`)
  await signIn(desk, 'midway@example.jp', '/applications')
  assert.match(text(await (await desk.get('/applications')).text()), /書きかけ 水道使用開始届/)
  assert.equal((await desk.get(`/applications/${id}`)).headers.get('location'), `/applications/${id}/pages/start`)
  await phone.post('/sign-out')
  assert.equal((await phone.get(`/applications/${id}`)).status, 404)
})

test('refusing is for the head, with a reason, which the applicant reads with what they can do', async () => {
  at('2026-11-24T19:30:00')
  const browser = browserOf(town)
  const id = await filled(browser)
  await send(browser, id)
  at('2026-11-25T10:00:00')
  assert.equal((await town.post(`/console/applications/${id}/refusal`, { reason: 'だめ' }, 'kimura')).status, 403)
  const empty = await town.post(`/console/applications/${id}/refusal`, { reason: ' ' }, 'inoue')
  assert.equal(empty.status, 422)
  assert.match(text(await empty.text()), /却下の理由を入力してください/)
  const form = { reason: '使用場所に給水装置がないため' }
  assert.equal((await town.post(`/console/applications/${id}/refusal`, form, 'inoue')).status, 303)
  assert.equal((await town.post(`/console/applications/${id}/refusal`, form, 'inoue')).status, 303)
  assert.equal((await town.post(`/console/applications/${id}/acceptance`, {}, 'inoue')).status, 409)
  const status = text(await (await browser.get(`/applications/${id}`)).text())
  assert.match(status, /使用場所に給水装置がないため .*3か月以内に、.*長に審査請求/)
  await town.work()
  const letters = (await mailbox(town)).filter(({ text: words }) => words.includes('給水装置がないため'))
  assert.equal(letters.length, 1)
})

test('a colleague’s application is left to the colleague, and nobody of another section opens it', async () => {
  const browser = browserOf(town)
  const id = await filled(browser)
  await send(browser, id)
  const claims = await Promise.all(
    ['kimura', 'hayashi'].map((who) => town.post(`/console/applications/${id}/claim`, {}, who)),
  )
  assert.deepEqual(claims.map(({ status }) => status).toSorted(), [303, 409])
  const second = claims[0]!.status === 409 ? 'kimura' : 'hayashi'
  assert.equal((await town.post(`/console/applications/${id}/acceptance`, {}, second)).status, 409)
  assert.equal((await town.request(`/console/applications/${id}`, { as: 'takahashi' })).status, 404)
  assert.equal((await town.post(`/console/applications/${id}/acceptance`, {}, 'takahashi')).status, 404)
})

test('a procedure that needs an identity card says so, and lets nobody begin without', async () => {
  const browser = browserOf(town)
  const page = text(await (await browser.get('/procedures/child-allowance-claim')).text())
  assert.match(page, /まだオンラインでは申請できません/)
  await begun(browser)
  const forced = await browser.post('/procedures/child-allowance-claim/applications', { id: randomUUID() })
  assert.equal(forced.status, 403)
})

const ITEM = { 'items.rows': '1', 'items.0.item': 'sofa', 'items.0.length': '150', 'items.0.pieces': '1' }

test('a photo stays through mistakes and is sent once; what is no photo is refused beside its field', async () => {
  const browser = browserOf(town)
  await browser.get('/procedures/bulky-waste')
  const id = randomUUID()
  await browser.post('/procedures/bulky-waste/applications', { id })
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#446688' } })
    .jpeg()
    .toBuffer()
  const sendWith = (file: File, fields: Record<string, string>) => {
    const body = new FormData()
    for (const [name, value] of Object.entries({ _seen: '0', ...fields })) body.set(name, value)
    body.set('items.0.photo', file)
    const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ')
    return town.request(`/applications/${id}/pages/items`, { method: 'POST', body, headers: { cookie } })
  }
  const memo = new File(['これは写真ではありません'], 'memo.txt', { type: 'text/plain' })
  const refused = await sendWith(memo, ITEM)
  assert.equal(refused.status, 422)
  assert.match(text(await refused.text()), /「memo\.txt」は受け取れません。写真を選んでください。/)
  const photo = new File([new Uint8Array(picture)], 'ソファー.jpg', { type: 'image/jpeg' })
  const again = await sendWith(photo, { ...ITEM, 'items.0.length': 'ながい' })
  assert.equal(again.status, 422)
  const [, kept = ''] = /name="items\.0\.photo\.kept" value="([^"]+)"/.exec(await again.text()) ?? []
  const saved = await browser.post(`/applications/${id}/pages/items`, {
    _seen: '0',
    ...ITEM,
    'items.0.photo.kept': kept,
  })
  assert.equal(saved.status, 303)
  const { rows } = await town.owner.query('select id, name from procedures.files where application_id = $1', [id])
  assert.deepEqual(rows, [{ id: kept, name: 'ソファー.jpg' }])
  assert.equal((await browser.get(`/applications/${id}/files/${kept}`)).headers.get('content-type'), 'image/jpeg')
  assert.equal((await browserOf(town).get(`/applications/${id}/files/${kept}`)).status, 404)

  const other = await begun(browser)
  await save(browser, other, 'place', PLACE)
  assert.equal((await browser.get(`/applications/${other}/files/${kept}`)).status, 404, 'a file is of its application')
})

test('what died between saving and answering was saved: sent again it is one', async () => {
  const browser = browserOf(town)
  const id = await begun(browser)
  await save(browser, id, 'place', PLACE) // the answer never came
  assert.equal((await save(browser, id, 'place', PLACE)).status, 303)
  const whole = await filled(browser)
  const seen = await seenOn(browser, whole)
  await send(browser, whole, seen) // nor did this one
  const { serial } = await rowOf(whole)
  assert.equal((await send(browser, whole, seen)).headers.get('location'), `/applications/${whole}?done=submitted`)
  assert.equal((await rowOf(whole)).serial, serial)
})

test('an application keeps the version that it was begun with', async () => {
  const browser = browserOf(town)
  const id = await begun(browser)
  const water = shippedDefinitions().find((json) => (json as { id: string }).id === 'water-service-start')
  const next = { ...(water as object), title: '水道使用開始届(新)' }
  await publishDefinition(town.municipality.db, town.clock(), `staff:${to.staffId}`, next, to)
  assert.doesNotMatch(await (await browser.get(`/applications/${id}/pages/place`)).text(), /水道使用開始届\(新\)/)
  assert.match(await (await browser.get(WATER)).text(), /水道使用開始届\(新\)/)
})

test('a program lists, reads, takes over and decides as its owner may, and no more', async () => {
  const browser = browserOf(town)
  const id = await filled(browser)
  await send(browser, id)
  const api = await apiOf(town, 'kimura', ['applications:read', 'applications:handle'])
  const { items } = await (await api.ask('/applications?limit=200')).json()
  assert.ok(items.some((item: { id: string; applicant: string }) => item.id === id && item.applicant === '葛󠄀城 花子'))
  const whole = await (await api.ask(`/applications/${id}`)).json()
  assert.equal(whole.answers.payment, 'slip')
  assert.equal((await api.ask(`/applications/${id}/claim`, { method: 'POST' })).status, 204)
  assert.equal((await api.ask(`/applications/${id}/claim`, { method: 'DELETE' })).status, 204)
  const refusal = { outcome: 'refused', reason: '給水装置がないため' }
  assert.equal((await api.ask(`/applications/${id}/decision`, { method: 'POST', json: refusal })).status, 403)
  assert.equal(
    (await api.ask(`/applications/${id}/decision`, { method: 'POST', json: { outcome: 'refused' } })).status,
    422,
  )
  assert.equal(
    (await api.ask(`/applications/${id}/decision`, { method: 'POST', json: { outcome: 'accepted' } })).status,
    204,
  )
  const elsewhere = await apiOf(town, 'takahashi', ['applications:read'])
  assert.equal((await elsewhere.ask(`/applications/${id}`)).status, 404)
})
