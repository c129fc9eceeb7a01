import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogueOf, table } from '../../../testing/open-data.ts'
import { testTown } from '../../../testing/town.ts'
import { changeDataset } from '../datasets/save-dataset.ts'
import { makeSameRows } from '../editions/make-same-rows.ts'
import { withdraw } from './withdraw.ts'

const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const { db, people, kept, made, drafted, proposed, decided, published } = catalogueOf(town)
const status = async (path: string) => (await town.request(path)).status
const text = async (path: string) => (await town.request(path)).text()
const LATER = { seconds: 6 }

test('what is decided is public at once, and not before', async () => {
  const dataset = await made('parks')
  await drafted(dataset, [
    table(
      ['名称', '面積'],
      [
        ['中央公園', '1200'],
        ['みなと公園', '300'],
      ],
    ),
  ])
  assert.equal(await status('/opendata/sets/parks'), 404)
  assert.equal(await status('/opendata/sets/parks/data.csv'), 404)
  const proposal = await proposed('parks')
  assert.match(await people.page(`/console/approvals/${proposal}`, 'sato'), /オープンデータ「データ parks」第1版の公開/)
  await people.act('suzuki', proposal, 'decision')
  assert.equal(await status('/opendata/sets/parks'), 404)
  await people.act('sato', proposal, 'decision')
  assert.equal(await status('/opendata/sets/parks'), 200)
  assert.equal(await text('/opendata/sets/parks/data.csv'), '名称,面積\r\n中央公園,1200\r\nみなと公園,300\r\n')
  assert.match(await text('/opendata/sets/parks'), /移住定住推進課/)
})

test('a rejected edition is a draft again, and can be proposed once more', async () => {
  const dataset = await made('shops')
  await drafted(dataset, [table(['名称'], [['あおぞら商店']])])
  const first = await proposed('shops')
  await people.act('suzuki', first, 'decision')
  await people.act('sato', first, 'rejection', { words: '住所がありません' })
  assert.equal(await status('/opendata/sets/shops'), 404)
  await decided(await proposed('shops'))
  assert.equal(await status('/opendata/sets/shops'), 200)
})

test('a new edition takes the place of the old, which can still be had', async () => {
  await published('cats', [table(['名称'], [['三毛']])])
  await drafted(await kept('cats'), [table(['名称'], [['三毛'], ['黒'], ['黒']])])
  const proposal = await proposed('cats')
  assert.match(await people.page(`/console/approvals/${proposal}`, 'sato'), /加わる行 2、なくなる行 0/)
  await decided(proposal)
  assert.equal(await text('/opendata/sets/cats/data.csv'), '名称\r\n三毛\r\n黒\r\n黒\r\n')
  assert.equal(await text('/opendata/sets/cats/editions/1/data.csv'), '名称\r\n三毛\r\n')
})

test('while an edition is being decided, nobody puts another in its place', async () => {
  const dataset = await made('dogs')
  await drafted(dataset, [table(['名称'], [['ポチ']])])
  await proposed('dogs')
  await assert.rejects(drafted(dataset, [table(['名称'], [['タマ']])]), /決裁を待っています/)
})

test('a draft in which the check found errors is not proposed, and the database lets none through', async () => {
  const dataset = await made('wrong')
  await drafted(dataset, [table(['名称'], [['?']])], 2)
  await assert.rejects(proposed('wrong'), /誤りが 2 か所/)
  const force = `update opendata.editions set state = 'published', published_at = now() where errors > 0`
  await assert.rejects(town.owner.query(force), /nothing_wrong_is_published/)
})

test('statistics whose small cells are not hidden are held at the gate, by the database too', async () => {
  const dataset = await made('population', { isStatistics: true })
  await drafted(dataset, [table(['地区', '人数'], [['やまて', '3']])])
  await assert.rejects(proposed('population'), /小さな数を隠す/)
  const force = `update opendata.editions set state = 'circulating' where is_statistics`
  await assert.rejects(town.owner.query(force), /statistics_pass_the_gate/)
})

test('what is withdrawn is gone at once, with its rows, and says why', async () => {
  const dataset = await published('names', [table(['氏名'], [['寿限無']])])
  const staff = await people.staffOf('suzuki')
  await assert.rejects(withdraw(db, town.clock(), staff, dataset, 1, ' '), /理由/)
  assert.match(await text('/opendata/sets/names'), /寿限無/)
  await withdraw(db, town.clock(), staff, dataset, 1, '個人の名前が入っていたため')
  town.clock.advance(LATER)
  const page = await town.request('/opendata/sets/names')
  assert.equal(page.status, 410)
  assert.match(await page.text(), /個人の名前が入っていたため/)
  for (let look = 0; look < 3; look++) assert.equal(await status('/opendata/sets/names'), 410)
  assert.equal(await status('/opendata/sets/names/data.csv'), 410)
  assert.equal(await status('/opendata/sets/names/editions/1/data.csv'), 410)
  assert.equal(await people.one(`select count(*)::int from opendata.rows where cells @> '{寿限無}'`), 0)
  await assert.rejects(withdraw(db, town.clock(), staff, await kept('names'), 1, 'もう一度'), /もう取り下げてあります/)
})

test('a download breaks off where its rows vanish meanwhile, and never looks whole', async () => {
  await published('vanishing', [
    table(
      ['番号'],
      Array.from({ length: 4_500 }, (_, n) => [String(n)]),
    ),
  ])
  await town.owner.query(
    `delete from opendata.rows where row > 2000 and table_id = (select max(id) from opendata.tables)`,
  )
  const answer = await town.request('/opendata/sets/vanishing/data.csv')
  await assert.rejects(answer.text())
})

test('words of what is public change with the next edition, when it is decided, and not before', async () => {
  await published('words', [table(['名称'], [['いち']])], { title: '古い名前' })
  const staff = await people.staffOf('takahashi')
  const typed = {
    title: ['新しい名前'],
    summary: ['新しい説明'],
    theme: ['SOCI'],
    keywords: ['新'],
    licence: ['cc0-1.0'],
    frequency: ['daily'],
  }
  const before = await kept('words')
  await changeDataset(db, town.clock(), staff, before, typed, before.version)
  const shown = async () => (await (await town.request('/api/3/action/package_show?id=words')).json()) as Shown
  assert.deepEqual((({ title, license_id }) => [title, license_id])((await shown()).result), ['古い名前', 'cc-by-4.0'])
  await makeSameRows(db, town.clock(), staff, await kept('words'))
  const proposal = await proposed('words')
  const document = await people.page(`/console/approvals/${proposal}`, 'sato')
  assert.match(document, /新しい名前/)
  assert.match(document, /一覧: 変わりません/)
  assert.equal((await shown()).result.title, '古い名前')
  await decided(proposal)
  assert.deepEqual((({ title, license_id }) => [title, license_id])((await shown()).result), ['新しい名前', 'cc-zero'])
  assert.equal(await text('/opendata/sets/words/data.csv'), '名称\r\nいち\r\n')
})

test('words that a program would take for numbers stay the words that somebody typed', async () => {
  const words = ['NaN', 'Infinity', '-Infinity', '1e5', '007', 'null']
  await published('typed', [
    table(
      ['名称'],
      words.map((word) => [word]),
    ),
  ])
  assert.deepEqual(
    JSON.parse(await text('/opendata/sets/typed/data.json')),
    words.map((word) => ({ 名称: word })),
  )
})

interface Shown {
  result: { title: string; license_id: string }
}
