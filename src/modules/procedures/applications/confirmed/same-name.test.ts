import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sameName } from './same-name.ts'

test('a name is that of the card whatever the spaces and the drawn form of a character; another character is another name', () => {
  const table: [typed: string, onCard: string, same: boolean][] = [
    ['青木 さくら', '青木 さくら', true],
    ['青木 さくら', '青木　さくら', true],
    ['青木さくら', '青木 さくら', true],
    ['葛󠄀城 花子', '葛城 花子', true],
    ['グエン ティ・ラン', 'ｸﾞｴﾝ ﾃｨ･ﾗﾝ', true],
    ['青木 桜', '青木 さくら', false],
    ['高橋 邦子', '髙橋 邦子', false],
    ['', '青木 さくら', false],
  ]
  for (const [typed, onCard, same] of table) assert.equal(sameName(typed, onCard), same, `${typed} / ${onCard}`)
})
