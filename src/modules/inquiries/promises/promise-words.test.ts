import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at } from '#kernel/calendar/aozora.fixture.ts'
import { Refusal } from '#lib/refusal.ts'
import { fillDay, interimWords, readPromiseWords, STANDARD_WORDS } from './promise-words.ts'

const until = at('2026-11-30 17:15')

test('the day stands in the words, in the language of whoever waits', () => {
  assert.equal(
    fillDay(STANDARD_WORDS.ja, until, 'ja'),
    'ただいま受付時間外です。11月30日(月) までに、職員がお答えします。',
  )
  assert.equal(
    fillDay(STANDARD_WORDS.en, until, 'en'),
    'Our office is closed now. Our staff will answer you by Mon 30 Nov.',
  )
  assert.match(interimWords(until, 'ja'), /もう少し時間をいただきます。11月30日\(月\) までにお答えします。/)
  assert.match(interimWords(until, 'en'), /by Mon 30 Nov\./)
})

test('words may name the day, and nothing that nobody fills in', () => {
  assert.equal(readPromiseWords('', 'ja'), null)
  assert.equal(readPromiseWords('  {日} までに。 ', 'ja'), '{日} までに。')
  for (const wrong of [
    '{氏名}さん、{日} までに',
    '{日 までに',
    '{日} と {day}',
    '｛日｝ までに {日}',
    '明日までに',
    `{日}${'あ'.repeat(500)}`,
    '{}{日}',
  ]) {
    assert.throws(
      () => readPromiseWords(wrong, 'ja'),
      (error) => error instanceof Refusal && error.status === 422 && error.field === 'ja',
      wrong,
    )
  }
})
