import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '#lib/refusal.ts'
import { refusalIn } from './refusal-words.ts'

const TABLE: [status: Refusal['status'], field: string | undefined, typed: string, said: RegExp][] = [
  [422, 'text', '', /^Please write a message, or choose/],
  [422, 'text', 'a'.repeat(5_001), /more than 5,000 characters/],
  [409, 'text', 'other', /^Something else was sent/],
  [
    422,
    'files',
    '',
    /photos \(up to 40 MB each\).* text or CSV files \(up to 10 MB each\): up to 5 files, 50 MB together/,
  ],
  [413, 'files', '', /up to 5 files, 50 MB together/],
  [422, 'email', '', /^Please check the e-mail address/],
  [422, 'name', '', /^Please enter your name/],
  [429, undefined, 'words', /^You have tried too many times/],
  [400, undefined, '', /^This page is out of date/],
  [403, undefined, '', /virus/],
  [404, undefined, '', /not found/],
  [410, undefined, '', /no longer valid/],
  [423, undefined, '', /ten minutes/],
  [418, undefined, '', /^This could not be accepted/],
]

test('each refusal has its sentence in English, and its own words in Japanese', () => {
  for (const [status, field, typed, said] of TABLE) {
    const refusal = new Refusal(status, 'このとおりです。', field)
    assert.match(refusalIn('en', refusal, typed), said, `${status} ${field}`)
    assert.equal(refusalIn('ja', refusal, typed), 'このとおりです。')
  }
})
