import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { tellResident, type Told } from '#kernel/notifications/tell-resident.ts'
import { languages, tagOf } from '#lib/text/language.ts'
import { browserOf } from '../../../../testing/browser.ts'
import { japaneseIn } from '../../../../testing/languages.ts'
import { townOnLine } from '../../../../testing/line.ts'
import { mailbox } from '../../../../testing/mailbox.ts'
import { LINE_SIGN_IN } from './sign-in-words.ts'

const town = await townOnLine({ at: '2026-11-24T21:00:00+09:00' })
const { line, municipality } = town
beforeEach(() => town.owner.query('delete from kernel.rate_counters'))

type Phone = ReturnType<typeof line.phone>

const linkOn = (phone: Phone) =>
  [...JSON.stringify(phone.screen()).matchAll(/https:\/\/aozora\.test(\/line\/sign-in\/[\w-]+)/g)].at(-1)?.[1] ?? ''

async function askedForLink(name: string): Promise<{ phone: Phone; link: string }> {
  const phone = line.phone(name)
  await phone.text('サインイン')
  await town.work()
  return { phone, link: linkOn(phone) }
}

async function signedIn(name: string) {
  const { phone, link } = await askedForLink(name)
  const browser = browserOf(town)
  assert.equal((await browser.post(link)).status, 303)
  return { phone, browser }
}

async function conversationOf(name: string) {
  const { rows } = await town.owner.query(
    `select c.*, r.display_name from inquiries.conversations c join kernel.residents r on r.id = c.resident_id
     where r.display_name = $1 order by c.id desc limit 1`,
    [name],
  )
  return rows[0]
}

const tell = (told: Told) =>
  municipality.db.transaction().execute((tx) =>
    tellResident(tx, told, {
      subject: '件名',
      text: '全文です。理由も。',
      onLine: '受理しました。https://aozora.test/x',
    }),
  )

test('whoever writes サインイン in the talk gets a link, and signs in with it as who they are there', async () => {
  const { phone, link } = await askedForLink('青空 みか')
  const browser = browserOf(town)
  assert.match(await (await browser.get(link)).text(), /LINE の「青空 みか」さんとして/)
  assert.equal((await browser.get('/me')).status, 303) // looking signs nobody in
  const answer = await browser.post(link)
  assert.equal(answer.headers.get('location'), '/applications')
  assert.match(await (await browser.get('/me')).text(), /公式アカウントの友だち/)
  assert.equal(line.ledger.sent({ to: phone.userId, method: 'reply' }).length, 1)
})

test('asking for a link is no inquiry: nobody of the staff has to answer it', async () => {
  const { unread, waiting_since: waiting } = await conversationOf('青空 みか')
  assert.deepEqual([unread, waiting], [0, null])
  const opened = await town.request(`/console/inquiries/${(await conversationOf('青空 みか')).id}`, { as: 'suzuki' })
  assert.match(await opened.text(), /サインインのリンクを求められた/)
})

test('a link is worth ten minutes and one use; of two at once one signs in', async () => {
  const { link } = await askedForLink('海野 けん')
  const answers = await Promise.all([1, 2].map(() => browserOf(town).post(link)))
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 404])
  const { link: late } = await askedForLink('海野 けん')
  town.clock.advance({ minutes: 10 })
  assert.equal((await browserOf(town).get(late)).status, 404)
  assert.equal((await browserOf(town).post(late)).status, 404)
})

test('whoever reads another language asks for the link in it, and is led on in it', async () => {
  for (const language of languages) {
    const words = LINE_SIGN_IN[language]
    const get = async (path: string) => {
      const response = await town.request(path, { headers: { cookie: `lang=${language}` } })
      return response.text()
    }
    const holds = (html: string, sentence: string) => {
      assert.match(html, new RegExp(`<html lang="${tagOf(language)}"`))
      if (language !== 'easy') assert.ok(html.includes(sentence), sentence)
      if (tagOf(language) !== 'ja') assert.equal(japaneseIn(html, language), undefined, language)
    }
    holds(await get('/line/sign-in'), words.news)
    assert.ok((await get('/residents/sign-in')).includes(language === 'easy' ? 'LINEで' : words.title))
    const phone = line.phone(`Lan ${language}`)
    await phone.text(words.word.toUpperCase())
    await town.work()
    const link = linkOn(phone)
    holds(await get(link), words.named(`Lan ${language}`))
    assert.equal((await browserOf(town).post(link)).status, 303)
    holds(await get(link), words.over(words.word))
  }
})

test('the link itself is in the language of the talk', async () => {
  const { phone } = await askedForLink('Lan')
  await town.owner.query(`update inquiries.conversations set lang = 'vi' where line_user_id = $1`, [phone.userId])
  await phone.text('サインイン')
  await town.work()
  const links = JSON.stringify(phone.screen()).matchAll(/https:\/\/aozora\.test(\/line\/sign-in\/[^\\"\s]+)/g)
  const [, path = ''] = [...links].at(-1) ?? []
  assert.match(path, /&lang=vi$/)
  assert.match(await (await browserOf(town).get(path)).text(), /Quý vị sẽ đăng nhập với tư cách “Lan” trên LINE\./)
})

test('whoever wanted to go somewhere gets there', async () => {
  const browser = browserOf(town)
  await browser.get('/line/sign-in?next=%2Fprocedures%2Fwater-service-start')
  const { link } = await askedForLink('空山 ゆい')
  assert.equal((await browser.post(link)).headers.get('location'), '/procedures/water-service-start')
})

test('the database alone signs nobody in, and a message that only names the word is an inquiry', async () => {
  const { link } = await askedForLink('星野 りく')
  const { rows } = await town.owner.query(
    'select l::text, s::text from inquiries.line_sign_ins l, inquiries.messages s',
  )
  assert.ok(!JSON.stringify(rows).includes(link.split('/').at(-1)!))
  await line.phone('星野 りく').text('サインインできません')
  await town.work()
  assert.equal((await conversationOf('星野 りく')).unread, 1)
})

test('a webhook that comes twice sends one link', async () => {
  const phone = line.phone('川口 あおい')
  line.webhooks.hold()
  await phone.text('サインイン')
  await line.webhooks.release({ copies: 3 })
  await town.work()
  assert.equal(line.ledger.sent({ to: phone.userId }).length, 1)
})

test('the sign-in page leads to LINE where the town has it', async () => {
  assert.match(await (await town.request('/residents/sign-in')).text(), /href="\/line\/sign-in\?next=%2Fme"/)
})

test('a resident of LINE hears of their matter in the talk; the town says it, and what they asked still waits', async () => {
  const { phone } = await signedIn('風間 なお')
  await phone.text('ごみの日は?')
  await town.work()
  const before = await conversationOf('風間 なお')
  assert.deepEqual(await tell({ residentId: Number(before.resident_id) }), ['line'])
  await town.work()
  await town.work()
  assert.match(JSON.stringify(phone.screen()), /受理しました/)
  assert.doesNotMatch(JSON.stringify(phone.screen()), /理由も/)
  const after = await conversationOf('風間 なお')
  assert.deepEqual([after.unread, after.waiting_since, after.last_words], [1, before.waiting_since, 'ごみの日は?'])
  const opened = await (await town.request(`/console/inquiries/${after.id}`, { as: 'suzuki' })).text()
  assert.match(opened, /data-from="system"[^]*受理しました/)
  assert.match(opened, /LINE が受け付けました/)
})

test('the job that runs twice tells once', async () => {
  const { resident_id: residentId } = await conversationOf('風間 なお')
  const id = '00000000-0000-4000-8000-00000000aaaa'
  const payload = JSON.stringify({ id, residentId: Number(residentId), text: '一度だけ知らせます' })
  const before = line.ledger.sent({}).length
  for (let time = 0; time < 2; time++)
    await town.owner.query(`select graphile_worker.add_job('residents.tell-by-line', $1::json)`, [payload])
  await town.work()
  assert.equal(line.ledger.sent({}).length, before + 1)
})

test('whoever wrote an address down is told there too, with all of it', async () => {
  const { resident_id: residentId } = await conversationOf('風間 なお')
  assert.deepEqual(await tell({ residentId: Number(residentId), email: 'nao@example.jp' }), ['line', 'mail'])
  await town.work()
  const letter = (await mailbox(town)).findLast(({ to }) => to.includes('nao@example.jp'))
  assert.match(letter!.text, /理由も/)
})

test('a notice that LINE will not take is told to the staff, who send it again', async () => {
  const { id, resident_id: residentId } = await conversationOf('風間 なお')
  town.clock.advance({ minutes: 5 })
  line.channels.quota({ type: 'limited', value: 0, used: 0 })
  await tell({ residentId: Number(residentId) })
  await town.work()
  const page = await (await town.request(`/console/inquiries/${id}`, { as: 'suzuki' })).text()
  assert.match(page, /送れませんでした: 今月送れるプッシュの通数を使い切りました/)
  line.channels.quota({ type: 'limited', value: 100, used: 0 })
  const [, sending = ''] = /name="sending" value="(\d+)"/.exec(page) ?? []
  await town.post(`/console/inquiries/${id}/resendings`, { sending }, 'suzuki')
  await town.work()
  assert.doesNotMatch(
    await (await town.request(`/console/inquiries/${id}`, { as: 'suzuki' })).text(),
    /送れませんでした/,
  )
})

test('whoever takes LINE off their data is told by e-mail from then on, and may write on LINE all the same', async () => {
  const { phone, browser } = await signedIn('月島 めい')
  const { resident_id: residentId } = await conversationOf('月島 めい')
  await town.owner.query(
    `insert into kernel.resident_identities (kind, issuer, subject, resident_id) values ('email', 'mailto:', 'mei@example.jp', $1)`,
    [residentId],
  )
  await browser.post('/me/identities/removal', { kind: 'line', issuer: 'line', subject: phone.userId })
  assert.deepEqual(await tell({ residentId: Number(residentId) }), ['mail'])
  await phone.text('もう一度、ここから聞きます')
  await town.work()
  const { rows } = await town.owner.query(
    'select resident_id, last_words from inquiries.conversations where line_user_id = $1',
    [phone.userId],
  )
  assert.equal(rows[0].last_words, 'もう一度、ここから聞きます')
  assert.notEqual(rows[0].resident_id, residentId)
})
