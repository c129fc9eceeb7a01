import assert from 'node:assert/strict'
import { test } from 'node:test'
import { storable } from './storable.ts'

const event = (text: string) => ({ type: 'message', message: { type: 'text', id: '1', text } })
const textOf = (json: string) => JSON.parse(json).message.text

test('ordinary text with emoji is stored as it came', () => {
  const text = 'こんにちは😀 電話は 090-1234-5678 です。写真 2026-11-24'
  assert.equal(textOf(storable(event(text))), text)
})

test('a 個人番号 is masked before the raw event is stored', () => {
  assert.doesNotMatch(storable(event('わたしの番号は 1234-5678-9018 です')), /9018/)
})

test('the name of a file and of a place lose theirs too', () => {
  const message = {
    type: 'file',
    id: '1',
    fileName: '通知カード1234-5678-9018.pdf',
    title: '123456789018',
    address: '青空町 1-2-3',
  }
  const stored = JSON.parse(storable({ type: 'message', message })).message
  assert.doesNotMatch(JSON.stringify(stored), /9018/)
  assert.equal(stored.address, '青空町 1-2-3')
})

test('what the database refuses in JSON is replaced, the rest stays', () => {
  const stored = textOf(storable(event('前\0後\ud800終')))
  assert.equal(stored, '前\ufffd後\ufffd終')
})

test('a text that only talks about such escapes is left alone', () => {
  const text = String.raw`\u0000 と書く`
  assert.equal(textOf(storable(event(text))), text)
})
