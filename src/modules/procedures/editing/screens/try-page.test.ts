import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formIn } from '../../../../testing/form-in.ts'
import { waterTown } from '../../../../testing/procedures.ts'

const town = await waterTown()
const { post, show, begin, procedureId } = town
const draft = await begin({ from: 'version', procedure: String(procedureId), number: '1' }, 'kimura')
const at = (page: string) => `${draft}/preview/${page}`
const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

const PLACE = {
  'place.postalCode': '100-0001',
  'place.prefecture': '東京都',
  'place.city': 'あおぞら市',
  'place.town': '中央1丁目2番3号',
}
const START = { 'start.era': '令和', 'start.year': '8', 'start.month': '12', 'start.day': '1', attendance: 'none' }
const USER = {
  party: 'person',
  'user.family': '葛󠄀城',
  'user.given': '花子',
  'user.familyKana': 'かつらぎ',
  'user.givenKana': 'ハナコ',
  phone: '090-1234-5678',
}
const PAYMENT = { payment: 'slip', billTo: 'place', terms: '1' }

async function send(html: string, page: string, fields: Record<string, string>) {
  const answer = await post(at(page), { ...formIn(html, at(page)), ...fields }, 'kimura')
  return { status: answer.status, html: await answer.text() }
}

test('a draft is gone through as a resident would, and nothing of it is stored', async () => {
  const wrong = await send(await show(at('place'), 'kimura'), 'place', PLACE)
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /「使いみち」を選んでください/)
  const start = await send(wrong.html, 'place', { use: 'business' })
  assert.match(start.html, /<h2>使い始める日<\/h2>/)
  const user = await send(start.html, 'start', START)
  const payment = await send(user.html, 'user', USER)
  const end = await send(payment.html, 'payment', PAYMENT)
  assert.match(text(end.html), /確認 .*水道を使う場所 〒100-0001/)
  assert.match(text(end.html), /葛󠄀城 花子/)
  assert.doesNotMatch(text(end.html), /一緒に使う人数/, 'which only homes are asked')
  const { rows } = await town.owner.query('select count(*)::int as count from procedures.applications')
  assert.equal(rows[0].count, 0)
})

test('what a form carries from page to page may be anything: it is read as answers are, or not at all', async () => {
  for (const carried of ['', '{', '[]', '{"place":3}', '{"place":{"use":"home"}}', `{"__proto__":{"use":"home"}}`]) {
    const answer = await post(at('user'), { ...USER, _typed: carried }, 'kimura')
    assert.ok([200, 422].includes(answer.status), carried)
  }
})

test('a file is taken for its name only', async () => {
  const file = new File([new Uint8Array([1, 2, 3])], '写真.jpg', { type: 'image/jpeg' })
  await town.fill(`${draft}/new-field?page=place&kind=file`, { label: '写真', what: '玄関の写真' }, 'kimura')
  const html = await show(at('place'), 'kimura')
  const answer = await post(at('place'), { ...formIn(html, at('place')), ...PLACE, use: 'home', q1: file }, 'kimura')
  assert.equal(answer.status, 200)
  const { rows } = await town.owner.query('select count(*)::int as count from kernel.files')
  assert.equal(rows[0].count, 0)
})
