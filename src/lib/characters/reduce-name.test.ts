import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isIn0208, reduceName } from './reduce-name.ts'
import { findCandidates } from './shrink-map.queries.ts'

const reduce = (typed: string) => reduceName(typed, findCandidates)

test('names beyond JIS X 0208 are told in its characters, each step with the table that says so', () => {
  const table: [typed: string, text: string, steps: string[]][] = [
    ['髙橋 邦子', '高橋 邦子', ['髙→高 JIS包摂規準UCS統合規則']],
    ['山﨑 賢', '山崎 賢', ['﨑→崎 戸籍統一文字情報_親字正字']],
    ['𠮷田 恵子', '吉田 恵子', ['𠮷→吉 JIS包摂規準UCS統合規則']],
    ['濵田 栁太郎', '浜田 柳太郎', ['濵→浜 戸籍統一文字情報_親字正字', '栁→柳 戸籍統一文字情報_親字正字']],
    ['𣘺本 德子', '橋本 徳子', ['𣘺→橋 戸籍統一文字情報_親字正字', '德→徳 戸籍統一文字情報_親字正字']],
    ['葛\u{e0100}城 花子', '葛城 花子', ['葛\u{e0100}→葛 異体字セレクタ']],
    ['葛\u{e0102}城 花子', '葛城 花子', ['葛\u{e0102}→葛 異体字セレクタ']],
  ]
  for (const [typed, text, steps] of table) {
    const reduced = reduce(typed)
    assert.equal(reduced.text, text)
    assert.deepEqual(
      reduced.reductions.map(({ from, to, by }) => `${from}→${to} ${by}`),
      steps,
    )
  }
})

test('a name that JIS X 0208 has stays as it is: 渡邉 is not made 渡辺', () => {
  for (const name of ['渡邉 大輔', '渡邊 誠', '佐々木 ひかり', '齋藤 一', 'グエン ティ・ラン', 'José García', ''])
    assert.deepEqual(reduce(name), { text: name, reductions: [] })
})

test('where the map has no character, or several as good, nobody guesses: 〓, and what there is to choose from', () => {
  const { text, reductions } = reduce('麴町')
  assert.equal(text, '〓町')
  assert.deepEqual(reductions, [{ from: '麴', to: undefined, by: '', candidates: [] }])
  const either = reduceName('邉', () => [
    { to: '辺', jis: '1-42-53', table: '戸籍統一文字情報_親字正字', rank: 1 },
    { to: '邊', jis: '1-78-20', table: '戸籍統一文字情報_親字正字', rank: 1 },
    { to: '遍', jis: '1-42-55', table: '戸籍統一文字情報_親字正字', rank: 2 },
  ])
  assert.equal(either.text, '〓')
  assert.deepEqual(either.reductions[0]?.candidates, ['辺', '邊'])
})

test('levels 1 and 2 are JIS X 0208, levels 3 and 4 are not', () => {
  const table: [jis: string, isIn: boolean][] = [
    ['1-16-01', true],
    ['1-47-51', true],
    ['1-47-52', false],
    ['1-48-01', true],
    ['1-84-06', true],
    ['1-84-07', false],
    ['1-15-94', false],
    ['1-85-01', false],
    ['2-25-66', false],
  ]
  for (const [jis, isIn] of table) assert.equal(isIn0208(jis), isIn, jis)
})
