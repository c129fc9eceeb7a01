import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { maskConsecutive, maskIdentityNumbers } from './identity-numbers.ts'

const mask = (text: string) => maskIdentityNumbers(text).text

test('a 個人番号 is masked however it is typed, and nothing else is touched', () => {
  const table: [string, string][] = [
    ['123456789018', '************'],
    ['1234 5678 9018', '**** **** ****'],
    ['1234-5678-9018です', '****-****-****です'],
    ['１２３４５６７８９０１８', '************'],
    ['１２３４ー５６７８ー９０１８', '****ー****ー****'],
    ['1234ｰ5678ｰ9018', '****ｰ****ｰ****'],
    ['1234‐5678–9018', '****‐****–****'],
    ['1234−5678─9018', '****−****─****'],
    ['1234 - 5678\u3000-\u30009018', '**** - ****\u3000-\u3000****'],
    ['1234\u200b5678\u200b9018', '****\u200b****\u200b****'],
    ['1234\n5678\r\n9018', '****\n****\r\n****'],
    ['①②③④⑤⑥⑦⑧⑨⓪①⑧', '************'],
    ['⑫34 5678 9018', '**** **** ****'],
    ['𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟎𝟏𝟖', '************'],
    ['1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣9️⃣0️⃣1️⃣8️⃣', '*️⃣'.repeat(12)],
    ['番号:123456789018、氏名:山田', '番号:************、氏名:山田'],
    ['12345678901㏧', '************日'],
    ['2026 1124 0904', '**** **** ****'],
  ]
  for (const [text, masked] of table) assert.equal(mask(text), masked, text)
})

test('offsets stay right where NFKC makes the text longer or shorter', () => {
  const table: [string, string][] = [
    ['㍿㌔①😀葛\u{E0100} 123456789018 ㍿ﾊﾟｶﾞ', '㍿㌔①😀葛\u{E0100} ************ ㍿ﾊﾟｶﾞ'],
    ['ﷺ、123456789018', 'ﷺ、************'],
    ['か\u3099123456789018か\u3099', 'か\u3099************か\u3099'],
    ['\ud83d123456789018\udc68', '\ud83d************\udc68'],
  ]
  for (const [text, masked] of table) assert.equal(mask(text), masked, text)
})

test('twelve digits near the word are masked even when the check digit is wrong', () => {
  const table: [string, string][] = [
    ['マイナンバーは123456789012です', 'マイナンバーは************です'],
    ['個人番号 1234-5678-9012', '個人番号 ****-****-****'],
    ['ﾏｲﾅﾝﾊﾞｰ:1234 5678 9012', 'ﾏｲﾅﾝﾊﾞｰ:**** **** ****'],
    ['マイナンバ 123456789012', 'マイナンバ ************'],
    ['123456789012 これが私の個人番号です', '************ これが私の個人番号です'],
    ['My Number: 123456789012', 'My Number: ************'],
  ]
  for (const [text, masked] of table) assert.equal(mask(text), masked, text)
})

test('the word far away, or absent, does not mask twelve digits that fail the check', () => {
  for (const text of ['受付番号123456789012', `マイナンバーカード${'あ'.repeat(60)}123456789012`, '000000000000'])
    assert.deepEqual(maskIdentityNumbers(text), { text, masked: 0 })
})

test('ordinary texts of a service counter are not touched', () => {
  const texts = [
    '',
    '電話は090-1234-5678です。',
    '09012345678 に折り返してください',
    '携帯 09012345678 4名で伺います',
    '０９０ー１２３４ー５６７８ 4人',
    '0986-23-2111 00番まで',
    '自宅0986-23-2111、携帯090-1234-5678',
    '法人番号 7123456789012',
    '法人番号は7000012050002です',
    '法人番号 7-0000-1205-0002',
    '携帯 090 1234 5678 4名',
    '3 090-1234-5675',
    '20261124093000',
    '2026 11 24 0904',
    '2026-11-24 09:30:00',
    '20261124 0904',
    '2026-11-24 0904',
    '2026/11/24 9:30〜10:30',
    '令和8年11月24日(火)9時30分から、123人',
    '〒885-8555 宮崎県都城市姫城町6街区21号',
    'カード 4111 1111 1111 1111',
    '1,234,567,890円と12円',
    '12345678901',
    '1234567890123',
    '受付番号 R8-000123、口座 1234567',
    '8:30〜17:15、土日祝と12/29〜1/3は休み',
    '09012345678\n4名',
    '1\n2\n3\n4\n5\n6\n7\n8\n9\n10',
    'マイナンバーカードの件です。電話は09012345678です',
    'マイナンバーカードの件 090-1234-5678 3名',
    'マイナンバーカードは2026-11-24 0930に受け取りたい',
    'マイナンバーカードの暗証番号4桁と、6〜16桁の署名用を忘れました',
    'https://www.city.example.lg.jp/soshiki/12/34567.html',
  ]
  for (const text of texts) assert.deepEqual(maskIdentityNumbers(text), { text, masked: 0 }, text)
})

test('a 個人番号 beside other numbers is still found', () => {
  const table: [string, string][] = [
    ['123456789018 090-1234-5678', '************ 090-1234-5678'],
    ['1234-5678-9018 2026-11-24', '****-****-**** 2026-11-24'],
    ['1234 5678 9018\n090 1234 5678', '**** **** ****\n090 1234 5678'],
    ['マイナンバー 1234 5678 9018 090 1234 5678', 'マイナンバー **** **** **** 090 1234 5678'],
    ['マイナンバー 090-1234-5678 1234-5678-9018', 'マイナンバー 090-1234-5678 ****-****-****'],
    ['妻 123456789018、夫 983205673214', '妻 ************、夫 ************'],
  ]
  for (const [text, masked] of table) assert.equal(mask(text), masked, text)
  assert.equal(maskIdentityNumbers('妻 123456789018、夫 983205673214').masked, 2)
})

test('a number sent in consecutive messages is completed by the last, and the earlier ones are named', () => {
  const table: [string[], string, ReturnType<typeof maskConsecutive>][] = [
    [
      ['1234', '5678'],
      '9018',
      {
        text: '****',
        masked: 1,
        earlier: [
          { index: 0, text: '****' },
          { index: 1, text: '****' },
        ],
      },
    ],
    [
      ['お願いします', 'はい、1234-', '－5678'],
      ' ９０１８ です',
      {
        text: ' **** です',
        masked: 1,
        earlier: [
          { index: 1, text: 'はい、****-' },
          { index: 2, text: '－****' },
        ],
      },
    ],
    [
      ['2', '1234', '5678'],
      '9018',
      {
        text: '****',
        masked: 1,
        earlier: [
          { index: 1, text: '****' },
          { index: 2, text: '****' },
        ],
      },
    ],
    [
      ['マイナンバーを送ります', '123456'],
      '789012',
      { text: '******', masked: 1, earlier: [{ index: 1, text: '******' }] },
    ],
    [['マイナンバーです'], '123456789012', { text: '************', masked: 1, earlier: [] }],
    [
      ['09012345678', '1234', '5678'],
      '9018',
      {
        text: '****',
        masked: 1,
        earlier: [
          { index: 1, text: '****' },
          { index: 2, text: '****' },
        ],
      },
    ],
  ]
  for (const [before, text, result] of table) assert.deepEqual(maskConsecutive(before, text), result, text)
})

test('consecutive messages that make no number are left alone', () => {
  const table: [string[], string][] = [
    [['1234', '5678'], '9012'],
    [['1234'], '5678'],
    [['1234', 'はい', '5678'], '9018'],
    [['09012345678'], '4'],
    [['****', '****'], '9018'],
    [['20261124'], '0904'],
    [['マイナンバーカードの件です', '09012345678'], '3'],
  ]
  for (const [before, text] of table)
    assert.deepEqual(maskConsecutive(before, text), { text, masked: 0, earlier: [] }, text)
})

test('the short form masks only the new message', () => {
  assert.deepEqual(maskIdentityNumbers('9018', { before: ['1234', '5678'] }), { text: '****', masked: 1 })
  assert.deepEqual(maskIdentityNumbers('9018'), { text: '9018', masked: 0 })
})

test('masking twice changes nothing', () => {
  for (const text of ['1234-5678-9018', 'マイナンバー⑫34 5678 9018', '妻 123456789018、夫 983205673214'])
    assert.equal(mask(mask(text)), mask(text))
})

test('100 KB of digits does not hang', () => {
  for (const piece of ['1', '1 ', '1234-', '12\n', 'マイナンバー1234 ', '１ー']) {
    const text = piece.repeat(Math.ceil(100_000 / piece.length))
    assert.equal(maskIdentityNumbers(text).text.length, text.length)
  }
})
