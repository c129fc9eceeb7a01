import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { faqScreensOf, textOf } from '../../../testing/faqs.ts'
import { formIn } from '../../../testing/form-in.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown()
const { write, publish, sectionOf, show } = faqScreensOf(town)
const CLERK = 'kimura'
const section = await sectionOf(CLERK)
const ANSWERS = [
  ['粗大ごみはどうやって出しますか', '前の日までに申し込んでください。'],
  ['犬を飼い始めました', '30日以内に登録してください。'],
  ['住民票の写しは休日にも取れますか', 'コンビニで取れます。'],
  ['保育所に入るにはどうすればよいですか', '前の月の10日までに。'],
  ['道路に穴が開いています', '場所を知らせてください。'],
  ['水道を使い始めたい', '3日前までに。'],
]
for (const [question = '', answer = ''] of ANSWERS)
  await publish(await write({ section, category: 'くらし', question, answer, keywords: '' }, CLERK), CLERK)

const ask = (fields: Record<string, string | File>) =>
  town.post('/inquiries', { name: '青空 花子', key: randomUUID(), ...fields })
const conversations = async () =>
  Number((await town.owner.query('select count(*) from inquiries.conversations')).rows[0].count)

test('who asks what is answered already is shown that before anything is sent, loses nothing typed, and reaches the staff all the same', async () => {
  const answer = await ask({ text: '粗大ゴミの出し方', email: 'hanako@example.jp' })
  assert.equal(answer.status, 200)
  const html = await answer.text()
  assert.match(textOf(html), /これで分かりますか .*粗大ごみはどうやって出しますか 前の日までに申し込んで/)
  assert.doesNotMatch(html, /犬を飼い始めました/)
  assert.equal(await conversations(), 0)
  const form = formIn(html, '/inquiries')
  assert.deepEqual([form['name'], form['text'], form['email']], ['青空 花子', '粗大ゴミの出し方', 'hanako@example.jp'])
  assert.match(textOf(html), /職員に聞く/)
  const sent = await town.post('/inquiries', form)
  assert.equal(sent.status, 303)
  assert.equal(await conversations(), 1)
  const href = sent.headers.get('location')!.replace(/[?#].*$/, '')
  assert.doesNotMatch(await show(href), /これで分かりますか/) // they have just seen it
  await town.post(href, { text: '犬を飼い始めました', key: randomUUID() })
  assert.match(textOf(await show(href)), /職員の返信を待つあいだに.*犬を飼い始めました 30日以内/)
})

test('what nothing answers, and what comes with files, goes to the staff at once', async () => {
  const before = await conversations()
  assert.equal((await ask({ text: '市長の名前を教えてください' })).status, 303)
  const photo = new File(['a,b\n'], 'list.csv', { type: 'text/csv' })
  assert.equal((await ask({ text: '粗大ゴミの出し方', files: photo })).status, 303)
  assert.equal(await conversations(), before + 2)
})

test('a form that is sent back after the answers were seen does not show them again', async () => {
  const before = await conversations()
  const answer = await ask({ text: '粗大ゴミの出し方', name: ' ', to: 'staff' })
  assert.equal(answer.status, 422)
  const html = await answer.text()
  assert.doesNotMatch(html, /これで分かりますか/)
  assert.equal((await town.post('/inquiries', { ...formIn(html, '/inquiries'), name: '花子' })).status, 303)
  assert.equal(await conversations(), before + 1)
})

test('what no browser sends is answered with words', async () => {
  for (const text of ['\0', '粗大ゴミ\0の出し方', '\uD800', '粗大ゴミの出し方'.repeat(9_000)]) {
    const { status } = await ask({ text })
    assert.ok(status < 500, `${status}`)
  }
})
