import assert from 'node:assert/strict'
import { test } from 'node:test'
import { weekdayHours } from '#kernel/calendar/office-calendar.ts'
import { randomFrom } from '../random.ts'
import { slotFiller } from './fill-slots.ts'
import { readAllDialogues } from './read-dialogues.ts'
import { slotsOf } from './slots.ts'

const scene = (at: string, overnight = false) => ({
  calendar: { hours: weekdayHours('08:30', '17:15'), closures: [] },
  section: '市民課',
  family: '黒木',
  staffFamily: '山本',
  at: Temporal.Instant.from(at),
  overnight,
})
const filled = (words: string, at = '2026-11-24T10:00:00+09:00', seed = '1') =>
  slotFiller(slotsOf(scene(at)), randomFrom(seed))(words)

test('every line of every dialogue can be filled, whatever is chosen', () => {
  for (const { title, turns } of readAllDialogues())
    for (const part of turns.flatMap(({ parts }) => parts))
      for (const seed of ['1', '2', '3'])
        if (part.kind === 'text') assert.doesNotMatch(filled(part.words, undefined, seed), /[{}|]|undefined/, title)
})

test('a slot stands for the same thing throughout one dialogue', () => {
  const fill = slotFiller(slotsOf(scene('2026-11-24T10:00:00+09:00')), randomFrom('1'))
  assert.equal(fill('{町}'), fill('{町}'))
})

test('people greet by the clock, and appointments fall on business days', () => {
  assert.match(filled('{挨拶}', '2026-11-24T23:10:00+09:00'), /夜分|遅い時間|夜遅く/)
  assert.match(filled('{挨拶}', '2026-11-25T07:30:00+09:00'), /おはよう|朝早く/)
  for (const seed of ['1', '2', '3', '4', '5'])
    assert.match(filled('{近日}', '2026-12-28T10:00:00+09:00', seed), /^1月[456]日/)
})

test('a word that is no slot is refused by name', () => {
  assert.throws(() => filled('{天気}'), /「天気」/)
})
