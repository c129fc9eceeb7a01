import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogueOf, table } from '../../../testing/open-data.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const { people, kept, made, drafted, proposed, published } = catalogueOf(town)
const BASE = '/console/opendata/sets'
const NUMBER = '123456789018'
const WORDS = {
  title: '公園の一覧',
  summary: '市内の公園です。',
  theme: 'ENVI',
  keywords: '公園',
  licence: 'cc-by-4.0',
  frequency: 'annual',
}

const kept422 = async (answer: Response, told: RegExp) => {
  assert.equal(answer.status, 422)
  const html = await answer.text()
  assert.match(html, told)
  assert.equal(await people.one(`select count(*)::int from opendata.datasets where summary ~ $1`, [NUMBER]), 0)
}

test('a number of a person among the words of a dataset is refused at its field, and nothing is kept', async () => {
  const section = String(await people.sectionOf('ijuu'))
  for (const [field, label] of [
    ['title', 'データの名前'],
    ['summary', '説明'],
    ['keywords', 'キーワード'],
  ] as const) {
    const typed = { ...WORDS, section, slug: `numbered-${field}`, [field]: `マイナンバー ${NUMBER}` }
    const told = new RegExp(`href="#${field}"[^>]*>${label}に、個人番号`)
    await kept422(await town.post(BASE, typed, 'takahashi'), told)
    assert.equal(await kept(typed.slug), undefined)
  }
  const { version } = await made('words')
  const typed = { ...WORDS, version: String(version), summary: `番号は ${NUMBER}` }
  await kept422(await town.post(`${BASE}/words/words`, typed, 'takahashi'), /説明に、個人番号/)
  assert.equal((await kept('words')).version, version)
})

test('nor does one stand in what an edition says of itself, or in why it was withdrawn', async () => {
  await published('gone', [table(['名称'], [['中央公園']])])
  const file = new File(['名称\r\n中央公園\r\n'], 'a.csv', { type: 'text/csv' })
  const sent = await town.post(`${BASE}/gone/file`, { file, note: `個人番号 ${NUMBER} を消した` }, 'takahashi')
  assert.equal(sent.status, 422)
  assert.match(await sent.text(), /変わったことに、個人番号/)
  assert.equal(await people.one('select count(*)::int from opendata.editions where number > 1'), 0)
  const withdrawal = `${BASE}/gone/editions/1/withdrawal`
  const refused = await town.post(withdrawal, { because: `${NUMBER} が入っていたため` }, 'takahashi')
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /取り下げる理由に、個人番号/)
  assert.equal((await town.request('/opendata/sets/gone')).status, 200)
})

test('whoever decides sees what the search for numbers of persons found', async () => {
  await drafted(await made('phones'), [table(['名称', '連絡先'], [['中央公園', '090-1234-5678']])])
  const document = await people.page(`/console/approvals/${await proposed('phones')}`, 'sato')
  assert.match(document, /1 行を調べました。確かめるもの 1 件 \(携帯電話の番号\)/)
})
