import assert from 'node:assert/strict'
import { test } from 'node:test'
import { individualNumberCheckDigit } from '#lib/text/check-digits.ts'
import { scanIdentities, identitiesIn } from './scan-identities.ts'

const kindsIn = (header: string, cell: string) => identitiesIn(header, cell).map(({ kind }) => kind)

test('numbers that show a person are found by their shape, or by the name of their column', () => {
  const table: [string, string, string[]][] = [
    ['備考', '123456789018', ['individualNumber']],
    ['備考', '妻１２３４ー５６７８ー９０１８', ['individualNumber']],
    ['個人番号', '123456789012', ['individualNumber']],
    ['備考', '担当 AB12345678CD さん', ['residenceCard']],
    ['運転免許証番号', '123456789018', ['drivingLicence']],
    ['基礎年金番号', '1234-567890', ['pensionNumber']],
    ['備考', '年金番号は0123-456789です', ['pensionNumber']],
    ['備考', '1234-567890', ['possiblePension']],
    ['被保険者番号', '0012345678', ['insuredNumber']],
    ['住民票コード', '12345678901', ['residentCode']],
    ['旅券番号', 'TK1234567', ['passport']],
    ['口座番号', '1234567', ['bankAccount']],
    ['振込先', '普通 1234567', ['bankAccount']],
    ['電話', '090-1234-5678', ['mobilePhone']],
    ['電話', '０８０１２３４５６７８', ['mobilePhone']],
    ['連絡先', 'taro.yamada@example.com', ['mailAddress']],
    ['備考', '090-1234-5678 と 123456789018', ['individualNumber', 'mobilePhone']],
  ]
  for (const [header, cell, kinds] of table) assert.deepEqual(kindsIn(header, cell), kinds, `${header}: ${cell}`)
})

test('what open data is made of raises no alarm', () => {
  const table: [string, string][] = [
    ['法人番号', '7123456789012'],
    ['法人番号', '7-0000-1205-0002'],
    ['個人番号又は法人番号', '7000012050002'],
    ['全国地方公共団体コード', '452025'],
    ['都道府県コード又は市区町村コード', '45202'],
    ['町字ID', '0001001'],
    ['電話番号', '0986-23-2111'],
    ['電話番号', '0120-123-456'],
    ['緯度', '31.719561234567'],
    ['経度', '131.061671234512'],
    ['住所', '宮崎県都城市姫城町6街区21号'],
    ['郵便番号', '885-8555'],
    ['日時', '2026-11-24T09:30:00+09:00'],
    ['人口', '1,234,567'],
    ['URL', 'https://www.city.example.lg.jp/soshiki/12/34567.html'],
    ['メール', 'kohou@city.example.lg.jp'],
    ['POIコード', '1234'],
    ['対象', '後期高齢者医療の被保険者'],
    ['', ''],
  ]
  for (const [header, cell] of table) assert.deepEqual(kindsIn(header, cell), [], `${header}: ${cell}`)
})

test('a finding says where, and shows some words, but never the number', async () => {
  const rows = [
    ['山田', '連絡は 123456789018 まで'],
    ['佐藤', 'とても長い備考が先にあって、そのあとで在留 ＡＢ12345678CD が出てくる場合'],
    ['鈴木', 'taro.yamada@example.com'],
  ]
  const scan = await scanIdentities(['氏名', '備考'], rows)
  assert.deepEqual([scan.rows, scan.stops, scan.warnings], [3, 2, 1])
  assert.deepEqual(
    scan.findings.map(({ row, column, header, kind, severity }) => [row, column, header, kind, severity]),
    [
      [1, 1, '備考', 'individualNumber', 'stop'],
      [2, 1, '備考', 'residenceCard', 'stop'],
      [3, 1, '備考', 'mailAddress', 'warn'],
    ],
  )
  for (const { excerpt } of scan.findings) {
    assert.doesNotMatch(excerpt, /\d|AB|CD|taro|yamada/)
    assert.match(excerpt, /\*/)
  }
})

const passing = (eleven: number) => {
  const digits = String(eleven).padStart(11, '1')
  return `${digits}${individualNumberCheckDigit(digits)}`
}

test('a column of serial numbers is a warning where chance makes some pass; a column of 個人番号 stops', async () => {
  const serial = Array.from({ length: 200 }, (_, at) => [String(452025000000 + at)])
  const chance = await scanIdentities(['管理番号'], serial)
  assert.equal(chance.stops, 0)
  assert.ok(chance.warnings > 0)
  const named = await scanIdentities(['個人番号'], serial)
  assert.equal(named.stops, 200)
  const real = await scanIdentities(
    ['管理番号'],
    Array.from({ length: 200 }, (_, at) => [passing(23456789 + at * 7919)]),
  )
  assert.equal(real.stops, 200)
  assert.equal(real.findings.length, 20)
})

async function* streamed() {
  yield []
  yield ['a', 'b', '123456789018']
}

test('rows may come from a stream, with cells missing or too many, and a number in the header is found', async () => {
  const { findings, rows: count } = await scanIdentities(['名称', '123456789018'], streamed())
  assert.equal(count, 2)
  assert.deepEqual(
    findings.map(({ row, column, header }) => [row, column, header]),
    [
      [0, 1, '123456789018'],
      [2, 2, ''],
    ],
  )
})
