import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detailInWords } from './detail-words.ts'

test('what was done is told in words, and what has no word stands as it was recorded', () => {
  const table: [Record<string, unknown>, string][] = [
    [{ upTo: 2116, resident: 301 }, '見た発言の番号: 2116 · 住民: 301'],
    [
      { by: 'second factor', address: '127.0.0.1', sharedTerminal: false },
      '方法: 確認コード · 接続元: 127.0.0.1 · 共用の端末: いいえ',
    ],
    [{ files: [], characters: 7 }, 'ファイル: なし · 文字数: 7'],
    [{ contactPhone: { before: '', after: '0986-23-2111' } }, '代表電話: なし → 0986-23-2111'],
    [{ 1: { opens: '08:30', closes: '17:15' }, 6: { opens: '', closes: '' } }, '月: 08:30〜17:15 · 土: 休み'],
    [{ memberships: [{ position: 'head', to: null }] }, '所属: (職位: 課長 · 終わり: なし)'],
    [{ reason: '電気設備点検' }, '理由: 電気設備点検'],
    [{ reason: 'unknown' }, '理由: 知らないサインイン名'],
    [{ somethingNew: { deep: 1 } }, 'somethingNew: (deep: 1)'],
    [{}, ''],
  ]
  for (const [detail, words] of table) assert.equal(detailInWords(detail), words)
})

test('a key that every object has by birth is no word of ours', () => {
  assert.equal(detailInWords({ constructor: 'toString' }), 'constructor: toString')
})
