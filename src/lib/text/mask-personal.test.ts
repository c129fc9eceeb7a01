import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maskPersonal } from './mask-personal.ts'

const one = (text: string, ...names: string[]) => maskPersonal([text], names).texts[0]

const HIDDEN: [what: string, text: string, masked: string, ...names: string[]][] = [
  ['a mobile number', '090-1234-5678 に電話ください', '[電話1] に電話ください'],
  ['a number in wide letters', '電話は０９８６－２３－２１１１です', '電話は[電話1]です'],
  ['a number without hyphens', '09012345678まで', '[電話1]まで'],
  ['a number with brackets', '(0986)23-2111', '[電話1]'],
  ['a number from abroad', '+81 90-1234-5678', '[電話1]'],
  ['a mail address', 'taro.y+1@example.co.jp へ', '[メール1] へ'],
  ['a wide @', 'hana＠example.jp', '[メール1]'],
  ['a postal code', '〒885-8555 です', '[住所1] です'],
  ['丁目', '青空県あおぞら市中央一丁目2番3号に住んでいます', '[住所1]に住んでいます'],
  ['丁目 with hyphens', '中央1丁目2-3です', '[住所1]です'],
  ['番地', '大字上之宮1234番地の5の家', '[住所1]の家'],
  ['a house by hyphens', '姫城町6-21の前', '[住所1]の前'],
  ['a room', '東町4番15号 あさひハイツ201', '[住所1]'],
  ['a long number', '保険証は12345678です', '保険証は[番号1]です'],
  ['a name that is known', '青木さくらです', '[氏名1]です', '青木 さくら'],
  ['its family name', '青木さんの件', '[氏名1]さんの件', '青木 さくら'],
  ['a name of one letter where it is said as one', '森です', '[氏名1]です', '森 一'],
  ['a name in Latin letters', 'I am lan nguyen.', 'I am [氏名1].', 'Lan Nguyen'],
  ['who says who they are', 'はじめまして。山田と申します。', 'はじめまして。[氏名1]と申します。'],
  ['somebody else', '隣の鈴木様に', '隣の[氏名1]様に'],
]

for (const [what, text, masked, ...names] of HIDDEN)
  test(`hidden: ${what}`, () => assert.equal(one(text, ...names), masked))

const LEFT: [text: string, ...names: string[]][] = [
  ['粗大ごみは2026年11月24日の8時30分に出してください'],
  ['手数料は3,000円です。1人2回まで。'],
  ['森の中の道が崩れています', '森 一'],
  ['お客様、皆様、業者さん、職員さん、担当者様'],
  ['令和8年度の13,500人'],
  ['第2条第3項'],
]

for (const [text, ...names] of LEFT) test(`left as it is: ${text}`, () => assert.equal(one(text, ...names), text))

test('a 個人番号 is hidden, and comes back nowhere', () => {
  const { texts, putBack } = maskPersonal(['マイナンバーは 1234 5678 9018 です'], [])
  assert.ok(!/\d{4}/.test(texts[0]!))
  assert.ok(!putBack(texts[0]!).includes('5678'))
})

test('the same is the same sign in every text, and comes back wherever its sign stands', () => {
  const { texts, putBack, hidden } = maskPersonal(
    ['青木です。090-1234-5678', '青木さん、0986-23-2111 にも', 'a@example.jp'],
    ['青木'],
  )
  assert.deepEqual(texts, ['[氏名1]です。[電話1]', '[氏名1]さん、[電話2] にも', '[メール1]'])
  assert.equal(hidden, 5)
  assert.equal(
    putBack('[氏名1]様、【電話２】か［メール1］へ。[電話9]'),
    '青木様、0986-23-2111かa@example.jpへ。[電話9]',
  )
})

test('a sign that somebody wrote is nobody, and gets no name', () => {
  const { texts, putBack } = maskPersonal(['[電話1] と書きました', '090-1234-5678'], [])
  assert.deepEqual(texts, ['[電話1] と書きました', '[電話2]'])
  assert.equal(putBack('[電話1] [電話2]'), '[電話1] 090-1234-5678')
})

test('a name full of signs of patterns is only a name', () => {
  assert.equal(one('(.*)+$さんです', '(.*)+$'), '[氏名1]さんです')
  assert.equal(one('あ', ''), 'あ')
})

test('words without an end are looked through', () => {
  for (const piece of ['町', '1-', 'a.', 'ア ', '一', '町一'])
    one(piece.repeat(piece === '一' ? 50_000 : 10_000), '青木')
})
