import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameKeyOf } from './company.ts'

test('a firm is one firm, however it writes its name', () => {
  const same: [string, string[]][] = [
    [
      'あおば',
      [
        '株式会社あおば',
        'あおば株式会社',
        '株式会社 あおば',
        'あおば㈱',
        '(株)あおば',
        '（株）あおば',
        ' あおば ',
        'あおば有限会社',
      ],
    ],
    ['アオバ', ['ｱｵﾊﾞ', '株式会社アオバ']],
    [
      'aoba',
      [
        'Aoba',
        'ＡＯＢＡ',
        'Aoba Co., Ltd.',
        'AOBA CO.,LTD.',
        'Aoba Inc.',
        'aoba, inc',
        'Aoba K.K.',
        'Aoba LLC',
        'A O B A',
      ],
    ],
    ['あおばみどり', ['あおば・みどり', 'あおば みどり', 'あおば-みどり']],
  ]
  for (const [key, names] of same) for (const name of names) assert.equal(nameKeyOf(name), key, name)
})

test('firms of different names stay different, and a word that only looks like a form stays', () => {
  assert.notEqual(nameKeyOf('株式会社あおば'), nameKeyOf('株式会社あおば東京支社'))
  assert.equal(nameKeyOf('Incubator'), 'incubator')
  assert.equal(nameKeyOf('Costume Works'), 'costumeworks')
})

test('a name that is nothing but a form is kept as it is', () => {
  assert.equal(nameKeyOf('株式会社'), '株式会社')
  assert.equal(nameKeyOf('㈱'), '(株)')
  assert.equal(nameKeyOf('Inc.'), 'inc.')
})
