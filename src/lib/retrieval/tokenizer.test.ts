import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pieces, without, words } from './tokenizer.ts'

test('a text is cut into folded words, without those that stand in every sentence', () => {
  for (const [text, cut] of [
    ['粗大ゴミは、どうやって出しますか？', ['粗大', 'ごみ', '出し']],
    ['ＷｉＦｉの設定', ['wifi', '設定']],
    ['こどもの医療費を助成してもらえますか', ['こども', '医療', '費', '助成']],
    ['How do I leave BULKY waste?', ['leave', 'bulky', 'waste']],
    ['Does it have taxes for dogs, puppies and buses', ['tax', 'dog', 'puppy', 'buse']],
    ['こんなことは、どうですか', ['こんな']],
    ['', []],
    ['。、!?', []],
  ] as const)
    assert.deepEqual(words(text), cut, text)
})

test('the names of the town are no words', () => {
  const nameless = without(['あおぞら市', '', '青空'], words)
  assert.deepEqual(nameless('あおぞら市の青空教室'), ['教室'])
  assert.deepEqual(without(['高松市'], pieces)('高松市の税'), ['税'])
})

test('the pieces of words are single kanji, and neighbours in kanji or katakana', () => {
  assert.deepEqual(pieces('婚姻届とエアコンを'), ['婚', '姻', '届', '婚姻', '姻届', 'えあ', 'あこ', 'こん'])
})

test('what is very long is cut, and half a character does no harm', () => {
  assert.ok(words('住所 '.repeat(50_000)).length < 10_000)
  assert.deepEqual(words('\uD800住所'), ['住所'])
})
