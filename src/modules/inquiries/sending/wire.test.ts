import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileOnTheWire, pack, textOnTheWire, type WireMessage } from './wire.ts'

const texts = (messages: WireMessage[]) => messages.map((message) => (message.type === 'text' ? message.text : ''))

test('a text of 5,000 units is one message, one unit more makes two', () => {
  assert.equal(textOnTheWire('あ'.repeat(5_000)).length, 1)
  assert.equal(textOnTheWire('あ'.repeat(5_001)).length, 2)
})

test('a long text is cut without breaking an emoji, and nothing of it is lost', () => {
  const text = `${'あ'.repeat(4_999)}👨‍👩‍👧‍👦${'い'.repeat(6_000)}`
  const pieces = texts(textOnTheWire(text))
  assert.equal(pieces.join(''), text)
  for (const piece of pieces) {
    assert.ok(piece.length <= 5_000)
    assert.ok(piece.isWellFormed())
  }
})

test('photos and videos go as such, anything else as a link', () => {
  const file = { name: '案内.pdf', url: 'https://town.example/files/x/y', previewUrl: 'https://town.example/files/p/y' }
  assert.equal(fileOnTheWire({ ...file, mediaType: 'image/jpeg' }).type, 'image')
  assert.equal(fileOnTheWire({ ...file, mediaType: 'video/mp4' }).type, 'video')
  assert.deepEqual(fileOnTheWire({ ...file, mediaType: 'application/pdf' }), {
    type: 'text',
    text: '案内.pdf\nhttps://town.example/files/x/y',
  })
})

const part = (name: string, length: number) => ({
  name,
  wire: Array.from({ length }, (_, i): WireMessage => ({ type: 'text', text: `${name}${i}` })),
})

test('a request holds at most five messages, in order, and no part is torn apart', () => {
  const requests = pack([part('a', 4), part('b', 1), part('c', 1), part('d', 3), part('e', 2)])
  assert.deepEqual(
    requests.map((request) => request.map((one) => one.name).join('')),
    ['ab', 'cd', 'e'],
  )
})
