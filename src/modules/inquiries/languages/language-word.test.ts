import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '#lib/text/language.ts'
import { apiOf } from '../../../testing/api.ts'
import { townOnLine } from '../../../testing/line.ts'
import { CHOOSING } from './language-word.ts'

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
  assert.match(await (await correct('klingon')).text(), /七つの言葉から選んでください/)
  assert.equal((await correct('ko', 'yamamoto')).status, 404)
  assert.deepEqual([(await talkOf(phone)).lang, (await talkOf(phone)).lang_chosen], ['ja', false])
  for (const _ of [1, 2]) assert.equal((await correct('ko')).status, 303)
  assert.equal((await talkOf(phone)).lang, 'ko')
  assert.match(await (await town.request(`/console/inquiries/${id}`, { as: 'suzuki' })).text(), /ことば: 韓国語/)
  const { ask } = await apiOf(town, 'suzuki', ['conversations:read'])
  const one = await (await ask(`/conversations/${id}`)).json()
  const { items } = await (await ask('/conversations')).json()
  assert.deepEqual([one.id, one.language], [Number(id), 'ko'])
  assert.deepEqual(
    items.find((row: { id: number }) => row.id === one.id),
    one,
  )
  const elsewhere = await apiOf(town, 'yamamoto', ['conversations:read'])
  assert.equal((await elsewhere.ask(`/conversations/${id}`)).status, 404)
  const { rows } = await town.owner.query(
    `select actor from kernel.audit_entries where action = 'conversation.language_chosen' and subject = $1`,
    [`conversation:${id}`],
  )
  assert.equal(rows.length, 1)
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
