import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compare, differences } from './differences.ts'

const words = (before: string, after: string) =>
  compare(before, after)
    .map(({ kind, text }) => ({ same: text, gone: `[-${text}-]`, new: `[+${text}+]` })[kind])
    .join('')

test('what changed is marked in the running text', () => {
  const table: [string, string, string][] = [
    ['費用は10万円です。', '費用は12万円です。', '費用は[-10-][+12+]万円です。'],
    ['出展する。', '出展する。\n担当は鈴木です。', '出展する。[+\n担当は鈴木です。+]'],
    ['甲\n乙\n丙', '甲\n丙', '甲\n[-乙\n-]丙'],
    ['', '新しい行', '[+新しい行+]'],
    ['同じ', '同じ', '同じ'],
  ]
  for (const [before, after, expected] of table) assert.equal(words(before, after), expected)
})

test('only the lines that changed are told, the title among them; a line may come or go', () => {
  const before = {
    title: '出展',
    lines: [
      { label: '費用', text: '10万円' },
      { label: '日程', text: '11月' },
    ],
  }
  const after = {
    title: '出展',
    lines: [
      { label: '日程', text: '12月' },
      { label: '会場', text: '東京' },
    ],
  }
  assert.deepEqual(
    differences(before, after).map(({ label }) => label),
    ['日程', '会場', '費用'],
  )
  assert.deepEqual(differences(before, { ...before, title: '出品' })[0]?.label, '件名')
  assert.deepEqual(differences(before, before), [])
})

test('a long text that was written anew is shown as a whole, without being compared for minutes', () => {
  const [before, after] = ['あ い '.repeat(4_000), 'う え '.repeat(4_000)]
  assert.deepEqual(
    compare(before, after).map(({ kind }) => kind),
    ['gone', 'new', 'same'],
  )
})
