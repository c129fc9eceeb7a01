import assert from 'node:assert/strict'
import { test } from 'node:test'
import { spellOut } from './spell-out.ts'
import type { ToldDifference } from './told-difference.ts'

const told = (key: string, changedBy: ToldDifference['changedBy'], base: string, ours: string, theirs: string) => ({
  key,
  where: key,
  changedBy,
  base,
  ours,
  theirs,
})
const short = told('a', 'theirs', '水道を止める', '水道を止める', '水道を使う')

test('what one side changed is marked word by word, in that side alone', () => {
  const { differences, isCoarse, left } = spellOut([short])
  assert.deepEqual(differences[0]!.parts, {
    theirs: [
      { kind: 'same', text: '水道を' },
      { kind: 'gone', text: '止める' },
      { kind: 'new', text: '使う' },
    ],
  })
  assert.deepEqual([isCoarse, left], [false, 0])
})

const long = (n: number) => `${n}の${'あいうえお漢字'.repeat(550)}`

test('one page has so much time and no more: what goes beyond it is marked as a whole, and the page is told', () => {
  const odd = (n: number) => [...long(n)].toReversed().join('')
  const all = Array.from({ length: 400 }, (_, n) => told(`${n}`, 'either', long(n), odd(n), `${odd(n)}。`))
  const { differences, isCoarse } = spellOut(all)
  assert.ok(isCoarse)
  assert.equal(differences.length, 400)
  const whole = differences.filter(({ parts }) => parts.ours!.length === 2)
  assert.ok(whole.length > 350, String(whole.length))
  assert.deepEqual(differences.at(-1)!.parts.ours, [
    { kind: 'gone', text: long(399) },
    { kind: 'new', text: odd(399) },
  ])
})

test('a long text in which one word was changed takes little of it', () => {
  const answer = 'あいうえお漢字'.repeat(550)
  const all = Array.from({ length: 30 }, (_, n) => told(`${n}`, 'theirs', `${answer}水`, `${answer}水`, `${answer}火`))
  assert.equal(spellOut(all).isCoarse, false)
})

test('what somebody has to choose comes first; of more than anybody reads, the page says how many it leaves out', () => {
  const many = Array.from({ length: 9 }, (_, n) => told(`s${n}`, 'theirs', '', '', '水'))
  const { differences, left } = spellOut([...many, told('c', 'either', '', '火', '水')], { shown: 5 })
  assert.deepEqual([differences.length, differences[0]!.key, left], [5, 'c', 5])
})
