import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asksSomething, type Gap, groupAlike, idsIn, inOrder, keptWords } from './gap.ts'

const MOMENT = Temporal.Instant.from('2026-11-24T10:00:00+09:00')
const gap = (id: number, words: string, more: Partial<Gap> = {}): Gap => ({
  id,
  lang: 'ja',
  words,
  times: 1,
  happenedAt: MOMENT.subtract({ hours: id }),
  conversationId: null,
  section: null,
  ...more,
})
const ASKED = [
  gap(1, 'カラスがごみを散らかして困っています'),
  gap(2, '給食費の引き落とし日はいつですか', { times: 2 }),
  gap(3, 'ごみ置き場をカラスが散らかすのですが、どうしたらよいですか'),
  gap(4, '市営墓地の空きはありますか'),
  gap(5, '給食費の引き落としの日を教えてください'),
  gap(6, 'からすにゴミを散らかされました。'),
  gap(7, 'ペットの火葬はできますか'),
  gap(8, '市営墓地に空きがあるか知りたい'),
  gap(9, 'プールの営業時間'),
]
const idsOf = (groups: { gaps: Gap[] }[]) => groups.map(({ gaps }) => gaps.map(({ id }) => id))

test('questions that ask alike in other words are one group, the newest first; what merely shares a word is not', () => {
  const groups = groupAlike(ASKED)
  assert.deepEqual(idsOf(groups), [[1, 3, 6], [2, 5], [4, 8], [7], [9]])
  assert.deepEqual(idsOf(inOrder(groups, 'often')), [[1, 3, 6], [2, 5], [4, 8], [7], [9]])
  assert.equal(groups[1]!.times, 3)
  assert.deepEqual(idsOf(inOrder(groupAlike(ASKED.slice(1)), 'often'))[0], [2, 5])
})

test('類語 bring together what is said in words that share nothing; another language stays apart', () => {
  const two = [gap(1, '水たまりがあります'), gap(2, '冠水しています'), gap(3, 'ペットの火葬'), gap(4, 'プールの時間')]
  assert.deepEqual(idsOf(groupAlike(two)).length, 4)
  assert.deepEqual(idsOf(groupAlike(two, { synonyms: [['水たまり', '冠水']] }))[0], [1, 2])
  assert.equal(groupAlike([gap(1, 'library card'), gap(2, 'library card', { lang: 'en' })]).length, 2)
})

test('thanks, greetings and signs ask nothing', () => {
  for (const words of [
    'ありがとうございました!',
    'どうもありがとう',
    '承知しました。',
    'よろしくお願いいたします',
    '👍',
    'です',
  ])
    assert.equal(asksSomething(words), false, words)
  for (const words of ['ごみ', '給食費の引き落とし日はいつですか。よろしくお願いします', 'library'])
    assert.ok(asksSomething(words), words)
})

test('of a search one line is kept, without a 個人番号, whatever was typed', () => {
  assert.equal(keptWords('  カラス\n\0ごみ  '), 'カラス ごみ')
  assert.equal(keptWords('マイナンバー 1234 5678 9018 の変更'), 'マイナンバー **** **** **** の変更')
  assert.equal(keptWords('\uD800'), undefined)
  assert.ok(keptWords('ごみ'.repeat(500))!.length <= 200)
})

test('numbers of gaps are read from an address, and nothing else is', () => {
  assert.deepEqual(idsIn('3.1.3'), [3, 1])
  for (const typed of ['', 'x', '1.', '1,2', '1'.repeat(20), Array.from({ length: 201 }, () => '1').join('.')])
    assert.deepEqual(idsIn(typed), [], typed)
})
