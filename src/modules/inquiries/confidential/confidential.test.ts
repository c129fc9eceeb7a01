// 機密を要する相談: from the talk to the page and back, and nothing of it on LINE.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import sharp from 'sharp'
import { momentForField } from '#lib/time/typed-moment.ts'
import { browserOf } from '../../../testing/browser.ts'
import { deskOf } from '../../../testing/desk.ts'
import { townOnLine } from '../../../testing/line.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00' })
const { arrives, line, owner, talkOf } = town
const { page, post: act, rowOf, rows } = deskOf(town)

type Phone = ReturnType<typeof line.phone>

const screen = (phone: Phone) => JSON.stringify(phone.screen())
const linkOn = (phone: Phone) =>
  [...screen(phone).matchAll(/https:\/\/aozora\.test(\/line\/page\/[\w-]{32})/g)].at(-1)![1]!
const numberOn = (phone: Phone) => [...screen(phone).matchAll(/番号は (\d{6}) です/g)].at(-1)![1]!
const desk = (id: number) => page(`/console/inquiries/${id}`)
const reply = (id: number, text: string) => act(id, 'replies', { text, key: randomUUID() })

const queue = (id: number, carries: string, request: string) =>
  owner.query(
    'insert into inquiries.sendings (conversation_id, carries, request, retry_key) values ($1, $2, $3, gen_random_uuid())',
    [id, carries, request],
  )

/** Somebody wrote on LINE, and staff go on on the page. */
async function moved(name: string) {
  const phone = line.phone(name)
  const talk = await arrives(name, '家のことで相談があります')
  const to = (await act(talk, 'page')).headers.get('location')!
  await town.work()
  return { phone, talk, page: Number(to.split('/').at(-1)) }
}

async function askNumber(phone: Phone) {
  await phone.text('番号')
  await town.work()
  return numberOn(phone)
}

async function opened(name: string) {
  const { phone, talk, page } = await moved(name)
  const browser = browserOf(town)
  const answer = await browser.post(linkOn(phone), { code: await askNumber(phone) })
  assert.equal(answer.headers.get('location'), '/inquiries/confidential')
  return { phone, talk, page, browser }
}

test('a talk goes on on the page with a photo, and LINE hears only that there is an answer', async () => {
  const { phone, talk, page, browser } = await opened('青空 みか')
  const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#88aa44' } })
    .jpeg()
    .toBuffer()
  const files = new File([new Uint8Array(photo)], '診断書.jpg', { type: 'image/jpeg' }) as unknown as string
  const key = randomUUID()
  assert.equal(
    (await browser.post('/inquiries/confidential', { text: '夫のことで困っています', key, files })).status,
    303,
  )
  await reply(page, '秘密はお守りします。明日お越しください。')
  await town.work()
  const own = await (await browser.get('/inquiries/confidential')).text()
  assert.match(own, /夫のことで困っています/)
  assert.match(own, /秘密はお守りします/)
  assert.doesNotMatch(own, /お知らせ先|アドレスを新しく/)
  const [, file = ''] = /(\/inquiries\/confidential\/files\/\d+\/0)"/.exec(own) ?? []
  assert.equal((await browser.get(file)).status, 200)
  assert.match(screen(phone), /町のページにお返事があります/)
  const handed = JSON.stringify(line.ledger.sent({ to: phone.userId }))
  assert.doesNotMatch(handed, /夫の|秘密|明日|診断書/)
  assert.match(await desk(page), /LINE に残さない相談/)
  assert.match(await desk(page), /町のページだけに載せます/)
  const there = await desk(talk)
  assert.match(there, /町のページで続いています/)
  assert.doesNotMatch(there, /placeholder="返信を書く"/)
  const found = await rows(
    'select coalesce(jsonb_agg(m.body), $$[]$$) as words, (select jsonb_agg(s.request) from inquiries.sendings s) as requests from inquiries.messages m',
  )
  assert.doesNotMatch(JSON.stringify(found), /line\/page\/|\d{6} です/) // link and number stand in the talk alone
})

test('an answer of which LINE did not take the word reached nobody: the page waits again, and so does the talk', async () => {
  const { phone, talk, page, browser } = await opened('遠山 とどく')
  await phone.text('トークにも書きました')
  await town.work()
  await browser.post('/inquiries/confidential', { text: '返事はありますか', key: randomUUID() })
  const waits = () => Promise.all([talk, page].map(async (id) => (await rowOf(id)).waiting_since !== null))
  line.faults.add({ path: '/v2/bot/message/push', times: 1, kind: 'status', status: 400 })
  await reply(page, 'はい、あります')
  await town.work()
  assert.deepEqual(await waits(), [true, true])
  const failed = await desk(page)
  assert.match(failed, /ページに載せましたが、LINE で知らせられませんでした/)
  const [, sending = ''] = /name="sending" value="(\d+)"/.exec(failed) ?? []
  assert.equal((await act((await moved('別の人')).page, 'resendings', { sending })).status, 409)
  assert.equal((await act(page, 'resendings', { sending })).status, 303)
  await town.work()
  assert.deepEqual(await waits(), [false, false])
  assert.match(screen(phone), /町のページにお返事があります/)
})

test('a link that was forwarded opens nothing without the number of the talk; five guesses, then another number', async () => {
  const { phone } = await moved('海野 けん')
  const [link, stranger] = [linkOn(phone), browserOf(town)]
  assert.equal((await stranger.get('/inquiries/confidential')).status, 404)
  assert.match(await (await stranger.get(link)).text(), /LINE のトークで/)
  assert.equal((await stranger.post(link, { code: '123456' })).status, 422) // nobody has asked for one yet
  const number = await askNumber(phone)
  const wrong = String((Number(number) + 1) % 1_000_000).padStart(6, '0')
  for (const code of [wrong, wrong, wrong, wrong, wrong, number])
    assert.equal((await stranger.post(link, { code })).status, 422)
  for (const code of ['', 'あ', '12345', '0'.repeat(31)])
    assert.equal((await stranger.post(link, { code })).status, 422)
  assert.equal((await stranger.get('/inquiries/confidential')).status, 404)
  assert.equal((await stranger.post(link, { code: await askNumber(phone) })).status, 303)
})

test('a link opens once: of two at once with the right number one browser visits the page', async () => {
  const { phone } = await moved('山田 花')
  const [link, code] = [linkOn(phone), await askNumber(phone)]
  const browsers = [browserOf(town), browserOf(town), browserOf(town)]
  const answers = await Promise.all(browsers.map((browser) => browser.post(link, { code })))
  assert.deepEqual(answers.map(({ status }) => status).filter((status) => status === 303).length, 1)
  assert.equal((await browserOf(town).get(link)).status, 404)
})

test('a link is over after a day, a number after ten minutes, a visit after twelve hours; the talk brings another', async () => {
  const { phone } = await moved('川上 まり')
  const number = await askNumber(phone)
  town.clock.advance({ minutes: 10 })
  assert.equal((await browserOf(town).post(linkOn(phone), { code: number })).status, 422)
  town.clock.advance({ hours: 24 })
  assert.equal((await browserOf(town).get(linkOn(phone))).status, 404)
  await phone.text('町のページ')
  await town.work()
  const browser = browserOf(town)
  assert.equal((await browser.post(linkOn(phone), { code: await askNumber(phone) })).status, 303)
  assert.equal((await browser.get('/inquiries/confidential')).status, 200)
  town.clock.advance({ hours: 12 })
  assert.equal((await browser.get('/inquiries/confidential')).status, 404)
})

test('no other key opens the page: neither its number, nor a session, nor the address of another', async () => {
  const { page } = await opened('森 あや')
  assert.equal((await town.request(`/inquiries/${page}`)).status, 404)
  const resident = (await rowOf(page)).resident_id
  const found = await rows('select count(*) from inquiries.conversations where resident_id = $1', [resident])
  assert.equal(Number(found[0].count), 2)
  await assert.rejects(
    owner.query(
      "insert into inquiries.links (digest, conversation_id, mailed, made_at, expires_at) values (sha256('x'), $1, false, now(), now() + interval '1 day')",
      [page],
    ),
    /no_open_address|is confidential/,
  )
  await assert.rejects(
    owner.query("update inquiries.conversations set email = 'a@example.jp' where id = $1", [page]),
    /only_a_page_is_confidential/,
  )
})

test('what was said before it moved and still waits goes to the page; in the talk nothing is said any more', async () => {
  const phone = line.phone('石田 りく')
  const talk = await arrives('石田 りく', '相談です')
  const sendAt = momentForField(town.clock().add({ hours: 2 }))
  assert.equal((await act(talk, 'replies', { text: '予約した秘密の返信', key: randomUUID(), sendAt })).status, 303)
  await act(talk, 'page')
  assert.equal((await reply(talk, 'うっかり')).status, 409)
  assert.equal((await act(talk, 'interim', { day: '2026-12-01', key: randomUUID() })).status, 409)
  await phone.text('ここに書いてしまいました')
  await town.work()
  assert.match(screen(phone), /このトークには書かないでください/)
  town.clock.advance({ hours: 2 })
  await owner.query(`update graphile_worker._private_jobs set run_at = now() where key like 'inquiries.release%'`)
  await town.work()
  assert.doesNotMatch(JSON.stringify(line.ledger.sent({ to: phone.userId })), /秘密|うっかり/)
  const page = (await rows('select page_id from inquiries.confidential_stays where talk_id = $1', [talk]))[0].page_id
  const found = await rows('select body from inquiries.messages where conversation_id = $1 and author = $$staff$$', [
    page,
  ])
  assert.deepEqual(found, [{ body: '予約した秘密の返信' }])
  assert.ok((await rowOf(talk)).waiting_since) // what they wrote on LINE after it was written is not answered with it
  await reply(Number(page), 'LINE に書かれたことへの返信')
  await town.work()
  assert.equal((await rowOf(talk)).waiting_since, null)
})

test('the database lets no words of it to LINE, whoever writes', async () => {
  const { talk, page } = await moved('谷 ゆう')
  const words = '[{"type":"text","text":"秘密"}]'
  await assert.rejects(queue(talk, 'words', words), /goes on on the page/)
  await assert.rejects(queue(page, 'words', words), /is not on LINE/)
  await assert.rejects(queue(page, 'news', '[]'), /is not on LINE/)
  await assert.rejects(queue(talk, 'news', words), /a_pointer_says_nothing/)
})

test('back to LINE needs a reason and is in the trail; the page opens no more and its words stay there', async () => {
  const { phone, talk, page, browser } = await opened('岡 さき')
  await browser.post('/inquiries/confidential', { text: '秘密の話', key: randomUUID() })
  const empty = await act(page, 'page/removal', { back: ' ' })
  assert.equal(empty.status, 422)
  assert.match(await empty.text(), /role="alert">LINE に戻す理由を入力してください/)
  assert.equal((await act(page, 'page/removal', { back: 'あ'.repeat(501) })).status, 422)
  const waits = await act(page, 'page/removal', { back: '一般的な質問だったため' })
  assert.equal(waits.status, 409)
  assert.match(await waits.text(), /相手が返信を待っています/)
  await reply(page, '町のページの返信')
  await town.work()
  await queue(talk, 'news', '[]')
  const before = line.ledger.sent({ to: phone.userId }).length
  assert.equal((await act(page, 'page/removal', { back: '一般的な質問だったため' })).status, 303)
  await town.work()
  assert.equal(line.ledger.sent({ to: phone.userId }).length, before + 1) // that it is back, and no way to a page that is closed
  assert.equal((await browser.get('/inquiries/confidential')).status, 404)
  const late = await browser.post('/inquiries/confidential', { text: '遅れた秘密', key: randomUUID() })
  assert.notEqual(late.status, 303)
  assert.equal((await reply(page, '遅れた返信')).status, 409)
  assert.match(await desk(page), /一般的な質問だったため/)
  assert.equal((await reply(talk, 'LINE の返信')).status, 303)
  await town.work()
  const handed = JSON.stringify(line.ledger.sent({ to: phone.userId }))
  assert.match(handed, /LINE の返信/)
  assert.doesNotMatch(handed, /秘密の話|遅れた返信/)
  assert.equal((await act(page, 'page/removal', { back: 'もう一度' })).status, 409)
  const found = await rows('select action from kernel.audit_entries where subject = $1 order by seq', [
    `conversation:${talk}`,
  ])
  assert.deepEqual(
    found.map(({ action }) => action).filter((action) => /confid|line/.test(action)),
    ['conversation.made_confidential', 'conversation.returned_to_line'],
  )
})

test('two who move it at once make one page; whoever moves it again comes to the same', async () => {
  const phone = line.phone('二村 つぎ')
  const talk = await arrives('二村 つぎ', '相談です')
  const answers = await Promise.all([1, 2, 3, 4].map(() => act(talk, 'page')))
  assert.deepEqual(new Set(answers.map((answer) => answer.headers.get('location'))).size, 1)
  const found = await rows('select page_id from inquiries.confidential_stays where talk_id = $1', [talk])
  assert.equal(found.length, 1)
  assert.equal((await act(talk, 'page')).status, 303) // twice is once
  assert.equal((await act(found[0].page_id, 'page')).status, 422)
  await town.work()
  assert.equal(screen(phone).match(/町のページでお話しします/g)?.length, 1)
})

test('moved again from another section, the page is theirs', async () => {
  const { talk, page } = await opened('移田 つづく')
  await act(page, 'page/removal', { back: '一般的な質問だったため' })
  const [{ id: other }] = await rows(`select id from kernel.sections where code = 'suidou'`)
  await owner.query('update inquiries.conversations set section_id = $1, assignee_id = null where id = $2', [
    other,
    talk,
  ])
  assert.equal((await town.post(`/console/inquiries/${talk}/page`, {}, 'kimura')).status, 303)
  assert.equal(Number((await rowOf(page)).section_id), Number(other))
})

test('a talk that goes on on its page is asked nothing in LINE, and offered no times there', async () => {
  const { talk, page } = await opened('閉田 おわる')
  assert.ok((await rowOf(talk)).waiting_since) // to move is no answer
  await reply(page, 'お答えします')
  await town.work()
  assert.equal((await rowOf(talk)).waiting_since, null)
  const memo = await rows(
    `insert into inquiries.calls (section_id, conversation_id, needs_callback, is_repeat, taken_at, taken_by, key)
     select c.section_id, c.id, true, false, now(), d.staff_id, gen_random_uuid() from inquiries.conversations c
     join kernel.duties d on d.section_id = c.section_id and d.duty = 'answer' where c.id = $1 limit 1 returning id`,
    [talk],
  )
  const offers = `/console/inquiries/calls/${memo[0].id}/offers`
  assert.equal((await town.request(offers, { as: 'suzuki' })).status, 409)
  const slot = ['2026-11-25T14:00', '2026-11-25T10:00']
  const offered = await town.post(offers, { slot, key: randomUUID() }, 'suzuki')
  assert.equal(offered.status, 409)
  await owner.query('update inquiries.calls set struck_at = taken_at, struck_by = taken_by where id = $1', [memo[0].id])
  const asks = { ja: '', en: '', asks: '1', version: '0' }
  assert.equal((await town.post('/console/settings/satisfaction', asks, 'ishii')).status, 303)
  const newest = await rows('select max(id) as seen from inquiries.messages where conversation_id = $1', [talk])
  assert.equal((await act(talk, 'closing', { seen: String(newest[0].seen), unanswered: '1' })).status, 303)
  const night = town.clock().toZonedDateTimeISO('Asia/Tokyo')
  const morning = night.add({ days: 1 }).withPlainTime('10:00')
  town.clock.advance({ minutes: night.until(morning).total('minutes') })
  await owner.query(`select graphile_worker.add_job('inquiries.ask-satisfaction')`)
  await town.work()
  const asked = await rows(
    'select asked_at as asked, lapsed_at is not null as lapsed from inquiries.satisfaction_questions where conversation_id = $1',
    [talk],
  )
  assert.deepEqual(asked, [{ asked: null, lapsed: true }])
})

test('a section that keeps all its consultations there answers the first message with the link, once', async () => {
  const save = (sections: string[], seen = '') =>
    town.post('/console/settings/confidential', { sections, seen }, 'ishii')
  assert.equal((await save(['999999'])).status, 422)
  const ijuu = await rows('select section_id from inquiries.desk')
  assert.equal((await save([String(ijuu[0].section_id)])).status, 303)
  const phone = line.phone('新田 はる')
  await phone.text('はじめまして')
  await phone.text('もうひとつ')
  await town.work()
  assert.equal(screen(phone).match(/町のページでお話しします/g)?.length, 1)
  const talk = await talkOf('新田 はる')
  assert.ok((await rowOf(talk)).waiting_since) // staff have answered nothing yet
  await act(talk, 'page/removal', { back: '観光の質問のため' })
  await phone.text('ありがとう')
  await town.work()
  assert.match(await desk(talk), /placeholder="返信を書く"/) // whoever was led back stays
  assert.match(await (await save([])).text(), /ほかの人が先に変えています/) // a page that was opened before they were set
  assert.equal((await save([], String(ijuu[0].section_id))).status, 303)
})
