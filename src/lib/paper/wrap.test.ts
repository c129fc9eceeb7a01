import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wrap } from './wrap.ts'

/** Latin letters are half as wide as the others. */
const measure = (piece: string) => [...piece].reduce((sum, one) => sum + (one < '\u0100' ? 1 : 2), 0)

test('lines break where Japanese is broken: not before a closing mark, not after an opening one', () => {
  const table: [string, number, string[]][] = [
    ['あいうえおかき', 10, ['あいうえお', 'かき']],
    ['あいうえお。か', 10, ['あいうえ', 'お。か']],
    ['あいうえ「おか」', 10, ['あいうえ', '「おか」']],
    ['あいうえおっと', 10, ['あいうえ', 'おっと']],
    ['旅費は120,000円です', 10, ['旅費は', '120,000円', 'です']],
    ['一行\n\n三行', 10, ['一行', '', '三行']],
    ['', 10, ['']],
    ['https://aozora.example/a/b', 10, ['https://ao', 'zora.examp', 'le/a/b']],
    ['。。。。。。。', 6, ['。。。', '。。。', '。']],
  ]
  for (const [text, width, lines] of table) assert.deepEqual(wrap(text, width, measure), lines, text)
})

test('nothing is lost, and no line is wider than it may be', () => {
  const text = '「寿限無、寿限無」五劫のすりきれ(海砂利水魚の)水行末・雲来末・風来末、食う寝る処に住む処。'.repeat(5)
  for (let width = 8; width < 40; width++) {
    const lines = wrap(text, width, measure)
    assert.equal(lines.join(''), text)
    for (const line of lines) assert.ok(measure(line) <= width, `${width}: ${line}`)
  }
})
