import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detailInWords, type Known } from './detail-words.ts'

const about: Known = {
  values: { matter: { general: '一般起案' }, scopes: { 'proposals:read': '起案を読む' } },
  names: new Map([
    ['staff:36', '石井 豊'],
    ['section:2', '市民課'],
  ]),
}
const inWords = (detail: Record<string, unknown>) =>
  detailInWords(detail, about)
    .map(({ text }) => text)
    .join(' · ')

test('what was done is told in words, and what has no word stands as it was recorded', () => {
  const table: [Record<string, unknown>, string][] = [
    [{ upTo: 2116, resident: 301 }, '見た発言の番号: 2116 · 住民: 301'],
    [
      { by: 'second factor', address: '127.0.0.1', sharedTerminal: false },
      '方法: 確認コード · 接続元: 127.0.0.1 · 共用の端末: いいえ',
    ],
    [{ files: [], seen: null, reason: '', characters: 7 }, '文字数: 7'],
    [{ contactPhone: { before: '', after: '0986-23-2111' } }, '代表電話: なし → 0986-23-2111'],
    [{ 1: { opens: '08:30', closes: '17:15' }, 6: { opens: '', closes: '' } }, '月: 08:30〜17:15 · 土: 休み'],
    [{ memberships: [{ position: 'head', to: null }] }, '所属: (職位: 課長)'],
    [{ reason: '電気設備点検' }, '理由: 電気設備点検'],
    [{ reason: 'unknown' }, '理由: 知らないサインイン名'],
    [{ somethingNew: { deep: 1 } }, 'somethingNew: (deep: 1)'],
    [{ expiresAt: '2027-02-24T03:02:02.753562988Z' }, '期限: 2027年2月24日(水) 12:02:02'],
    [{ days: ['2026-12-28', '2026-12-29'] }, '日: 2026年12月28日(月)、2026年12月29日(火)'],
    [{ day: '2026-02-31' }, '日: 2026-02-31'],
    [{ matter: 'general', section: 2 }, '起案の種類: 一般起案 · 課: 市民課'],
    [{ scopes: ['proposals:read', 'gone:read'] }, 'できること: 起案を読む、gone:read'],
    [{ staffId: 36, inPlaceOf: 99, actor: 'staff:36' }, '職員: 石井 豊 · 代わった相手: 99 · 探した人: 石井 豊'],
    [{ subjects: ['staff:36', 'staff:99'] }, '対象: 石井 豊、職員\u00A099'],
    [{ inPlaceOf: 'vacant' }, '代わった相手: 職にある人なし'],
    [{}, ''],
  ]
  for (const [detail, words] of table) assert.equal(inWords(detail), words)
})

test('a key that every object has by birth is no word of ours', () => {
  assert.equal(inWords({ constructor: 'toString' }), 'constructor: toString')
})

test('a digest is told by its beginning, last, and kept in full', () => {
  const digest = '48432a53130a0a35'.repeat(4)
  assert.deepEqual(detailInWords({ document: digest, round: 1 }, about), [
    { text: '何回目: 1' },
    { text: '文書の SHA-256: 48432a53130a…', digest },
  ])
})
