import assert from 'node:assert/strict'
import { test } from 'node:test'
import { paperNames } from '../pictures/paper.ts'
import { pictureNames } from '../pictures/draw.ts'
import { readAllDialogues, readDialogues } from './read-dialogues.ts'

const all = readAllDialogues()

test('a dialogue is read as it is written: who speaks, what comes with it, and after how many days', () => {
  const [leak, letter] = readDialogues(
    [
      '# 上下水道課',
      '== 漏水 [月 12 1、外国]',
      '住民 水が出ています。',
      '  止まりません。',
      '写真 漏水',
      '職員 伺います。',
      '後日 3',
      '職員 直りました。',
      '== 手紙 [一度、名前 寿限無]',
      '住民 一枚目',
      '  ¶',
      '  二枚目',
      '取消',
    ].join('\n'),
    'suidou',
  )
  assert.deepEqual([leak?.title, leak?.months, leak?.foreign], ['漏水', [12, 1], true])
  assert.deepEqual(leak?.turns, [
    {
      by: 'resident',
      afterDays: 0,
      parts: [
        { kind: 'text', words: '水が出ています。\n止まりません。' },
        { kind: 'image', picture: '漏水' },
      ],
    },
    { by: 'staff', afterDays: 0, parts: [{ kind: 'text', words: '伺います。' }] },
    { by: 'staff', afterDays: 3, parts: [{ kind: 'text', words: '直りました。' }] },
  ])
  assert.deepEqual([letter?.once, letter?.name, letter?.turns[0]?.withdrawn], [true, '寿限無', true])
  assert.deepEqual(letter?.turns[0]?.parts, [{ kind: 'text', words: '一枚目\n\n二枚目' }])
})

test('a line that means nothing is named with its number', () => {
  assert.throws(() => readDialogues('== 題\n住人 こんにちは', 'shimin'), /shimin\.txt, line 2/)
  assert.throws(() => readDialogues('住民 こんにちは', 'shimin'), /line 1: a dialogue begins with ==/)
  assert.throws(() => readDialogues('== 題 [春]', 'shimin'), /「春」/)
})

test('there are at least sixty dialogues over six sections, each begun by the resident', () => {
  assert.ok(all.length >= 60, String(all.length))
  assert.equal(new Set(all.map(({ section }) => section)).size, 6)
  for (const { title, turns } of all) {
    const messages = turns.reduce((sum, { parts }) => sum + parts.length, 0)
    assert.equal(turns[0]?.by, 'resident', title)
    assert.ok(messages >= 2 && messages <= 12, `${title}: ${messages}`)
    assert.ok(
      turns.every(({ parts }) => parts.length > 0),
      title,
    )
  }
})

test('every picture that somebody sends can be drawn, every paper printed', () => {
  const parts = all.flatMap(({ turns }) => turns).flatMap((turn) => turn.parts)
  const pictures = parts.flatMap((part) => (part.kind === 'image' ? part.picture.replace(/[{}]/g, '').split('|') : []))
  const papers = parts.flatMap((part) => (part.kind === 'file' ? [part.paper] : []))
  // What nobody sends is a photo of a place (ワーケーション): that those can be drawn, their own seed shows.
  assert.deepEqual(new Set(pictures).difference(new Set(pictureNames())), new Set())
  assert.deepEqual([...new Set(papers)].toSorted(), paperNames().toSorted())
})
