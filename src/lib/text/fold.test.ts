import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fold } from './fold.ts'

test('words are looked for whatever kana, width, case or hyphen they are written with', () => {
  const alike = [
    ['ゴミ', 'ごみ', 'ｺﾞﾐ'],
    ['Wi-Fi', 'wifi', 'ＷｉＦｉ', 'WI‐FI'],
    ['アイ・ターン', 'あいたーん'],
    ['  二つ の  言葉 ', '二つ の 言葉'],
  ]
  for (const [first, ...others] of alike) for (const other of others) assert.equal(fold(other), fold(first!), other)
})

test('what reads otherwise stays apart', () => {
  assert.notEqual(fold('はし'), fold('ばし'))
  assert.notEqual(fold('びよういん'), fold('びょういん'))
  assert.equal(fold('東京都'), '東京都')
})
