import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formIn } from '../../testing/form-in.ts'
import { catalogueOf } from '../../testing/open-data.ts'
import { testTown } from '../../testing/town.ts'

const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const { people, kept, proposed, decided } = catalogueOf(town)
const BASE = '/console/opendata'
const WORDS = {
  title: '公園の一覧',
  summary: '市内の公園です。',
  theme: 'ENVI',
  keywords: '公園、遊び場',
  licence: 'cc-by-4.0',
  frequency: 'annual',
}
const section = String(await people.sectionOf('ijuu'))
const add = (slug: string, more: Record<string, string> = {}, as = 'takahashi') =>
  town.post(`${BASE}/sets`, { ...WORDS, slug, section, ...more }, as)
const send = (slug: string, csv: string | Uint8Array<ArrayBuffer>, as = 'takahashi', note = '') =>
  town.post(`${BASE}/sets/${slug}/file`, { file: new File([csv], 'a.csv', { type: 'text/csv' }), note }, as)
const page = (path: string, as = 'takahashi') => people.page(`${BASE}${path}`, as)
const askToWithdraw = (number: number, of = 'parks') =>
  town.request(`${BASE}/sets/${of}/editions/${number}/withdrawal`, { as: 'takahashi' })
const rows = () => people.one('select count(*)::int from opendata.rows')

test('a section adds a dataset, reads a file, proposes it, and it is public when it is decided', async () => {
  const added = await add('parks')
  assert.equal(added.headers.get('location'), `${BASE}/sets/parks?done=added`)
  assert.equal((await send('parks', '\uFEFF名称,緯度,経度\r\n中央公園,31.500000,131.400000\r\n')).status, 303)
  assert.match(await page('/sets/parks'), /検査に通りました/)
  assert.match(await page('', 'suzuki'), /公園の一覧/)
  assert.equal((await town.post(`${BASE}/sets/parks/proposal`, {}, 'takahashi')).status, 303)
  assert.match(await page('/sets/parks'), /決裁中/)
  const edition = await people.one('select max(id) from opendata.editions')
  const proposal = Number(await people.one('select id from kernel.proposals where subject = $1', [String(edition)]))
  await decided(proposal)
  assert.match(await (await town.request('/opendata/sets/parks/data.geojson')).text(), /"coordinates":\[131.4,31.5\]/)
  assert.equal(
    (await town.request(`${BASE}/editions/${edition}`, { as: 'sato' })).headers.get('location'),
    `${BASE}/sets/parks`,
  )
})

test('what is wrong in a form is told field by field, with what was typed, and nothing is kept', async () => {
  const answer = await add('Bad Name', { title: '', theme: 'X', keywords: 'あ'.repeat(60), summary: ' ' })
  assert.equal(answer.status, 422)
  const html = await answer.text()
  for (const told of [
    'アドレスの名前は',
    'データの名前を入力',
    '分類を選んで',
    'キーワードは、1 つ 50 文字',
    '説明を入力',
  ])
    assert.match(html, new RegExp(told))
  assert.match(html, /Bad Name|bad name/)
  assert.equal((await add('parks')).status, 409)
  assert.equal(await kept('bad name'), undefined)
})

test('the mistakes of a form are told in the order of its page', async () => {
  for (const [path, wrong] of [
    [`${BASE}/sets/new`, { title: '', slug: 'Bad Name', summary: '', theme: '', keywords: 'あ'.repeat(60) }],
    [`${BASE}/events/new`, { titleKana: '漢', description: '', startsOn: '', place: '', capacity: '0', url: 'x' }],
    [`${BASE}/facilities/new`, { name: '', latitude: '1', opens: '9:00', phone: 'x', url: 'x' }],
  ] as const) {
    const action = path.replace(/\/new$/, '')
    const sent = { ...formIn(await people.page(path, 'takahashi'), action), ...wrong }
    const html = await (await town.post(action, sent, 'takahashi')).text()
    const told = [...html.matchAll(/<li><a href="#([^"]+)"/g)].map(([, field]) => field!)
    assert.ok(told.length >= Object.keys(wrong).length, html)
    assert.deepEqual(
      told,
      told.toSorted((a, b) => html.indexOf(`id="${a}"`) - html.indexOf(`id="${b}"`)),
    )
  }
})

test('another section looks on, and changes nothing', async () => {
  assert.equal((await add('theirs', {}, 'yamamoto')).status, 403)
  assert.match(await page('/sets/parks', 'yamamoto'), /公園の一覧/)
  for (const path of ['words', 'gate', 'editions/1/withdrawal'])
    assert.equal((await town.request(`${BASE}/sets/parks/${path}`, { as: 'yamamoto' })).status, 403, path)
  for (const path of ['file', 'proposal', 'draft-removal', 'words', 'gate', 'editions/1/withdrawal'])
    assert.equal((await town.post(`${BASE}/sets/parks/${path}`, {}, 'yamamoto')).status, 403, path)
})

test('files as they come: a report or a sentence, never a fault, and nothing of them is kept', async () => {
  const before = await rows()
  const cases: [string | Uint8Array<ArrayBuffer>, RegExp][] = [
    ['', /CSV ファイルを選んで/],
    ['\n\n', /データの行がありません|見出しがありません/],
    ['名称\n', /データの行がありません/],
    ['名称,\n,1\n', /より多くの値/],
    ['名称,名称\n1,2\n', /「名称」が二つ/],
    ['名称\n"開いたまま\n', /引用符/],
    ['名称\n1,2\n', /より多くの値/],
    [new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0xff, 0xfe]), /文字コードが分かりません|CSV ファイルではありません/],
    ['名称,番号\n山田,123456789018\n', /個人の番号らしいもの/],
    [`名称\n"${'長'.repeat(10_001)}"\n`, /10,000 文字を超える/],
  ]
  for (const [csv, told] of cases) {
    const answer = await send('parks', csv)
    assert.equal(answer.status, 422, String(told))
    assert.match(await answer.text(), told)
  }
  assert.equal(await rows(), before)
})

test('what was typed of what changed stays beside a file that is refused', async () => {
  const note = '2026年4月1日現在に更新'
  const refused = await send('parks', '名称\n', 'takahashi', note)
  assert.equal(refused.status, 422)
  assert.equal(formIn(await refused.text(), `${BASE}/sets/parks/file`)['note'], note)
  const long = await send('parks', '名称\n公園\n', 'takahashi', 'あ'.repeat(1_001))
  assert.match(await long.text(), /id="note-error"/)
})

test('a file of a standard set with a mistake becomes a draft that says where, and cannot be proposed', async () => {
  const header =
    '都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,名称,名称_カナ,名称_英語,住所,方書,緯度,経度,設置者,電話番号,内線番号,SSID,提供エリア,URL,備考'
  await add('spots', { title: 'Wi-Fi' })
  assert.equal(
    (await send('spots', `${header}\n37201,1,宮崎県,あおぞら市,市役所,シヤクショ,,中央1-1,,91.5,131.4,市,,,Free,,,\n`))
      .status,
    303,
  )
  const html = await page('/sets/spots')
  assert.match(html, /誤りが \d+ か所/)
  assert.match(html, /372013/)
  assert.equal((await town.post(`${BASE}/sets/spots/proposal`, {}, 'takahashi')).status, 409)
  assert.equal((await town.post(`${BASE}/sets/spots/draft-removal`, {}, 'takahashi')).status, 303)
  assert.match(await page('/sets/spots'), /まだ、版がありません/)
})

test('a statistics table is held at the gate, and is public with its small cells and their guards hidden', async () => {
  await add('people', { title: '地区別人口', statistics: '1' })
  await send('people', '地区,総数,男,女\n計,160,79,81\n中央,100,50,50\nやまて,6,2,4\nみなと,54,27,27\n')
  assert.equal((await town.post(`${BASE}/sets/people/proposal`, {}, 'takahashi')).status, 409)
  const gate = await page('/sets/people/gate')
  assert.match(gate, /総数 = 男 \+ 女/)
  assert.match(gate, /守るため/)
  assert.equal((await town.request(`${BASE}/sets/people/gate?least=1`, { as: 'takahashi' })).status, 422)
  assert.equal((await town.post(`${BASE}/sets/people/gate`, { least: 'x' }, 'takahashi')).status, 422)
  assert.equal((await town.post(`${BASE}/sets/people/gate`, { least: '10' }, 'takahashi')).status, 303)
  assert.equal(await people.one(`select count(*)::int from opendata.rows where cells[3] = '2'`), 0)
  const proposal = await proposed('people')
  assert.match(await people.page(`/console/approvals/${proposal}`, 'sato'), /10 未満の数を隠します/)
  await decided(proposal)
  const csv = await (await town.request('/opendata/sets/people/data.csv')).text()
  assert.match(csv, /やまて,[^\r]*X/)
  assert.ok(csv.split('X').length - 1 >= 4, csv)
})

test('a withdrawal asks why, and then it is gone', async () => {
  const path = `${BASE}/sets/parks/editions/1/withdrawal`
  assert.equal((await town.post(path, { because: '' }, 'takahashi')).status, 422)
  assert.equal((await town.post(path, { because: '住所の誤り' }, 'takahashi')).status, 303)
  town.clock.advance({ seconds: 6 })
  const gone = await town.request('/opendata/sets/parks')
  assert.equal(gone.status, 410)
  assert.match(await gone.text(), /住所の誤り/)
  assert.match(await page(''), /公園の一覧[^]*?取り下げ済み/)
  assert.match(await page('/sets/parks'), /<h1>[^]*?取り下げ済み[^]*?<\/h1>/)
})

test('who comes to withdraw what is gone, or never was public, is told so, and given no form', async () => {
  const gone = await askToWithdraw(1)
  assert.equal(gone.status, 409)
  assert.match(await gone.text(), /もう取り下げてあります/)
  assert.equal((await askToWithdraw(9)).status, 404)
  await send('spots', '名称\n駅\n')
  const draft = await askToWithdraw(1, 'spots')
  assert.equal(draft.status, 409)
  assert.match(await draft.text(), /まだ公開していません/)
})

test('words are changed by whoever read them last', async () => {
  const version = String((await kept('spots')).version)
  const change = (title: string) => town.post(`${BASE}/sets/spots/words`, { ...WORDS, title, version }, 'takahashi')
  assert.equal((await change('公衆無線LANの一覧')).status, 303)
  assert.equal((await change('別の名前')).status, 409)
  assert.equal((await kept('spots')).title, '公衆無線LANの一覧')
})
