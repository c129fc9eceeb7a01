import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildIndex, type Entry } from './bm25f.ts'

const words = (text: string) => text.split(' ').filter(Boolean)
const one = { body: { weight: 1, lengthMatters: 0.75 } }
const bodies = (...texts: string[]) => texts.map((body, at) => ({ id: at + 1, fields: { body } }))
const near = (is: number | undefined, wanted: number) =>
  assert.ok(Math.abs((is ?? Number.NaN) - wanted) < 1e-6, `${is} is not ${wanted}`)
const scoresOf = (found: { id: number | string; score: number }[]) =>
  Object.fromEntries(found.map(({ id, score }) => [id, score]))

test('the score of a word is the formula of BM25, computed by hand', () => {
  // 3 entries of 2, 4 and 3 words, 3 on average. 「犬」 stands in two of them: its rarity is ln(1 + 1.5/2.5) = 0.470004.
  const index = buildIndex(bodies('犬 登録', '犬 犬 猫 鳥', '魚 鳥 猫'), { weights: one, words })
  const scores = scoresOf(index.search('犬', 10))
  // once in 2 words: 1 / (0.25 + 0.75 × 2/3) = 4/3, and 0.470004 × 2.2 × (4/3) / (1.2 + 4/3)
  near(scores['1'], 0.544214)
  // twice in 4 words: 2 / (0.25 + 0.75 × 4/3) = 1.6, and 0.470004 × 2.2 × 1.6 / 2.8
  near(scores['2'], 0.590862)
  assert.equal(scores['3'], undefined)
})

test('fields are added up by their weight before more of the same counts less', () => {
  // rarity ln(1 + 1.5/1.5) = 0.693147; 3 × 1 + 1 × 2 = 5 occurrences, all texts being of average length: × 2.2 × 5 / 6.2
  const weights = { question: { weight: 3, lengthMatters: 0 }, answer: { weight: 1, lengthMatters: 0 } }
  const entries = [
    { id: 'a', fields: { question: 'ごみ', answer: 'ごみ ごみ' } },
    { id: 'b', fields: { question: '水道', answer: '料金' } },
  ]
  const [found] = buildIndex(entries, { weights, words }).search('ごみ', 1)
  near(found?.score, 1.229777)
  // at most 2.2 × the rarity
  near(found?.share, 5 / 6.2)
})

test('nothing is found without a word in common, in an empty index, or for an empty question', () => {
  const index = buildIndex(bodies('犬 登録', ''), { weights: one, words })
  for (const question of ['猫', '', 'constructor __proto__ toString']) assert.deepEqual(index.search(question, 5), [])
  assert.deepEqual(buildIndex(bodies(), { weights: one, words }).search('犬', 5), [])
  assert.deepEqual(buildIndex(bodies('', ''), { weights: one, words }).search('犬', 5), [])
})

/** Numbers that are the same at every run. */
function* numbers() {
  for (let seed = 7; ; seed = (seed * 48_271) % 2_147_483_647) yield seed
}
const made = numbers()
const number = (below: number) => made.next().value! % below
const vocabulary = ['犬', '猫', '鳥', '魚', '登録', '届', '料金', 'ごみ']
const text = (most: number) => Array.from({ length: number(most + 1) }, () => vocabulary[number(8)]).join(' ')

test('the order in which entries are given changes nothing, not even where two score alike', () => {
  for (let round = 0; round < 50; round++) {
    const entries: Entry<number | string, 'body'>[] = [
      ...bodies(...Array.from({ length: 12 }, () => text(6))),
      { id: '7', fields: { body: '犬' } },
    ]
    const question = text(4)
    const found = buildIndex(entries, { weights: one, words }).search(question, 20)
    assert.deepEqual(buildIndex(entries.toReversed(), { weights: one, words }).search(question, 20), found)
  }
})

test('to ask for more never lowers a score, and to ask twice for the same changes none', () => {
  for (let round = 0; round < 50; round++) {
    const index = buildIndex(bodies(...Array.from({ length: 12 }, () => text(6))), { weights: one, words })
    const question = text(3)
    const [less, more] = [index.search(question, 20), index.search(`${question} ${text(3)}`, 20)].map(scoresOf)
    for (const [id, score] of Object.entries(less!)) assert.ok(more![id]! >= score - 1e-9)
    assert.deepEqual(index.search(`${question} ${question}`, 20), index.search(question, 20))
  }
})

test('more of what is asked for in a text of the same length scores more, and a rarer word more than a common one', () => {
  const index = buildIndex(bodies('犬 犬 鳥', '犬 鳥 魚', '猫 鳥 魚'), { weights: one, words })
  assert.deepEqual(
    index.search('犬', 5).map(({ id }) => id),
    [1, 2],
  )
  assert.ok(index.search('猫', 1)[0]!.score > index.search('魚', 1)[0]!.score)
})

test('what is compared besides the words counts by its weight', () => {
  const besides = [{ tokenize: (said: string) => [...said.replaceAll(' ', '')], weight: 0.5 }]
  const index = buildIndex(bodies('住民票', '印鑑'), { weights: one, words, besides })
  const [found] = index.search('住民', 5)
  // two signs of one entry out of two (rarity 0.693147) in 3 signs, 2.5 on average: 0.5 × 2 × 0.693147 × 2.2 × t / (1.2 + t), t = 1 / 1.15
  near(found?.score, 0.640724)
  assert.equal(index.search('住民', 5).length, 1)
})
