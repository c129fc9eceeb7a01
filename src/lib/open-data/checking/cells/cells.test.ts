import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CHECKS } from './by-kind.ts'
import { checkAny } from './general.ts'

type Kind = keyof typeof CHECKS
/** Value → what is provable; `?` before it: only probable; null: nothing to suggest; undefined: right as it is. */
type Cases = Record<string, string | null | undefined>

const TABLE: Record<Kind, Cases> = {
  id: { A001: undefined, '0001': undefined, '1.31E+11': null },
  code: {
    '372013': undefined,
    '011002': undefined,
    '37201': '372013',
    '３７２０１３': '372013',
    '372014': null,
    '37201３': '372013',
    '372013000000': null,
    '1100': null,
    '○': null,
  },
  kana: { 'アオゾラ 1カイ・A': undefined, あおぞら: 'アオゾラ', ｱｵｿﾞﾗ: 'アオゾラ', 青空: null, 佐々木: null },
  date: {
    '2026-04-01': undefined,
    '2024-02-29': undefined,
    '2026/4/1': '2026-04-01',
    '2026.4.1': '2026-04-01',
    '2026年4月1日': '2026-04-01',
    '2026年4月1日(水)': '2026-04-01',
    '2026年4月1日(火)': null,
    '2026/4/1 0:00:00': '2026-04-01',
    '20260401': '2026-04-01',
    '２０２６－０４－０１': '2026-04-01',
    令和8年4月1日: '2026-04-01',
    'R8.4.1': '2026-04-01',
    令和元年5月1日: '2019-05-01',
    平成31年5月1日: null,
    '2026-02-30': null,
    '26/4/1': null,
    '46113': '?2026-04-01',
    未定: null,
    '△': null,
  },
  time: {
    '09:00': undefined,
    '24:00': undefined,
    '9:00': '09:00',
    '９：００': '09:00',
    '9時30分': '09:30',
    '9時半': '09:30',
    '17時': '17:00',
    午後1時: '13:00',
    '午前9:05': '09:05',
    午後12時: null,
    正午: '12:00',
    '9:00:00': '09:00',
    '0900': '?09:00',
    '25:00': null,
    終日: null,
  },
  weekdays: {
    月火水木金: undefined,
    日: undefined,
    '月、水、金': '月水金',
    '月・火・水': '月火水',
    日月: '月日',
    月曜日: '月',
    '月〜金': '月火水木金',
    '火～木、土': '火水木土',
    月から水: '月火水',
    '土〜月': null,
    月月: '?月',
    平日: '?月火水木金',
    毎日: '?月火水木金土日',
    第2月曜: null,
    月火祝: null,
  },
  latitude: {
    '35.681236': undefined,
    '35.6812': undefined,
    '35.68': null,
    '３５．６８１２３６': '35.681236',
    '北緯35.681236度': '35.681236',
    '35°40′52.4″': '35.681222',
    '35°40\'52.4"': '35.681222',
    '35度40分52秒': '35.681111',
    '35°61′00″': null,
    'N35.681236': '35.681236',
    '35.681236°n': '35.681236',
    東経139度45分52秒: null,
    '東経35.681236': null,
    'E35.681236': null,
    '35.681236E': null,
    '北緯35.681236E': null,
    'S35.681236': null,
    '48.856600': null,
    '-35.681236': null,
    '0': null,
    '○': null,
  },
  longitude: {
    '139.767125': undefined,
    'E139.767125': '139.767125',
    東経139度46分1秒: '139.766944',
    '北緯139.767125': null,
    'W139.767125': null,
    西経139度46分1秒: null,
    '0': null,
    '200.123456': null,
  },
  phone: {
    '0986-23-2111': undefined,
    '0120-123-456': undefined,
    '119': undefined,
    '０９８６－２３－２１１１': '0986-23-2111',
    '(0986)23-2111': '0986-23-2111',
    '09012345678': '090-1234-5678',
    '+81 3-1234-5678': '03-1234-5678',
    '0986232111': null,
    '986232111': '?0986232111',
    '986-23-2111': '?0986-23-2111',
    '0986-23-2111(代表)': null,
    '0986-23-2111、0986-23-2112': null,
    なし: null,
  },
  postal: {
    '891-0123': undefined,
    '8910123': undefined,
    '〒891-0123': '891-0123',
    '８９１－０１２３': '891-0123',
    '891': null,
  },
  corporate: {
    '7123456789012': undefined,
    '７１２３４５６７８９０１２': '7123456789012',
    '7-1234-5678-9012': '7123456789012',
    '7123456789013': null,
    '7.12346E+12': null,
    '123': null,
  },
  flag: { '1': undefined, '１': '1', '○': '?1', 有: '?1', '×': '?', '0': '?', '△': null },
  'yes-no': { 有: undefined, 無: undefined, 有り: '有', なし: '無', '○': '?有', '-': '?無', 不明: null },
  url: {
    'https://www.example.jp/a?b=1': undefined,
    'https://a.example.jp/;https://b.example.jp/': undefined,
    ' https://a.example.jp/': 'https://a.example.jp/',
    'www.example.jp': '?https://www.example.jp',
    なし: null,
    'javascript:alert(1)': null,
  },
  count: {
    '0': undefined,
    '120': undefined,
    '１２０': '120',
    '1,200': '1200',
    '12.0': '12',
    '12.5': null,
    '-3': null,
    '50人': '?50',
    約50名程度: '?50',
    無料: '?0',
    '△': null,
    '○': null,
    '-': null,
  },
  decimal: { '-1.5': undefined, '１２．５': '12.5', '12.5m': '?12.5', 高い: null },
  list: { 'A町会;B町会': undefined, 'A町会；B町会': 'A町会;B町会', 'A町会、B町会': '?A町会;B町会' },
}

for (const [kind, cases] of Object.entries(TABLE) as [Kind, Cases][])
  test(`a cell of the kind ${kind} is right, is mended, or is told about`, () => {
    for (const [value, expected] of Object.entries(cases)) {
      const fault = CHECKS[kind](value)
      const suggestion = fault?.suggestion === undefined ? null : `${fault.provable ? '' : '?'}${fault.suggestion}`
      assert.deepEqual(fault ? suggestion : undefined, expected, `${value}: ${JSON.stringify(fault)}`)
    }
  })

test('a direction of the other axis is told by its name', () => {
  assert.match(CHECKS.latitude('東経35.681236')!.message, /緯度の列に「東経」の値/)
  assert.match(CHECKS.longitude('n139.767125')!.message, /経度の列に「N」の値/)
  assert.match(CHECKS.latitude('48.8566')!.message, /日本の緯度 \(20〜46 度\) ではありません/)
})

test('a code that lost its first zero or its check digit is mended only where it can be but one of them', () => {
  let both = 0
  for (let digits = 10_000; digits <= 47_999; digits++) {
    const fault = CHECKS.code(String(digits))!
    if (fault.provable) assert.equal(CHECKS.code(fault.suggestion!), undefined)
    else if (fault.rule === 'leading-zero') both++
  }
  assert.ok(both > 0)
  assert.deepEqual(CHECKS.code('11002')!.suggestion, undefined)
})

test('what a spreadsheet would take for a formula is told; negative numbers are none', () => {
  for (const value of ['=1+1', '+81 3', '-なし', '@town', '＝A1', ' =A1', '\t=A1', '-1+cmd|x'])
    assert.equal(checkAny(value)?.rule, 'formula', value)
  for (const value of ['-5', '+1.5', '-', '−', 'A=B', '-10,000', '−5%']) assert.equal(checkAny(value), undefined, value)
  assert.equal(checkAny('a\nb')?.rule, 'line-in-cell')
})

const nearly = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.stringMatching(/^[0-9０-９\-ー年月日時分/:.,;；令和RH元○△ ]{1,14}$/),
  fc.stringMatching(/^[月火水木金土日曜〜～、・]{1,9}$/),
)

test('what is mended is right: no cell is mended twice', () => {
  fc.assert(
    fc.property(fc.constantFrom(...(Object.keys(CHECKS) as Kind[])), nearly, (kind, value) => {
      const fault = CHECKS[kind](value)
      if (!fault?.provable) return
      const again = CHECKS[kind](fault.suggestion!)
      assert.ok(!again?.provable, `${kind} ${JSON.stringify(value)} → ${fault.suggestion} → ${again?.suggestion}`)
    }),
    { numRuns: 5000 },
  )
})
