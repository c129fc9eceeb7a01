import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '#lib/text/language.ts'
import { apiOf } from '../../../testing/api.ts'
import { townOnLine } from '../../../testing/line.ts'
import { CHOOSING } from './language-word.ts'
import { guessLanguage } from './languages.queries.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00' })
const { line, phoneClock } = town

type Phone = ReturnType<typeof line.phone>

const screen = (phone: Phone) => JSON.stringify(phone.screen())
const buttons = (phone: Phone) =>
  [...screen(phone).matchAll(/"data":"(language:[a-z]+:[\w-]+)"/g)]
    .slice(-languages.length)
    .map(([, data = '']) => data)
const button = (phone: Phone, lang: string) => buttons(phone).find((data) => data.startsWith(`language:${lang}:`))!

async function talkOf({ userId }: Phone) {
  const { rows } = await town.owner.query('select * from inquiries.conversations where line_user_id = $1', [userId])
  return rows[0]
}

async function asked(name: string, word: string): Promise<Phone> {
  const phone = line.phone(name)
  await phone.text(word)
  await town.work()
  return phone
}

test('ことば, or language, in the talk is answered for free with a button for each language, and is no inquiry', async () => {
  for (const [name, word] of Object.entries({
    '青空 みか': 'ことば',
    '海野 けん': ' Language',
    '星野 りく': 'Ngôn ngữ',
  })) {
    const phone = await asked(name, word)
    assert.deepEqual(
      buttons(phone).map((data) => data.split(':')[1]),
      [...languages],
    )
    assert.equal(line.ledger.sent({ to: phone.userId, method: 'reply' }).length, 1)
    assert.equal(line.ledger.sent({ to: phone.userId }).length, 1)
    const { unread, waiting_since: waiting } = await talkOf(phone)
    assert.deepEqual([unread, waiting], [0, null])
  }
})

test('a tap sets the language, is no message, is confirmed in it, and stands in the trail; the town speaks it from then on', async () => {
  const phone = line.phone('青空 みか')
  await phone.postback(button(phone, 'vi'))
  await town.work()
  const talk = await talkOf(phone)
  assert.deepEqual([talk.lang, talk.lang_chosen, talk.unread, talk.waiting_since], ['vi', true, 0, null])
  assert.ok(screen(phone).includes(CHOOSING.vi.chosen.slice(0, 40)))
  assert.equal(line.ledger.sent({ to: phone.userId, method: 'reply' }).length, 2)
  const { rows } = await town.owner.query(
    `select actor, detail->>'lang' as lang from kernel.audit_entries where action = 'conversation.language_chosen'`,
  )
  assert.deepEqual(rows, [{ actor: `resident:${talk.resident_id}`, lang: 'vi' }])
  await phoneClock.advance(1_000)
  await phone.text('サインイン')
  await town.work()
  assert.match(screen(phone), /Quý vị có thể đăng nhập một lần/)
})

test('the button of somebody else, or one that was changed, sets nothing', async () => {
  const [mine, theirs] = [line.phone('海野 けん'), line.phone('青空 みか')]
  await mine.postback(button(theirs, 'ko'))
  await mine.postback(button(mine, 'ko').replace(':ko:', ':pt:'))
  await mine.postback('language:xx:' + 'A'.repeat(43))
  await town.work()
  const { lang, lang_chosen: chosen } = await talkOf(mine)
  assert.deepEqual([lang, chosen], ['ja', false])
})

test('a webhook that comes twice is answered once, and a message that only names the word is an inquiry', async () => {
  const phone = line.phone('川口 あおい')
  line.webhooks.hold()
  await phone.text('言葉')
  await line.webhooks.release({ copies: 3 })
  await town.work()
  assert.equal(line.ledger.sent({ to: phone.userId }).length, 1)
  await phoneClock.advance(1_000)
  await phone.text('ことばの教室について')
  await town.work()
  assert.equal((await talkOf(phone)).unread, 1)
})

test('staff correct it at the desk, once; what is none of the seven, and another section, change nothing', async () => {
  const phone = line.phone('大空 つばさ')
  await phone.text('こんにちは')
  await town.work()
  const { id } = await talkOf(phone)
  const correct = (lang: string, as = 'suzuki') => town.post(`/console/inquiries/${id}/language`, { lang }, as)
  assert.equal((await correct('klingon')).status, 422)
  assert.match(await (await correct('klingon')).text(), /7つの言語から選んでください/)
  assert.equal((await correct('ko', 'yamamoto')).status, 404)
  assert.deepEqual([(await talkOf(phone)).lang, (await talkOf(phone)).lang_chosen], ['ja', false])
  for (const _ of [1, 2]) assert.equal((await correct('ko')).status, 303)
  assert.equal((await talkOf(phone)).lang, 'ko')
  assert.match(await (await town.request(`/console/inquiries/${id}`, { as: 'suzuki' })).text(), /言語: 韓国語/)
  const { ask } = await apiOf(town, 'suzuki', ['conversations:read', 'conversations:work'])
  const one = await (await ask(`/conversations/${id}`)).json()
  const { items } = await (await ask('/conversations')).json()
  assert.deepEqual([one.id, one.language], [Number(id), 'ko'])
  assert.deepEqual(
    items.find((row: { id: number }) => row.id === one.id),
    one,
  )
  const put = (json: object) => ask(`/conversations/${id}/language`, { method: 'PUT', json })
  assert.equal((await put({ lang: 'zh' })).status, 422)
  assert.equal((await put({ language: 'zh' })).status, 204)
  assert.equal((await (await ask(`/conversations/${id}`)).json()).language, 'zh')
  const elsewhere = await apiOf(town, 'yamamoto', ['conversations:read'])
  assert.equal((await elsewhere.ask(`/conversations/${id}`)).status, 404)
  const { rows } = await town.owner.query(
    `select actor from kernel.audit_entries where action = 'conversation.language_chosen' and subject = $1`,
    [`conversation:${id}`],
  )
  assert.equal(rows.length, 2)
})

test('of two who were joined each is spoken to in their own language, and staff correct that of either', async () => {
  const [main, joined] = [line.phone('東 いち'), line.phone('西 ふたば')]
  for (const phone of [main, joined]) await phone.text('同じ道のこと')
  await town.work()
  const [{ id: one }, { id: two }] = [await talkOf(main), await talkOf(joined)]
  const merging = { merged: String(two), mergeReason: '同じ用件' }
  assert.equal((await town.post(`/console/inquiries/${one}/merges`, merging, 'suzuki')).status, 303)
  const desk = await (await town.request(`/console/inquiries/${two}`, { as: 'suzuki' })).text()
  assert.match(desk, /西 ふたばさん\(LINE\)の言語: 日本語/)
  assert.ok(desk.includes(`/console/inquiries/${two}/language`))
  const languagesNow = async () => [(await talkOf(main)).lang, (await talkOf(joined)).lang]
  assert.equal((await town.post(`/console/inquiries/${two}/language`, { lang: 'vi' }, 'suzuki')).status, 303)
  assert.deepEqual(await languagesNow(), ['ja', 'vi'])
  const { ask } = await apiOf(town, 'suzuki', ['conversations:work'])
  const put = (id: number) => ask(`/conversations/${id}/language`, { method: 'PUT', json: { language: 'pt' } })
  assert.equal((await put(two)).status, 204)
  assert.equal((await town.post(`/console/inquiries/${two}/language`, { lang: 'x' }, 'suzuki')).status, 422)
  assert.deepEqual(await languagesNow(), ['ja', 'pt'])
  const { rows } = await town.owner.query(
    `select (detail->>'resident')::bigint as resident from kernel.audit_entries where action = 'conversation.language_chosen' and subject = $1`,
    [`conversation:${two}`],
  )
  const { resident_id: theirs } = await talkOf(joined)
  assert.deepEqual(
    rows.map(({ resident }) => resident),
    [theirs, theirs],
  )
})

test('a talk that went on on its page is told so in its own language', async () => {
  const phone = line.phone('星野 りく')
  await phone.postback(button(phone, 'pt'))
  await town.work()
  const { id } = await talkOf(phone)
  await town.post(`/console/inquiries/${id}/page`, {}, 'suzuki')
  await town.work()
  await town.work()
  assert.match(screen(phone), /vamos continuar este atendimento na página da prefeitura[^]*Receber o número/)
})

test('a talk that went on on its page is asked which language all the same, and its page speaks what is chosen there', async () => {
  const phone = line.phone('星野 りく')
  const { id } = await talkOf(phone)
  const page = async () =>
    (await town.owner.query('select * from inquiries.conversations where confidential_of = $1', [id])).rows[0]
  const says = async (words: string) => {
    await phoneClock.advance(1_000)
    await phone.text(words)
    await town.work()
  }
  const taps = async (lang: string) => {
    await phone.postback(button(phone, lang))
    await town.work()
  }
  assert.deepEqual([(await page()).lang, (await page()).lang_chosen], ['pt', false])
  await says('idioma')
  assert.match(JSON.stringify(phone.screen().at(-1)), /Escolha o seu idioma[^]*language:vi:/)
  await taps('vi')
  assert.ok(JSON.stringify(phone.screen().at(-1)).includes(CHOOSING.vi.chosen.slice(0, 40)))
  assert.deepEqual([(await page()).lang, (await page()).lang_chosen], ['vi', false])
  assert.equal((await town.post(`/console/inquiries/${id}/language`, { lang: 'en' }, 'suzuki')).status, 303)
  assert.equal((await page()).lang, 'en')
  const ofPage = `/console/inquiries/${(await page()).id}`
  assert.equal((await town.post(`${ofPage}/language`, { lang: 'zh' }, 'suzuki')).status, 303)
  await taps('ko')
  assert.deepEqual([(await talkOf(phone)).lang, (await page()).lang], ['ko', 'zh'])
  assert.equal((await town.post(`${ofPage}/page/removal`, { back: '一般的な質問' }, 'suzuki')).status, 303)
  await town.post(`/console/inquiries/${id}/page`, {}, 'suzuki')
  assert.equal((await page()).lang, 'zh')
})

test('the page of a talk whose language the phone tells later speaks that too', async () => {
  const { userId } = line.residents.add({ displayName: '後 わかる', language: 'vi' })
  const phone = line.phone(userId)
  await phone.text('Xin chào')
  await town.work()
  const { id, resident_id: residentId } = await talkOf(phone)
  await town.owner.query(`update inquiries.conversations set lang = 'ja' where id = $1`, [id])
  await town.post(`/console/inquiries/${id}/page`, {}, 'suzuki')
  await town.municipality.db.transaction().execute((tx) => guessLanguage(tx, residentId, 'vi'))
  const { rows } = await town.owner.query('select lang from inquiries.conversations where confidential_of = $1', [id])
  assert.deepEqual(rows, [{ lang: 'vi' }])
})
