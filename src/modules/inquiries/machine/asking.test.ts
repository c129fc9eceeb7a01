// 言語モデルに頼む: from the button to the reply, over real HTTP.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { beforeEach, test } from 'node:test'
import { apiOf } from '../../../testing/api.ts'
import { deskOf } from '../../../testing/desk.ts'
import { faqScreensOf, textOf } from '../../../testing/faqs.ts'
import { languageModel, switchOn } from '../../../testing/llm.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown()
const model = await languageModel()
const desk = deskOf(town)
const faqs = faqScreensOf(town)
const { ask: asClerk } = await apiOf(town, 'suzuki', ['conversations:reply', 'conversations:read'])
const section = await faqs.sectionOf('suzuki')

const written = await faqs.write(
  {
    section,
    category: 'ごみ',
    question: '粗大ごみはどうやって出しますか',
    answer: '粗大ごみは、3日前までに電話で予約してください。1点500円です。',
    keywords: '粗大ごみ、ソファ',
  },
  'suzuki',
)
await faqs.publish(written, 'suzuki')
await switchOn(town, model.url)

/** Somebody asks on the page of the town. */
async function asked(text: string, name = '青木 さくら'): Promise<number> {
  await town.post('/inquiries', { name, text, key: randomUUID(), to: 'staff' })
  const id = Number(await desk.one('select max(id) from inquiries.conversations'))
  await town.owner.query('update inquiries.conversations set section_id = $1 where id = $2', [section, id])
  return id
}
const wish = (id: number, use: string, fields: Record<string, string> = {}, as = 'suzuki') =>
  desk.post(id, 'machine', { use, ...fields }, as)
const typed = (text: string) => ({ text, key: randomUUID(), draft: '' })
const texts = (id: number) =>
  desk.rows('select * from inquiries.machine_texts where conversation_id = $1 order by id', [id])
const shown = async (id: number, as = 'suzuki') => textOf(await desk.page(`/console/inquiries/${id}`, as))
const draftOf = async (id: number) =>
  String((await desk.one('select body from inquiries.drafts where conversation_id = $1', [id])) ?? '')
const audited = () =>
  desk.rows(
    "select actor, subject, detail from kernel.audit_entries where action = 'conversation.machine_asked' order by seq",
  )

beforeEach(async () => {
  model.heard.length = 0
  model.behave = undefined
  await town.owner.query('delete from inquiries.machine_calls')
  await town.owner.query('delete from kernel.rate_counters')
})

test('a draft is made of よくある質問 alone, is shown with its sources, and goes into the reply when somebody takes it', async () => {
  const id = await asked('青木です。粗大ごみのソファを出したいです。電話は090-1234-5678です。')
  assert.equal((await wish(id, 'draft', typed('書きかけ'))).status, 303)
  assert.match(await shown(id), /考えています…/)
  assert.equal(model.heard.length, 0, 'nobody waits for it')
  await town.work()

  const [request] = model.heard
  const sent = JSON.stringify(request!.messages)
  for (const word of ['青木', 'さくら', '090-1234-5678']) assert.ok(!sent.includes(word), word)
  assert.ok(sent.includes('[氏名1]') && sent.includes('[電話1]') && sent.includes('1点500円'))

  const page = await desk.page(`/console/inquiries/${id}`)
  assert.match(textOf(page), /返信の下書き test-model・.*1点500円です。\[1\].*\[1\] 粗大ごみはどうやって出しますか/)
  assert.ok(page.includes(`<a href="/faq/${written}">`))
  assert.equal(await draftOf(id), '書きかけ', 'nothing goes in by itself')
  const [row] = await texts(id)
  await desk.post(id, `machine/${row.id}/taking`, {
    ...typed('書きかけ'),
    draft: String(await desk.one('select version from inquiries.drafts where conversation_id = $1', [id])),
  })
  assert.match(await draftOf(id), new RegExp(`^書きかけ\\n\\n.*1点500円です。\\n[^[]*/faq/${written}$`, 's'))
  assert.ok(!(await shown(id)).includes('test-model'))
  assert.equal(
    await desk.one("select count(*)::int from inquiries.messages where conversation_id = $1 and author = 'staff'", [
      id,
    ]),
    0,
  )
})

test('the trail says who asked for what and how much was sent, never what', async () => {
  const before = (await audited()).length
  const id = await asked('粗大ごみの料金は')
  await wish(id, 'draft')
  await town.work()
  const [entry, ...more] = (await audited()).slice(before)
  assert.equal(more.length, 0)
  assert.equal(entry.actor, `staff:${await desk.staffId('suzuki')}`)
  assert.equal(entry.subject, `conversation:${id}`)
  assert.deepEqual(Object.keys(entry.detail).toSorted(), ['characters', 'model', 'resident', 'use'])
  assert.equal(
    entry.detail.characters,
    model.heard[0]!.messages.reduce((sum, { content }) => sum + content.length, 0),
  )
  assert.ok(!JSON.stringify(entry).includes('粗大ごみ'))
})

test('where nothing is found nobody is asked, and that is said', async () => {
  const id = await asked('ヴァイオリンの調律師')
  await wish(id, 'draft')
  await town.work()
  assert.equal(model.heard.length, 0)
  assert.match(await shown(id), /よくある質問に、この相談の答えは見つかりませんでした/)
})

test('citations that do not exist are taken out, with a warning; what is answered is text', async () => {
  const id = await asked('粗大ごみを出したい')
  model.behave = () => '<script>alert(1)</script> 無料です[9]。http://evil.example/'
  await wish(id, 'draft')
  await town.work()
  const page = await desk.page(`/console/inquiries/${id}`)
  assert.ok(!page.includes('<script>alert') && !page.includes('href="http://evil'))
  assert.match(textOf(page), /根拠のない番号が付いていたので、外しました/)
  assert.ok(!page.includes('[9]'))
})

test('a translation stands beside what it was made of, and the resident gets both', async () => {
  const id = await asked('Garbage?')
  model.behave = () => 'Please call 【電話１】.'
  await wish(id, 'translation', { ...typed('0986-23-2111 に電話してください。'), language: 'en' })
  await town.work()
  assert.ok(!JSON.stringify(model.heard).includes('0986'))
  assert.match(
    await shown(id),
    /返信の翻訳: 英語.*Please call 0986-23-2111\..*もとの文 0986-23-2111 に電話してください。/,
  )
  const [row] = await texts(id)
  await desk.post(id, `machine/${row.id}/taking`)
  assert.match(await draftOf(id), /^Please call 0986-23-2111\.\n\n\(.*\)\n0986-23-2111 に電話してください。$/)
})

test('what a resident writes in another language is translated below it, for the whole section', async () => {
  const id = await asked('When is the garbage collected on Main Street?')
  assert.match(await shown(id), /日本語に翻訳する/)
  const message = String(await desk.one('select max(id) from inquiries.messages where conversation_id = $1', [id]))
  model.behave = () => 'ごみの収集はいつですか'
  await wish(id, 'reading', { message })
  await wish(id, 'reading', { message })
  await town.work()
  assert.equal(model.heard.length, 1)
  for (const who of ['suzuki', 'takahashi'])
    assert.match(
      await shown(id, who),
      /When is the garbage collected.*機械翻訳 test-model・.*ごみの収集はいつですか/,
      who,
    )
  const other = await asked('もう一つ')
  assert.equal((await wish(other, 'reading', { message })).status, 422, 'of another conversation')
})

test('a long talk is summed up once, for everybody, and anew on demand', async () => {
  const id = await asked('はじめ')
  await town.owner.query(
    `insert into inquiries.messages (conversation_id, author, kind, body, occurred_at)
     select $1, 'resident', 'text', '話その' || n, now() + n * interval '1 second' from generate_series(1, 12) n`,
    [id],
  )
  assert.match(await shown(id), /言語モデルで要約する/)
  await Promise.all(Array.from({ length: 8 }, (_, at) => wish(id, 'summary', {}, at % 2 ? 'suzuki' : 'takahashi')))
  await town.work()
  assert.equal(model.heard.length, 1)
  assert.match(await shown(id, 'takahashi'), /要約\(機械\) test-model.*・住民: 話その12.*要約し直す/)
  await wish(id, 'summary')
  await town.work()
  assert.equal((await texts(id)).filter((row) => row.put_away_at === null).length, 1)
})

test('another member of staff neither sees nor takes a draft; what was put away is gone', async () => {
  const id = await asked('粗大ごみは')
  await wish(id, 'draft')
  await town.work()
  const [row] = await texts(id)
  assert.ok(!(await shown(id, 'takahashi')).includes('test-model'))
  assert.equal((await desk.post(id, `machine/${row.id}/taking`, {}, 'takahashi')).status, 409)
  assert.equal(await draftOf(id), '')
  await desk.post(id, `machine/${row.id}/removal`)
  assert.equal((await desk.post(id, `machine/${row.id}/taking`)).status, 409)
})

test('bad input changes nothing', async () => {
  const id = await asked('粗大ごみは')
  const wrong: [string, Record<string, string>, number][] = [
    ['plain', typed('  '), 422],
    ['plain', typed('長'.repeat(5_001)), 422],
    ['translation', { ...typed('文'), language: 'xx' }, 422],
    ['translation', { ...typed('文2'), language: '__proto__' }, 409],
    ['reading', { message: '999999' }, 422],
    ['reading', { message: 'x' }, 422],
    ['toString', {}, 422],
    ['', {}, 422],
  ]
  for (const [use, fields, status] of wrong) {
    const answer = await wish(id, use, fields)
    assert.ok([422, 409].includes(answer.status), `${use} ${answer.status} ${status}`)
  }
  assert.equal((await texts(id)).length, 0)
})

test('other programs ask and read the same', async () => {
  const id = await asked('粗大ごみは')
  const path = `/conversations/${id}/machine-texts`
  const asking = await asClerk(path, { method: 'POST', json: { use: 'draft' } })
  assert.equal(asking.status, 202)
  const { id: text } = await asking.json()
  await town.work()
  const items = async () => (await (await asClerk(path)).json()).items
  assert.deepEqual((await items())[0].sources, [{ number: 1, faq: written }])
  // Two at one moment: it is put into the draft once.
  const taking = () => asClerk(`${path}/${text}/taking`, { method: 'POST' })
  const taken = await Promise.all([taking(), taking()])
  assert.deepEqual(taken.map(({ status }) => status).toSorted(), [204, 409])
  assert.deepEqual(await items(), [])
  const { rows: drafts } = await town.owner.query('select body from inquiries.drafts where conversation_id = $1', [id])
  assert.equal(drafts.length, 1)
  assert.match(drafts[0].body, /粗大ごみ/)
  const { id: more } = await (await asClerk(path, { method: 'POST', json: { use: 'summary' } })).json()
  await town.work()
  assert.equal((await asClerk(`${path}/${more}/taking`, { method: 'POST' })).status, 409)
  assert.equal((await asClerk(`${path}/${more}/removal`, { method: 'POST' })).status, 204)
  assert.deepEqual(await items(), [])
})
