import assert from 'node:assert/strict'
import { test } from 'node:test'
import { excerptOf } from './mark-words.ts'
import { patternOf, wordsOf } from './search-words.ts'

const marked = (text: string, typed: string) =>
  excerptOf(text, wordsOf(typed))
    .map(({ text, marked }) => (marked ? `[${text}]` : text))
    .join('')

test('what was looked for is marked, however it is written', () => {
  const cases = [
    ['燃えるゴミの日は?', 'ごみ', '燃える[ゴミ]の日は?'],
    ['ｺﾞﾐの日', 'ごみ', '[ｺﾞﾐ]の日'],
    ['Wi-Fiはありますか', 'ｗｉｆｉ', '[Wi-Fi]はありますか'],
    ['空き家と補助金', '補助金 空き家', '[空き家]と[補助金]'],
    ['㈱あおぞら', '(株)', '[㈱]あおぞら'],
    ['二行\n目', '行 目', '二[行] [目]'],
    ['ごみごみ', 'ごみ', '[ごみごみ]'],
    ['何もない', 'ごみ', '何もない'],
  ] as const
  for (const [text, typed, expected] of cases) assert.equal(marked(text, typed), expected)
})

test('of a long text the part around the first mark is shown', () => {
  const shown = marked(`${'あ'.repeat(200)}ごみ${'い'.repeat(200)}`, 'ごみ')
  assert.equal(shown, `…${'あ'.repeat(16)}[ごみ]${'い'.repeat(62)}…`)
  assert.equal(marked(`${'あ'.repeat(100)}ごみ`, 'ごみ'), `…${'あ'.repeat(78)}[ごみ]`)
})

test('what is typed becomes words that a database takes, and finds them as they stand', () => {
  assert.deepEqual(wordsOf('  ゴミ　Wi-Fi\0 '), ['ごみ', 'wifi'])
  assert.deepEqual(wordsOf('- ・'), [])
  assert.equal(wordsOf('一 '.repeat(30)).length, 10)
  assert.equal(patternOf('100%_\\'), String.raw`%100\%\_\\%`)
})
