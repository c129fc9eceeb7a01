import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildIndex } from './bm25f.ts'
import { takenApart } from './synonyms.ts'

const words = (text: string) => text.split(' ').filter(Boolean)
const weights = { body: { weight: 1, lengthMatters: 0 } }
const entries = ['転入 届', '引越 手続き', '住所 変更 手続き', '住所 録'].map((body, at) => ({
  id: at + 1,
  fields: { body },
}))
const synonyms = [['引越', '転入', '住所 変更']]
const found = (question: string, groups = synonyms) =>
  buildIndex(entries, { weights, words, synonyms: groups })
    .search(question, 5)
    .map(({ id }) => id)

test('whoever asks by one of the words finds what says another, after what says the same', () => {
  assert.deepEqual(found('転入', []), [1])
  assert.equal(found('転入')[0], 1)
  assert.deepEqual(found('転入').toSorted(), [1, 2, 3])
})

test('of something said in several words, all have to stand there', () => {
  assert.ok(!found('転入').includes(4))
  assert.ok(found('住所 変更').includes(4)) // which was asked for itself
})

test('the longest way to say it is taken, what is said twice is asked once, and words of no meaning are no group', () => {
  const clauses = takenApart(words, [
    ['住所', '所在'],
    ['住所 変更', '転居'],
    ['', ' '],
  ])
  assert.deepEqual(clauses('住所 変更 住所 変更'), [
    { words: ['住所', '変更'], others: [{ words: ['転居'], weight: 0.8 }] },
  ])
  assert.deepEqual(
    clauses('住所').map(({ others }) => others.map((one) => one.words)),
    [[['所在']]],
  )
})

test('a group never lowers what was found without it', () => {
  const before = buildIndex(entries, { weights, words }).search('転入 手続き', 5)
  const after = buildIndex(entries, { weights, words, synonyms }).search('転入 手続き', 5)
  for (const { id, score } of before) assert.ok(after.find((one) => one.id === id)!.score >= score)
})
