import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { beforeEach, test } from 'node:test'
import sharp from 'sharp'
import { askersOf } from '../../../testing/askers.ts'
import { type Browser, browserOf } from '../../../testing/browser.ts'
import { lettersTo, linkIn } from '../../../testing/mailbox.ts'
import { photo } from '../../../testing/sample-files.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown({ at: '2026-11-24T21:30:00+09:00' })
const { asked, desk, page, postAs, reply } = askersOf(town)
const picture = new Uint8Array(await photo())

beforeEach(() => town.owner.query('delete from kernel.rate_counters'))

const count = async (table: string) => Number((await town.owner.query(`select count(*) from ${table}`)).rows[0].count)

test('somebody without LINE asks in the evening with a photo; staff answer; the mail tells only that, and its link leads back', async () => {
  const { href, id } = await asked({
    email: 'hanako@example.jp',
    files: [new File([picture], '集積所.jpg', { type: 'image/jpeg' })],
  })
  const own = await page(href)
  assert.match(own, /ごみの日はいつですか/)
  const inbox = await (await town.request('/console/inquiries', { as: 'suzuki' })).text()
  assert.match(inbox, /青空 花子/)
  assert.match(inbox, /チャット/)
  const opened = await desk(id)
  assert.match(opened, /files\/\d+\/0\/preview/)
  assert.match(opened, /未返信/)
  assert.doesNotMatch(opened, /プッシュ|ブロック/)

  const paper = new File([picture], '収集日.jpg', { type: 'image/jpeg' })
  assert.equal((await reply(id, { files: paper })).status, 303)
  assert.match(await desk(id), /ページに載せ、メールで知らせました/)
  assert.doesNotMatch(await desk(id), /未返信<\/span> /)

  const [first, answer] = await lettersTo(town, 'hanako@example.jp')
  for (const letter of [first!, answer!]) assert.doesNotMatch(JSON.stringify(letter), /ごみ|火曜|花子/)
  const back = await page(linkIn(answer!.text))
  assert.match(back, /火曜と金曜です/)
  assert.doesNotMatch(back, /鈴木/)
  const [, file = ''] = /href="(\/inquiries\/[\w-]+\/files\/\d+\/0)"/.exec(back) ?? []
  const loaded = await town.request(file)
  assert.equal(loaded.headers.get('content-type'), 'image/jpeg')
  const { exif } = await sharp(Buffer.from(await loaded.arrayBuffer())).metadata()
  assert.equal(exif, undefined)
})

test('staff see whether anybody has opened what was mailed', async () => {
  const { id } = await asked({ email: 'open@example.jp' })
  assert.match(await desk(id), /open@example\.jp。送ったリンクはまだ開かれていません/)
  const [letter] = await lettersTo(town, 'open@example.jp')
  await page(linkIn(letter!.text))
  assert.doesNotMatch(await desk(id), /まだ開かれていません/)
})

test('a double click asks once, and both come to a page of the same conversation', async () => {
  const [before, key] = [await count('inquiries.conversations'), randomUUID()]
  const fields = { name: '二度 押す', text: '一度だけ', key }
  const answers = await Promise.all([postAs('/inquiries', fields), postAs('/inquiries', fields)])
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303],
  )
  assert.equal(await count('inquiries.conversations'), before + 1)
  for (const answer of answers)
    assert.equal((await page(answer.headers.get('location')!)).match(/一度だけ/g)?.length, 1)
})

test('writing on twice is one message; other words under the same key are not swallowed', async () => {
  const { href, id } = await asked()
  const key = randomUUID()
  await Promise.all([1, 2].map(() => postAs(href, { text: '追加です', key })))
  const { rows } = await town.owner.query(
    "select count(*) from inquiries.messages where conversation_id = $1 and body = '追加です'",
    [id],
  )
  assert.equal(Number(rows[0].count), 1)
  const other = await postAs(href, { text: '戻ってから書いた', key })
  assert.equal(other.status, 409)
  assert.match(await other.text(), /戻ってから書いた/)
})

test('what is missing or wrong is told at the top and beside the field, and what was typed stays', async () => {
  const empty = await postAs('/inquiries', { name: ' ', text: '残る言葉' })
  assert.equal(empty.status, 422)
  const words = await empty.text()
  assert.match(words, /href="#name"/)
  assert.match(words, /残る言葉/)
  const all = await (await postAs('/inquiries', { name: '', text: '', email: 'x@' })).text()
  assert.match(all, /href="#name"[\s\S]*href="#text"[\s\S]*href="#email"/, 'all at once')
  assert.match(await (await postAs('/inquiries', { name: '名', text: '  ' })).text(), /href="#text"/)
  assert.match(await (await postAs('/inquiries', { name: '名', text: 'あ', email: 'x@' })).text(), /href="#email"/)
  const long = await postAs('/inquiries', { name: '名', text: 'あ'.repeat(5_001) })
  assert.equal(long.status, 422)
  const svg = new File(['<svg/>'], '絵.svg', { type: 'image/svg+xml' })
  const bad = await postAs('/inquiries', { name: '名', text: '絵です', files: [svg] })
  assert.equal(bad.status, 422)
  assert.match(await bad.text(), /ファイルはもう一度選んでください/)
  const { href } = await asked()
  const answer = await postAs(href, { text: ' ' })
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /内容を入力するか/)
  const mailbox = await postAs(`${href}/email`, { email: 'だれか' })
  assert.equal(mailbox.status, 422)
  assert.match(await mailbox.text(), /value="だれか"/)
})

test('hostile words stay words: no script, no NUL, no half of a letter, no header of a mail', async () => {
  const text = `<script>alert(1)</script>\0\uD800 javascript:alert(2) ' or 1=1 --`
  const { href, id } = await asked({ name: '<b>太字</b>\r\nBcc: x@example.jp', text, email: 'hostile@example.jp' })
  for (const html of [await page(href), await desk(id)]) {
    assert.doesNotMatch(html, /<script>alert/)
    assert.doesNotMatch(html, /<b>太字/)
    assert.match(html, /&lt;script>alert|&lt;script&gt;alert/)
  }
  assert.equal((await lettersTo(town, 'hostile@example.jp')).length, 1)
  const bad = await postAs('/inquiries', { name: 'x', text: 'y', email: 'a@example.jp\r\nBcc: b@example.jp' })
  assert.equal(bad.status, 422)
})

test('a 個人番号 is masked, also in pieces', async () => {
  const { href, id } = await asked({ text: '私の番号は 123456789018 です' })
  for (const piece of ['1234', '5678', '9018']) await postAs(href, { text: piece })
  const { rows } = await town.owner.query(
    'select body from inquiries.messages where conversation_id = $1 order by id',
    [id],
  )
  assert.doesNotMatch(JSON.stringify(rows), /\d{4}/)
})

test('one network begins ten an hour, and the eleventh is told when to come back', async () => {
  for (let time = 0; time < 10; time++) await asked()
  const refused = await postAs('/inquiries', { name: '名', text: 'また' })
  assert.equal(refused.status, 429)
  assert.match(await refused.text(), /を過ぎてから/)
})

test('the turn, the unread, the count and 返信不要 are those of every inquiry; opening is in the trail', async () => {
  const { href, id } = await asked()
  const row = async () =>
    (
      await town.owner.query('select unread, waiting_since, no_reply_at from inquiries.conversations where id = $1', [
        id,
      ])
    ).rows[0]
  assert.equal((await row()).unread, 1)
  await desk(id)
  assert.equal((await row()).unread, 0)
  const { rows } = await town.owner.query('select max(id) as seen from inquiries.messages where conversation_id = $1', [
    id,
  ])
  await town.post(`/console/inquiries/${id}/no-reply`, { seen: String(rows[0].seen) }, 'suzuki')
  assert.ok((await row()).no_reply_at)
  await postAs(href, { text: 'もう一つ' })
  assert.ok((await row()).waiting_since)
  await reply(id)
  assert.equal((await row()).waiting_since, null)
  const trail = await town.owner.query('select action from kernel.audit_entries where subject = $1 order by seq', [
    `conversation:${id}`,
  ])
  assert.deepEqual(
    [...new Set(trail.rows.map(({ action }) => action))],
    ['conversation.opened', 'conversation.viewed', 'conversation.excused', 'conversation.replied'],
  )
  assert.equal((await town.request(`/console/inquiries/${id}`, { as: 'yamamoto' })).status, 404)
})

test('whoever has signed in finds what they asked under their own pages, and nobody else’s', async () => {
  const signIn = async (email: string): Promise<Browser> => {
    const browser = browserOf(town)
    await browser.post('/residents/sign-in', { email })
    const { rows } = await town.owner.query('select payload from graphile_worker._private_jobs order by id desc')
    const mail = rows.map(({ payload }) => payload).find(({ to }) => to === email)
    await browser.post('/residents/sign-in/code', { code: /番号は (\d{6})/.exec(mail.text)![1]! })
    return browser
  }
  const mine = await signIn('mine@example.jp')
  const answer = await mine.post('/inquiries', { text: 'わたしの質問', key: randomUUID() })
  const [href] = answer.headers.get('location')!.split(/[?#]/)
  assert.match(href!, /^\/inquiries\/\d+$/)
  assert.match(await (await mine.get('/inquiries')).text(), /わたしの質問/)
  await reply(Number(href!.split('/').at(-1)))
  assert.ok((await lettersTo(town, 'mine@example.jp')).some(({ text }) => text.includes('職員からのメッセージ')))
  const other = await signIn('other@example.jp')
  assert.equal((await other.get(href!)).status, 404)
  assert.doesNotMatch(await (await other.get('/inquiries')).text(), /わたしの質問/)
  assert.equal(
    (await browserOf(town).get('/inquiries')).headers.get('location'),
    '/residents/sign-in?next=%2Finquiries',
  )
})

test('an open page hears of an answer, and of its own address being over', { timeout: 20_000 }, async () => {
  const { href, id } = await asked()
  const stream = await town.request(`${href}/live`, { headers: { accept: 'text/event-stream' } })
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
  let heard = ''
  const until = async (word: string) => {
    while (!heard.includes(word)) {
      const { done, value } = await reader.read()
      if (done) throw new Error(`the stream ended before it said ${word}`)
      heard += value
    }
    heard = ''
  }
  await until('event: changed') // the listening connection stands
  await reply(id)
  await until('event: changed')
  await town.post(`${href}/renewal`, {})
  await until('event: signed-out')
})

test('what the database says of channels holds whoever writes', async () => {
  const { id } = await asked()
  const refused = (statement: string) => assert.rejects(town.owner.query(statement, [id]), /violates check constraint/)
  await refused("update inquiries.conversations set channel = 'line' where id = $1")
  await refused("update inquiries.conversations set line_user_id = 'U1' where id = $1")
  await refused("update inquiries.conversations set about = 'application:x' where id = $1")
  await refused("update inquiries.messages set told = '{fax}' where conversation_id = $1")
})
