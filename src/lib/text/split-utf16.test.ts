import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { graphemes } from './graphemes.ts'
import { splitUtf16 } from './split-utf16.ts'

const FAMILY = '👨‍👩‍👧‍👦'
const KATSURAGI = '葛\u{E0100}'
const ATOMS = [
  'あ',
  '漢',
  'a',
  '。',
  '\n',
  '\n\n',
  '\r\n',
  ' ',
  '！',
  '」',
  '𠮷',
  FAMILY,
  KATSURAGI,
  '🇯🇵',
  'か\u3099',
  '\ud83d',
  '\udc68',
]

/** The same numbers at every run (a linear congruential generator), so that a failure can be repeated. */
function numbers(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function boundaries(text: string) {
  const ends = new Set<number>()
  let end = 0
  for (const grapheme of graphemes(text)) ends.add((end += grapheme.length))
  return ends
}

test('joined pieces are the original, none is too long, no character is broken', () => {
  const below = numbers(20261124)
  for (let round = 0; round < 2000; round++) {
    const text = Array.from({ length: below(80) }, () => ATOMS[below(ATOMS.length)]).join('')
    const longest = Math.max(2, ...[...graphemes(text)].map((grapheme) => grapheme.length))
    const limit = longest + below(30)
    const pieces = splitUtf16(text, limit)
    assert.equal(pieces.join(''), text)
    assert.ok(pieces.every((piece) => piece.length > 0 && piece.length <= limit))
    const allowed = boundaries(text)
    let end = 0
    for (const piece of pieces) assert.ok(allowed.has((end += piece.length)), JSON.stringify({ text, pieces }))
  }
})

test('a character longer than the limit is cut between code points, never inside one', () => {
  for (const limit of [2, 3, 5, 10]) {
    const pieces = splitUtf16(FAMILY.repeat(3), limit)
    assert.equal(pieces.join(''), FAMILY.repeat(3))
    assert.ok(pieces.every((piece) => piece.length <= limit && piece.isWellFormed()))
  }
})

test('a break prefers the end of a paragraph, then of a line, then of a sentence, in the last fifth', () => {
  const table: [string, string, string[]][] = [
    [
      'paragraph before line',
      'ああああああああ\n\n\nいいい\nうう。うううう',
      ['ああああああああ\n\n\n', 'いいい\nうう。うううう'],
    ],
    [
      'line before sentence',
      'ああああああああああ\nい。いいいいいいい',
      ['ああああああああああ\n', 'い。いいいいいいい'],
    ],
    ['sentence', 'ああああああああああ。いいいいいいいい', ['ああああああああああ。', 'いいいいいいいい']],
    [
      'closing bracket stays',
      'ああああああああ「あ。」いいいいいいいい',
      ['ああああああああ「あ。」', 'いいいいいいいい'],
    ],
    [
      'an end too early is not used',
      'ああ。ああああああああああああああああ',
      ['ああ。ああああああああああ', 'ああああああ'],
    ],
  ]
  for (const [name, text, pieces] of table) assert.deepEqual(splitUtf16(text, 13), pieces, name)
})

test('text that fits stays whole, empty text gives nothing', () => {
  assert.deepEqual(splitUtf16('窓口', 2), ['窓口'])
  assert.deepEqual(splitUtf16('', 5000), [])
})

test('a long answer becomes messages that LINE accepts', () => {
  const text = `${'お問い合わせありがとうございます。'.repeat(800)}`
  const pieces = splitUtf16(text, 5000)
  assert.equal(pieces.length, 3)
  assert.ok(pieces.every((piece) => piece.length <= 5000 && piece.endsWith('。')))
})

test('a limit that cannot hold every character is refused', () => {
  for (const limit of [1, 0, -1, 2.5, Number.NaN]) assert.throws(() => splitUtf16('窓口です', limit), RangeError)
})

test('a megabyte of one letter with accents does not hang', () => {
  const text = `e${'\u0301'.repeat(1_000_000)}`
  assert.equal(splitUtf16(text, 5000).join(''), text)
})
