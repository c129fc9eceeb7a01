import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encodeCp932, missingInCp932 } from './cp932.ts'

const hex = (text: string) => encodeCp932(text).toString('hex')

test('letters, kana and kanji are encoded as Windows encodes them', () => {
  const table: [string, string][] = [
    ['A1,\r\n', '41312c0d0a'],
    ['ｱｲｳ', 'b1b2b3'],
    ['あおぞら市', '82a082a882bc82e78e73'],
    ['表', '955c'], // whose second byte is a backslash
    ['髙﨑', 'fbfcfab1'], // IBM's, which are in every town's list of names
    ['①№㈱', '874087828 78a'.replaceAll(' ', '')],
    ['ⅰ', 'fa40'], // not eeef
    ['∪≒', '81be81e0'], // not 879b, 8790
    ['〜～−', '81608160817c'],
  ]
  for (const [text, bytes] of table) assert.equal(hex(text), bytes, text)
})

test('what was encoded is read as it was', () => {
  const text = '鷗外、髙橋 由美子、﨑山、纊ⅹ、℡、㍻\r\n'
  assert.equal(new TextDecoder('shift_jis').decode(encodeCp932(text.replace('鷗', '鴎'))), text.replace('鷗', '鴎'))
})

test('what it has not is named, each once, and never replaced', () => {
  assert.deepEqual(missingInCp932('𠮷田𠮷子 鷗 😀 髙'), ['𠮷', '鷗', '😀'])
  assert.deepEqual(missingInCp932('\uE000'), ['\uE000'])
  assert.throws(() => encodeCp932('𠮷'), /𠮷/)
})
