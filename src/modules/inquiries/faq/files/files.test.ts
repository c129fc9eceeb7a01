import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiOf } from '../../../../testing/api.ts'
import { faqScreensOf, textOf } from '../../../../testing/faqs.ts'
import { formIn } from '../../../../testing/form-in.ts'
import { testTown } from '../../../../testing/town.ts'

const town = await testTown()
const { write, publish, sectionOf, show, audited } = faqScreensOf(town)
const [CLERK, STRANGER] = ['kimura', 'yamamoto']
const section = await sectionOf(CLERK)
const HERE = '/console/faq/files'
const { ask } = await apiOf(town, CLERK, ['faqs:edit'])
const faq = (question: string, answer = '窓口で申し込んでください。\n「写真」も送れます。') =>
  write({ section, category: 'くらし', question, answer, keywords: '届け、登録' }, CLERK)
const [dog, sums] = [await faq('犬の登録'), await faq('=1+1 はいくつですか', '+2 です')]
await publish(dog, CLERK)

const csv = async (as = CLERK) => await (await town.request(`${HERE}/faqs.csv`, { as })).text()
const look = (body: string | Uint8Array, name = 'faqs.csv', as = CLERK) =>
  town.post(`${HERE}/comparisons`, { file: new File([body as string], name) }, as)
const all = async () => (await town.owner.query('select * from inquiries.faqs order by id')).rows
const post = (path: string, json: unknown) => ask(path, { method: 'POST', json })
const HEAD = '番号,版,言語,分類,質問,答え,さがす言葉'

test('what was exported, as CSV or as a workbook, comes back as the same; nothing in it begins a formula, and others see nothing of it', async () => {
  const text = await csv()
  const bytes = new Uint8Array(await (await town.request(`${HERE}/faqs.csv`, { as: CLERK })).arrayBuffer())
  assert.deepEqual(bytes.slice(0, 3), Uint8Array.of(0xef, 0xbb, 0xbf))
  assert.match(text, /^番号,版,状態,担当,言語,分類,質問,答え,さがす言葉,見直し日,変えた日\r\n/)
  assert.match(text, /,'=1\+1 はいくつですか,'\+2 です,/)
  assert.match(text, /,公開中,.*犬の登録/)
  const book = await town.request(`${HERE}/faqs.xlsx`, { as: CLERK })
  for (const file of [bytes, new Uint8Array(await book.arrayBuffer())]) {
    const page = textOf(await (await look(file)).text())
    assert.match(page, /新しい質問 0件、変わる質問 0件、同じ質問 2件、誤り 0件/)
    assert.match(page, /取り込むものはありません/)
  }
  assert.doesNotMatch(await csv(STRANGER), /犬の登録/)
  assert.equal((await town.request(`${HERE}/faqs.csv`, { as: 'goto' })).status, 403)
})

test('a file is shown first and changes nothing; taken in, what is new is a draft and what is published stays so', async () => {
  const before = await all()
  const file = `${HEAD}\r\n${dog},2,,くらし,犬を飼い始めました,30日以内に。,\r\n,,英語,Life,Dogs,Register it.,dog\r\n`
  const looked = await (await look(file)).text()
  assert.match(textOf(looked), /新しい質問 1件、変わる質問 1件、同じ質問 0件、誤り 0件.*2 行目 質問、答え、さがす言葉/)
  assert.deepEqual(await all(), before)
  const form = { ...formIn(looked, `${HERE}/takings`), section }
  const both = await Promise.all([1, 2].map(() => town.post(`${HERE}/takings`, form, CLERK)))
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [303, 409]) // what the second was shown is there already
  const rows = await all()
  assert.deepEqual(
    rows.map(({ question, state, lang }) => [question, state, lang]),
    [
      ['犬を飼い始めました', 'published', 'ja'],
      ['=1+1 はいくつですか', 'draft', 'ja'],
      ['Dogs', 'draft', 'en'],
    ],
  )
  assert.match(await show(`/faq/${dog}`), /犬の登録/)
  assert.deepEqual(await audited('faq_file.taken_in'), [{ added: 1, changed: 1, ids: [dog] }])
})

test('what was changed since it was exported, twice in the file, of another section, or wrong is told by row and column, and nothing is taken in', async () => {
  const before = await all()
  const file = `${HEAD}
${dog},2,日本語,くらし,犬の届け,30日以内に。,
${sums},1,日本語,くらし,足し算,2 です,
${sums},1,日本語,くらし,引き算,0 です,
999999,1,日本語,くらし,どこかの,質問,
,,仏語,,${'長'.repeat(201)},123456789018,
`
  const looked = await (await look(file)).text()
  const page = textOf(looked)
  for (const told of [
    /書き出したあとに、ほかの人が変えています 2 行目 版/,
    /同じ番号の行が二つあります 4 行目 番号/,
    /この番号の質問は、担当する課にありません 5 行目 番号/,
    /言語を選んでください 6 行目 言語/,
    /分類を入力してください 6 行目 分類/,
    /200 文字までにしてください 6 行目 質問/,
    /個人番号.* 6 行目 答え/,
  ])
    assert.match(page, told)
  assert.doesNotMatch(looked, /takings/)
  const base64 = Buffer.from(file).toString('base64')
  const forced = await post('/faq-file-takings', { file: base64, against: '', sectionId: 1 })
  assert.equal(forced.status, 422)
  assert.deepEqual(await all(), before)
})

test('what changes between looking and taking in is told, and other programs do the same in two steps', async () => {
  const file = Buffer.from(`分類,質問,答え\n"くらし","猫の登録","要りません。\nまだです。"\n`).toString('base64')
  const { added, against } = await (await post('/faq-file-comparisons', { file })).json()
  assert.deepEqual(added, [{ row: 2, question: '猫の登録' }])
  assert.equal((await post('/faq-file-takings', { file, against: 'x', sectionId: Number(section) })).status, 409)
  const elsewhere = Number(await sectionOf(STRANGER))
  assert.equal((await post('/faq-file-takings', { file, against, sectionId: elsewhere })).status, 422)
  const taken = await post('/faq-file-takings', { file, against, sectionId: Number(section) })
  assert.deepEqual(await taken.json(), { added: 1, changed: 0 })
})

test('a file of new questions alone that is sent twice, at once or a day later, is taken in once', async () => {
  const file =
    '分類,質問,答え\nくらし,鳥の登録,要りません。\nくらし,鳥の登録,要りません。\nくらし,魚の登録,要りません。\n'
  const looked = await (await look(file)).text()
  assert.match(textOf(looked), /新しい質問 2件、変わる質問 0件、同じ質問 1件/)
  const form = { ...formIn(looked, `${HERE}/takings`), section }
  const before = (await all()).length
  const both = await Promise.all([1, 2].map(() => town.post(`${HERE}/takings`, form, CLERK)))
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [303, 409])
  const late = await town.post(`${HERE}/takings`, form, CLERK)
  assert.match(await late.text(), /もう取り込まれています/)
  assert.equal((await all()).length, before + 2)
})

test('files as offices make them are read, and bad ones are told in kind words', async () => {
  const cp932 = Buffer.concat([
    Buffer.from([0x95, 0xaa, 0x97, 0xde, 0x2c, 0x8e, 0xbf, 0x96, 0xe2, 0x2c, 0x93, 0x9a, 0x82, 0xa6, 0x0d, 0x0a]), // 分類,質問,答え
    Buffer.from([0x82, 0xb2, 0x82, 0xdd, 0x2c, 0x94, 0x4c, 0x2c, 0x8c, 0xa2, 0x0d, 0x0a]), // ごみ,猫,犬
  ])
  assert.match(textOf(await (await look(cp932)).text()), /新しい質問 1件.* 猫 /)
  for (const [body, told] of [
    ['', /空のファイル/],
    ['\0\xff', /列は知りません|見出し|文字コード/],
    ['分類,質問\nあ,い\n', /答えの列がありません/],
    ['分類,質問,答え,謎\nあ,い,う,え\n', /この列は知りません/],
    ['分類,質問,答え\n"あ,い,う\n', /引用符が閉じていません/],
    ['分類,質問,答え\n', /質問の行がありません/],
    [`分類,質問,答え\n${'あ,い,う\n'.repeat(2001)}`, /行が多すぎます/],
    [new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), /Excel のファイルとして読めません/],
    ['a'.repeat(5 * 1024 * 1024 + 1), /5MB まで/],
  ] as const) {
    const answer = await look(body)
    assert.ok(answer.status < 500)
    assert.match(textOf(await answer.text()), told)
  }
  const hostile = await town.post(`${HERE}/takings`, { file: '%%%', against: '\0' }, CLERK)
  assert.ok(hostile.status < 500)
})
