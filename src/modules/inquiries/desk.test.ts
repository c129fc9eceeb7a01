import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { townOnLine } from '../../testing/line.ts'
import { sayNothingAtNight } from '../../testing/answers.ts'

const town = await townOnLine({ at: '2026-11-24T22:00:00+09:00' })
const { line, municipality, phoneClock, talkOf: idOf } = town
await sayNothingAtNight(town)

const photo = (color: string) =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: color } })
    .jpeg()
    .withExif({ IFD0: { Copyright: 'GPS and all' } })
    .toBuffer()
const conversations = () => municipality.db.selectFrom('inquiries.conversations').selectAll().execute()
const messages = () => municipality.db.selectFrom('inquiries.messages').selectAll().orderBy('id').execute()
const page = async (path: string, as = 'suzuki') => (await town.request(path, { as })).text()

let keys = 0
const key = () => `00000000-0000-4000-8000-${String(++keys).padStart(12, '0')}`

test('a resident writes at night with a photo; staff see both and answer with text, a picture and a link; the phone shows them', async () => {
  const mika = line.phone('青空 みか')
  await mika.text('空き家バンクについて教えてください😀')
  await mika.image(await photo('#88aa44'))
  await town.work()
  const id = await idOf('青空 みか')

  const inbox = await page('/console/inquiries')
  assert.match(inbox, /青空 みか/)
  assert.match(inbox, new RegExp(`/console/inquiries/${id}/files/\\d+/0/preview`))
  const opened = await page(`/console/inquiries/${id}`)
  assert.match(opened, /空き家バンクについて教えてください😀/)

  const preview = /\/console\/inquiries\/\d+\/files\/\d+\/0\/preview\/[\w-]+/.exec(opened)?.[0] ?? ''
  const picture = await town.request(preview, { as: 'suzuki' })
  assert.equal(picture.headers.get('content-type'), 'image/jpeg')

  const answer = await town.post(
    `/console/inquiries/${id}/replies`,
    {
      text: 'こちらをご覧ください。https://aozora.example/akiya',
      files: new File([new Uint8Array(await photo('#4488aa'))], '間取り.jpg'),
      key: key(),
    },
    'suzuki',
  )
  assert.equal(answer.status, 303)
  await town.work()
  const shown = JSON.stringify(mika.screen())
  assert.match(shown, /こちらをご覧ください。https:\/\/aozora.example\/akiya/)
  assert.match(shown, /originalContentUrl/)
  assert.match(await page(`/console/inquiries/${id}`), /LINE が受け付けました/)
  assert.deepEqual(
    line.ledger.sent({ to: mika.userId }).map((sent) => sent.method),
    ['reply', 'reply'],
  )
})

test('the picture that the phone loads has lost its EXIF and its address cannot be guessed', async () => {
  const address =
    /https:\/\/aozora\.test(\/files\/[^"]+)/.exec(JSON.stringify(line.phone('青空 みか').screen()))?.[1] ?? ''
  const loaded = await town.request(address)
  assert.equal(loaded.status, 200)
  const { exif } = await sharp(Buffer.from(await loaded.arrayBuffer())).metadata()
  assert.equal(exif, undefined)
  assert.equal((await town.request(address.replace(/files\/..../, 'files/AAAA'))).status, 404)
})

test('five minutes later an answer goes as a push, with its retry key', async () => {
  const ken = line.phone('海野 けん')
  await ken.text('水道の手続きは?')
  await town.work()
  town.clock.advance({ minutes: 5 })
  const id = await idOf('海野 けん')
  await town.post(`/console/inquiries/${id}/replies`, { text: 'オンラインでできます。', key: key() }, 'suzuki')
  await town.work()
  const [sent] = line.ledger.sent({ to: ken.userId })
  assert.equal(sent?.method, 'push')
  assert.ok(sent?.retryKey)
})

test('a double click on 送信 sends one answer', async () => {
  const id = await idOf('海野 けん')
  const before = line.ledger.sent({}).length
  const twice = { text: '一度だけ', key: key() }
  const answers = await Promise.all([1, 2].map(() => town.post(`/console/inquiries/${id}/replies`, twice, 'suzuki')))
  assert.deepEqual(
    answers.map((answer) => answer.status),
    [303, 303],
  )
  await town.work()
  assert.equal(line.ledger.sent({}).length, before + 1)
})

test('another text under the key of a reply that was sent is not swallowed: the page asks, and keeps the words', async () => {
  const id = await idOf('海野 けん')
  const used = key()
  await town.post(`/console/inquiries/${id}/replies`, { text: 'はじめの返信', key: used }, 'suzuki')
  const again = await town.post(
    `/console/inquiries/${id}/replies`,
    { text: '戻るボタンのあとの返信', key: used },
    'suzuki',
  )
  assert.equal(again.status, 409)
  assert.match(await again.text(), /戻るボタンのあとの返信/)
})

test('events that arrive twice, shuffled and in batches are one message each, in the order of the phone', async () => {
  const yui = line.phone('空山 ゆい')
  line.webhooks.hold()
  const sent = ['一', '二', '三', '四', '五']
  for (const text of sent) {
    await yui.text(text)
    await phoneClock.advance(1_000)
  }
  await line.webhooks.release({ order: 'shuffled', batch: 2, copies: 3 })
  await town.work()
  const id = await idOf('空山 ゆい')
  const rows = await municipality.db
    .selectFrom('inquiries.messages')
    .select('body')
    .where('conversation_id', '=', id)
    .orderBy('occurred_at')
    .orderBy('id')
    .execute()
  assert.deepEqual(
    rows.map((row) => row.body),
    sent,
  )
})

test('two first messages in the same moment make one conversation', async () => {
  const before = (await conversations()).length
  const riku = line.phone('星野 りく')
  await Promise.all([riku.text('はじめまして'), riku.text('もう一つ')])
  await Promise.all([town.work(), town.work()])
  assert.equal((await conversations()).length, before + 1)
})

test('a withdrawn message is gone from the screen and from storage, its tombstone stays', async () => {
  const aoi = line.phone('川口 あおい')
  const { messageId } = await aoi.text('これは間違いです、消してください')
  await phoneClock.advance(1_000)
  const picture = await aoi.image(await photo('#aa2244'))
  await town.work()
  const stored = await municipality.db
    .selectFrom('inquiries.attachments')
    .select('sha256')
    .where('sha256', 'is not', null)
    .orderBy('message_id', 'desc')
    .executeTakeFirstOrThrow()
  await aoi.unsend(messageId)
  await aoi.unsend(picture.messageId)
  await town.work()
  await town.work()
  const opened = await page(`/console/inquiries/${await idOf('川口 あおい')}`)
  assert.doesNotMatch(opened, /これは間違いです/)
  assert.match(opened, /送信が取り消されました/)
  const raw = await municipality.db.selectFrom('inquiries.line_events').select('body').execute()
  assert.doesNotMatch(JSON.stringify(raw), /これは間違いです/)
  assert.equal(await town.program.files.exists('aozora', stored.sha256!), false)
})

test('an unsend that overtakes its message leaves nothing of it', async () => {
  const nao = line.phone('風間 なお')
  line.webhooks.hold()
  const { messageId } = await nao.text('追い越される言葉')
  await phoneClock.advance(1_000)
  await nao.unsend(messageId)
  await line.webhooks.release({ order: 'reversed' })
  await town.work()
  const rows = (await messages()).filter((row) => row.line_message_id === messageId)
  assert.deepEqual(
    rows.map((row) => [row.body, row.withdrawn_at !== null]),
    [['', true]],
  )
})

test('video waits until LINE has prepared it; location, sticker, file and unknown types are shown in words', async () => {
  const sora = line.phone('虹川 そら')
  await sora.location({ title: 'あおぞら公園', address: 'あおぞら市中央1', latitude: 31.7, longitude: 131.06 })
  await sora.sticker({ packageId: '1', stickerId: '2', keywords: ['ありがとう'] })
  await sora.custom({ type: 'message', message: { type: 'hologram', id: '99999' } })
  await town.work()
  const opened = await page(`/console/inquiries/${await idOf('虹川 そら')}`)
  assert.match(opened, /あおぞら公園/)
  assert.match(opened, /maps\.gsi\.go\.jp/)
  assert.match(opened, /スタンプ/)
  assert.match(opened, /表示できない種類/)
})

test('content that LINE no longer has is said to be lost, not waited for for ever', async () => {
  const mei = line.phone('月島 めい')
  line.faults.add({ path: '/v2/bot/message/*', times: 1, kind: 'status', status: 410 })
  await mei.image(await photo('#222222'))
  await town.work()
  assert.match(await page(`/console/inquiries/${await idOf('月島 めい')}`), /LINE から受け取れませんでした/)
})

test('staff of another section neither see a conversation nor answer it', async () => {
  const id = await idOf('青空 みか')
  assert.equal((await town.request(`/console/inquiries/${id}`, { as: 'yamamoto' })).status, 404)
  assert.doesNotMatch(await page('/console/inquiries', 'yamamoto'), /青空 みか/)
  assert.equal(
    (await town.post(`/console/inquiries/${id}/replies`, { text: '見えないはず', key: key() }, 'yamamoto')).status,
    404,
  )
  assert.equal((await town.request('/console/inquiries', { as: 'ishii' })).status, 403)
})

test('an empty answer is refused with what to do, and what was typed stays', async () => {
  const id = await idOf('青空 みか')
  const empty = await town.post(`/console/inquiries/${id}/replies`, { text: '  ', key: key() }, 'suzuki')
  assert.equal(empty.status, 422)
  assert.match(await empty.text(), /返信を入力するか、写真やファイルを選んでください/)
  const bad = await town.post(
    `/console/inquiries/${id}/replies`,
    { text: '地図です', files: new File(['<svg/>'], '地図.svg'), key: key() },
    'suzuki',
  )
  assert.equal(bad.status, 422)
  assert.match(await bad.text(), /地図です/)
})

test('who opened a conversation, and up to which message, is in the audit trail', async () => {
  const id = await idOf('青空 みか')
  const seen = await town.owner.query(
    `select actor, detail from kernel.audit_entries where action = 'conversation.viewed' and subject = $1`,
    [`conversation:${id}`],
  )
  assert.ok(seen.rowCount && seen.rows.every((row) => row.actor.startsWith('staff:') && row.detail.upTo > 0))
})

test('a 個人番号 sent in three pieces is masked in all of them, in messages and raw events', async () => {
  const hana = line.phone('花田 はな')
  for (const piece of ['1234', '5678', '9018']) {
    await hana.text(piece)
    await phoneClock.advance(1_000)
  }
  await town.work()
  const rows = await municipality.db
    .selectFrom('inquiries.messages')
    .select('body')
    .where('conversation_id', '=', await idOf('花田 はな'))
    .execute()
  assert.deepEqual(
    rows.map((row) => row.body),
    ['****', '****', '****'],
  )
  const raw = await municipality.db.selectFrom('inquiries.line_events').select('body').execute()
  assert.doesNotMatch(JSON.stringify(raw), /"text":"(1234|5678|9018)"/)
})

test('the count of pushes beside 送信 holds the one that went out just now', async () => {
  const id = await idOf('海野 けん')
  const shown = async () => Number(/今月 (\d+)/.exec(await page(`/console/inquiries/${id}`))?.[1] ?? NaN)
  while (Number.isNaN(await shown())) await new Promise(setImmediate) // LINE is asked behind the scenes
  const before = await shown()
  town.clock.advance({ minutes: 5 })
  await town.post(`/console/inquiries/${id}/replies`, { text: 'もう一通', key: key() }, 'suzuki')
  await town.work()
  assert.equal(await shown(), before + 1)
})

test('a sticker is told by its Japanese words; without any, by one other', async () => {
  const sora = line.phone('虹川 そら')
  await sora.sticker({ packageId: '1', stickerId: '3', keywords: ['おねがいします', 'please'] })
  await sora.sticker({ packageId: '1', stickerId: '4', keywords: ['hello', 'hi'] })
  await town.work()
  const opened = await page(`/console/inquiries/${await idOf('虹川 そら')}`)
  assert.match(opened, /スタンプ「おねがいします」/)
  assert.match(opened, /スタンプ「hello」/)
})

test('that a resident blocked the town is said in a part of the page that lives', async () => {
  const id = await idOf('虹川 そら')
  const part = async () =>
    /<div class="reply-warning" id="reply-warning" data-live[^>]*>(.*?)<form/s.exec(
      await page(`/console/inquiries/${id}`),
    )?.[1]
  assert.doesNotMatch((await part()) ?? '', /ブロック/)
  await line.phone('虹川 そら').block()
  await town.work()
  assert.match((await part()) ?? '', /相手がこのアカウントをブロックしています/)
})

test('a form that no page of ours can have sent is refused, not a fault', async () => {
  const id = await idOf('青空 みか')
  const answer = await town.post(`/console/inquiries/${id}/resendings`, { sending: 'x' }, 'suzuki')
  assert.equal(answer.status, 400)
})
