import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiOf } from '../../../testing/api.ts'
import { faqScreensOf, textOf } from '../../../testing/faqs.ts'
import { formIn } from '../../../testing/form-in.ts'
import { townOnLine } from '../../../testing/line.ts'

const town = await townOnLine()
const { fill, write, publish, sectionOf, audited, ...screens } = faqScreensOf(town)
/** Pages for everybody may be some seconds old. */
const show = (path: string, as?: string) => {
  town.clock.advance({ seconds: 6 })
  return screens.show(path, as)
}
const [CLERK, STRANGER] = ['kimura', 'yamamoto']
const section = await sectionOf(CLERK)
const BULKY = {
  section,
  category: 'ごみ',
  question: '粗大ごみはどうやって出しますか',
  answer: '前の日までに申し込んでください。\nhttps://www.aozora.example/sodai で申し込めます。<b>急ぐ方</b>は電話で。',
  keywords: '不用品、家具、ソファ',
}

test('before anything is published, residents see no door, and the page says what to do instead', async () => {
  assert.doesNotMatch(await show('/'), /href="\/faq"/)
  const empty = await show('/faq')
  assert.match(textOf(empty), /いま載せている質問はありません .*下の方法で.*町に聞く LINEで聞く 電話/)
  assert.match(empty, /href="\/inquiries\/new".*href="\/line".*href="tel:\d+"/s)
  assert.doesNotMatch(textOf(empty), /見つかりませんでした|0件/)
  assert.match(textOf(await show('/console/faq', CLERK)), /よくある質問はまだありません/)
})

test('everything that is wrong with what was written is told at once, beside its field, and nothing is stored', async () => {
  const number = '123456789018'
  const wrong = { section, lang: 'xx', category: '', question: 'あ'.repeat(201), answer: `番号は${number}です` }
  const answer = await town.post('/console/faq', { ...wrong, keywords: 'い'.repeat(31) }, CLERK)
  assert.equal(answer.status, 422)
  const html = await answer.text()
  for (const field of ['lang', 'category', 'question', 'answer', 'keywords'])
    assert.match(html, new RegExp(`href="#${field}"`))
  assert.match(html, /個人番号/)
  const elsewhere = await town.post('/console/faq', { ...BULKY, lang: 'ja', section: await sectionOf(STRANGER) }, CLERK)
  assert.equal(elsewhere.status, 422)
  assert.equal((await town.owner.query('select from inquiries.faqs')).rowCount, 0)
})

let made = 0
const id = () => made

test('what is written is a draft that nobody outside reads, until it is published', async () => {
  made = await write(BULKY, CLERK)
  assert.equal((await town.request(`/faq/${made}`)).status, 404)
  assert.equal((await publish(made, CLERK)).status, 303)
  const page = await show(`/faq/${made}`)
  assert.match(page, /<a href="https:\/\/www\.aozora\.example\/sodai"/)
  assert.match(page, /&lt;b>急ぐ方|&lt;b&gt;急ぐ方/)
  const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page) ?? []
  assert.equal(JSON.parse(json).mainEntity[0].acceptedAnswer.text, BULKY.answer)
  assert.match(await show('/'), /href="\/faq"/)
  assert.equal((await audited('faq.published')).length, 1)
})

test('an answer that came from elsewhere with an identity number in it is not published, and the page says where it stands', async () => {
  const draft = await write(BULKY, CLERK)
  const came = { question: '番号は何ですか', answer: '123456789018 です', keywords: ['123456789018'] }
  await town.owner.query('update inquiries.faqs set question = $2, answer = $3, keywords = $4 where id = $1', [
    draft,
    ...Object.values(came),
  ])
  const refused = await publish(draft, CLERK)
  assert.equal(refused.status, 422)
  const html = await refused.text()
  for (const field of ['answer', 'keywords']) assert.match(html, new RegExp(`href="#${field}"`))
  assert.doesNotMatch(html, /href="#question"/)
  assert.equal((await town.request(`/faq/${draft}`)).status, 404)
  await town.owner.query('delete from inquiries.faqs where id = $1', [draft])
})

test('nobody of another section sees or changes it, and nobody without the duty comes in', async () => {
  assert.equal((await town.request(`/console/faq/${id()}`, { as: STRANGER })).status, 404)
  assert.equal((await town.post(`/console/faq/${id()}`, { ...BULKY, lang: 'ja', version: '2' }, STRANGER)).status, 404)
  assert.equal((await town.post(`/console/faq/${id()}/withdrawal`, { version: '2' }, STRANGER)).status, 404)
  assert.equal((await town.request('/console/faq', { as: 'goto' })).status, 403)
})

test('a change waits until it is published; whoever comes second is told; the same is not published twice', async () => {
  const [page, action] = [`/console/faq/${id()}`, `/console/faq/${id()}`]
  const before = formIn(await show(page, CLERK), action)
  assert.equal((await fill(page, action, { answer: '前の週までに申し込んでください。' }, CLERK)).status, 303)
  assert.match(textOf(await show(page, CLERK)), /公開前の変更あり/)
  assert.match(await show(`/faq/${id()}`), /前の日までに/)
  const late = await town.post(action, { ...before, answer: '別の答え' }, CLERK)
  assert.equal(late.status, 409)
  assert.match(await late.text(), /別の答え/)
  const form = formIn(await show(page, CLERK), `${page}/publications`)
  const both = await Promise.all([1, 2].map(() => town.post(`${page}/publications`, form, CLERK)))
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [303, 409])
  assert.match(await show(`/faq/${id()}`), /前の週までに/)
  const { rows } = await town.owner.query('select number, answer from inquiries.faq_editions order by number')
  assert.equal(rows[0].answer, BULKY.answer)
  assert.equal(rows.length, 2)
})

test('residents find it by words that stand in the question, in the answer or among the other words, the best first', async () => {
  const other = await write(
    { ...BULKY, question: '家の前の街灯が消えています', answer: '粗大ごみではありません。', keywords: '電灯' },
    CLERK,
  )
  await publish(other, CLERK)
  const found = async (q: string) =>
    [...(await show(`/faq?q=${encodeURIComponent(q)}`)).matchAll(/href="\/faq\/(\d+)"/g)].map(([, one]) => Number(one))
  assert.deepEqual(await found('ソファを捨てたいです'), [id()])
  assert.deepEqual(await found('粗大ごみ'), [id(), other])
  assert.deepEqual(await found("ＳＯＦＡ %_' or 1=1"), [])
  assert.deepEqual(await found('です'), [])
  const html = await show(`/faq?q=${encodeURIComponent('"><script>alert(1)</script>')}`)
  assert.doesNotMatch(html, /<script>alert/)
})

test('a question in English stands on the English page alone', async () => {
  const english = await write(
    { ...BULKY, lang: 'en', category: 'Waste', question: 'How do I leave bulky waste?' },
    CLERK,
  )
  await publish(english, CLERK)
  assert.doesNotMatch(await show('/faq'), /bulky waste/)
  const page = await show('/faq?lang=en')
  assert.match(page, /<html[^>]* lang="en"/)
  assert.match(page, /bulky waste/)
  assert.doesNotMatch(page, /粗大ごみはどう/)
  assert.match(page, /href="\/line\?lang=en"/)
})

test('the desk is shown what fits the last message, and begins a reply with it without JavaScript', async () => {
  await town.line.phone('青空 みか').text('ソファを捨てたいのですが、どうしたらいいですか')
  await town.work()
  const { rows } = await town.owner.query(
    'select c.id, s.id as section from inquiries.conversations c join kernel.sections s on s.id = c.section_id',
  )
  await town.owner.query(
    `insert into kernel.duties (staff_id, section_id, duty) select id, $1, 'answer' from kernel.staff where sign_in_name = $2 on conflict do nothing`,
    [rows[0].section, CLERK],
  )
  const desk = `/console/inquiries/${rows[0].id}`
  const html = await show(`${desk}?list=waiting`, CLERK)
  const [, href = ''] = /href="([^"]*faq=\d+[^"]*)"/.exec(html.replaceAll('&amp;', '&')) ?? []
  assert.equal(href, `${desk}?list=waiting&faq=${id()}#reply`)
  const begun = formIn(await show(href.split('#')[0]!, CLERK), `${desk}/replies?list=waiting`)
  assert.match(begun['text']!, new RegExp(`前の週までに.*/faq/${id()}$`, 's'))
  for (const odd of ['999999', "1' or 1=1", ''])
    assert.equal((await town.request(`${desk}?faq=${encodeURIComponent(odd)}`, { as: CLERK })).status, 200)
})

test('what is withdrawn is gone for residents and for the desk, and can be published again', async () => {
  const page = `/console/faq/${id()}`
  assert.equal((await fill(page, `${page}/withdrawal`, {}, CLERK)).status, 303)
  town.clock.advance({ seconds: 6 })
  assert.equal((await town.request(`/faq/${id()}`)).status, 404)
  assert.doesNotMatch(await show('/faq'), /粗大ごみはどう/)
  assert.equal((await publish(id(), CLERK)).status, 303)
  assert.equal((await town.request(`/faq/${id()}`)).status, 200)
})

test('programs read, write, publish and withdraw with the scopes of their token, and no further', async () => {
  const reading = await apiOf(town, CLERK, ['faqs:read'])
  const listed = (await (await reading.ask('/faqs?state=published&limit=1')).json()) as {
    items: { id: number }[]
    next: string
  }
  assert.equal(listed.items.length, 1)
  assert.equal((await reading.ask(`/faqs?limit=1&cursor=${listed.next}`)).status, 200)
  const words = {
    lang: 'ja',
    category: 'ごみ',
    question: '収集日はいつですか',
    answer: '地区ごとの表にあります。',
    keywords: ['曜日'],
  }
  const json = { ...words, sectionId: Number(section) }
  assert.equal((await reading.ask('/faqs', { method: 'POST', json })).status, 403)
  const { ask } = await apiOf(town, CLERK, ['faqs:read', 'faqs:edit'])
  const written = (await (await ask('/faqs', { method: 'POST', json })).json()) as {
    id: number
    version: number
    state: string
  }
  assert.equal(written.state, 'draft')
  const at = `/faqs/${written.id}`
  assert.equal(
    (await ask(at, { method: 'PUT', json: { ...words, answer: '表と広報にあります。', version: 1 } })).status,
    200,
  )
  assert.equal((await ask(`${at}/publications`, { method: 'POST', json: { version: 1 } })).status, 409)
  assert.equal((await ask(`${at}/publications`, { method: 'POST', json: { version: 2 } })).status, 200)
  assert.match(await show(`/faq/${written.id}`), /表と広報に/)
  assert.equal((await ask(`${at}/withdrawal`, { method: 'POST', json: { version: 3 } })).status, 200)
  const stranger = await apiOf(town, STRANGER, ['faqs:read', 'faqs:edit'])
  assert.equal((await stranger.ask(`${at}/publications`, { method: 'POST', json: { version: 4 } })).status, 404)
})
