import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { proposePlan } from './propose-plan.ts'
import { scanIdentities } from './scan-identities.ts'
import { suppress } from './suppress.ts'
import { SuppressedTable } from './suppressed-table.tsx'
import { hiddenInWords, identityLine, suppressionLines } from './words.ts'

const header = ['地区', '総数', '男', '女', '女性の割合']
const rows = [
  ['中央<b>', '120', '60', '60', '50.0'],
  ['北', '52', '3', '49', '94.2'],
  ['南', '80', '38', '42', '52.5'],
  ['計', '252', '101', '151', '59.9'],
]
const table = { header, rows }
const suppression = await suppress(table, proposePlan(table))

const textOf = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

test('the section sees each hidden count with its kind in words, its shape and its range', () => {
  const html = renderToString(<SuppressedTable caption="地区別の人数" table={table} suppression={suppression} />)
  assert.match(textOf(html), /隠すマス 4、そのうち守るために隠すマス 3 \(10 未満が小さい数\)/)
  assert.match(textOf(html), /隠す数 3 小さい数 読み手が絞り込める範囲は 3〜7/)
  assert.match(textOf(html), /隠す数 94\.2 数が計算できるので隠します/)
  assert.equal(html.match(/suppressed-cell" data-kind="small"/g)?.length, 1)
  assert.equal(html.match(/suppressed-cell" data-kind="protecting"/g)?.length, 3)
  assert.doesNotMatch(html, /<b>/)
})

test('of a long table the first rows are shown, and what is not shown is counted', async () => {
  const long = {
    header: ['町字', '人数'],
    rows: Array.from({ length: 500 }, (_, at) => [`${at}`, at % 2 ? '4' : '40']),
  }
  const html = renderToString(
    <SuppressedTable caption="長い表" table={long} suppression={await suppress(long, proposePlan(long))} />,
  )
  assert.match(textOf(html), /500 行のうち、はじめの 200 行を表示しています。表示していない行で隠すマスは 150 です。/)
  assert.equal(html.match(/<tr/g)?.length, 201)
})

test('the document that is decided says what was hidden and how that was checked', async () => {
  assert.equal(hiddenInWords(suppression), '隠すマス 4、そのうち守るために隠すマス 3')
  assert.deepEqual(
    suppressionLines(suppression).map(({ label }) => label),
    ['小さな数', '復元できないこと', '割合など'],
  )
  assert.match(suppressionLines(suppression)[1]!.text, /4 マスの復元を試み、どれも戻せませんでした/)
  const plain = { header: ['町字', '人数'], rows: [['甲', '40']] }
  assert.deepEqual(suppressionLines(await suppress(plain, proposePlan(plain))), [
    { label: '小さな数', text: '10 未満の数はなく、隠すマスはありません' },
  ])
  const scan = await scanIdentities(['備考'], [['123456789018'], ['090-1234-5678']])
  assert.equal(
    identityLine(scan).text,
    '2 行を調べました。公開できないもの 1 件 (個人番号(マイナンバー))、確かめるもの 1 件 (携帯電話の番号)',
  )
  assert.equal(identityLine(await scanIdentities(['備考'], [['公園']])).text, '1 行を調べました。見つかりませんでした')
})
