import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOpen } from '#kernel/calendar/opening-hours.ts'
import { type OfficeCalendar, weekdayHours } from '#kernel/calendar/office-calendar.ts'
import { INVENTED_RESIDENTS } from '../../../simulators/line/people/residents.ts'
import { readAllDialogues } from '../dialogues/read-dialogues.ts'
import type { Conversation, Desk } from './conversation.ts'
import { tellYear } from './tell-year.ts'

const calendar: OfficeCalendar = { hours: weekdayHours('08:30', '17:15'), closures: [] }
const dialogues = readAllDialogues()
const desks: Desk[] = ['ijuu', 'shimin', 'kosodate', 'suidou', 'kankyou', 'kikaku'].map((code, place) => ({
  id: place + 1,
  code,
  name: `${code}課`,
  staff: [1, 2, 3].map((seat) => ({ id: place * 10 + seat, name: `職員${place}${seat} 花子`, position: 'member' })),
}))
const told = (at: string, seed = 'あおぞら市') =>
  tellYear({ seed, now: Temporal.Instant.from(at), calendar, desks, dialogues })

const MORNING = '2026-11-24T10:00:00+09:00'
const year = told(MORNING)
const messages = year.flatMap((one) => one.messages)
const wordsOf = (one: Conversation) => one.messages.map(({ kind, body }) => `${kind} ${body}`).join('\n')
const daysAgo = ({ messages }: Conversation) =>
  (Temporal.Instant.from(MORNING).epochMilliseconds - messages[0]!.at.epochMilliseconds) / 86_400_000

test('three hundred residents come over twelve months, and more of them lately', () => {
  assert.equal(year.length, 300)
  assert.ok(year.every((one) => daysAgo(one) <= 366))
  const months = Array.from(
    { length: 12 },
    (_, month) => year.filter((one) => Math.floor(daysAgo(one) / 30.5) === month).length,
  )
  assert.ok(Math.min(...months) >= 5, months.join(' '))
  assert.ok(months[0]! > 2 * months[11]!, months.join(' '))
})

const shareOutside = (author: string): number => {
  const theirs = messages.filter((message) => message.author === author)
  return theirs.filter(({ at }) => !isOpen(calendar, at)).length / theirs.length
}

test('more than half of what residents write comes outside office hours; staff answer within them', () => {
  assert.ok(shareOutside('resident') > 0.5, String(shareOutside('resident')))
  // An answer that takes up the last open minute may leave some seconds after closing.
  assert.ok(shareOutside('staff') < 0.02, String(shareOutside('staff')))
})

test('no two conversations are the same, and no two residents have one name', () => {
  assert.equal(new Set(year.map(wordsOf)).size, 300)
  assert.equal(new Set(year.map(({ name }) => name)).size, 300)
})

test('nobody in it is one of the residents whose phones the visitor holds', () => {
  const names = new Set(year.map(({ name }) => name))
  for (const { displayName } of INVENTED_RESIDENTS) assert.ok(!names.has(displayName ?? ''))
})

test('nothing is left of the stage directions, and nothing has happened that lies in the future', () => {
  for (const { body, at } of messages) {
    assert.doesNotMatch(body, /[{}|¶]|undefined/)
    assert.ok(Temporal.Instant.compare(at, Temporal.Instant.from(MORNING)) <= 0)
  }
  for (const { messages } of year) {
    assert.ok(messages.length > 0)
    const times = messages.map(({ at }) => at.epochMilliseconds)
    assert.deepEqual(
      times,
      times.toSorted((a, b) => a - b),
    )
  }
})

test('the same seed and moment tell the same year, another seed another one', () => {
  assert.deepEqual(told(MORNING).map(wordsOf), year.map(wordsOf))
  assert.notDeepEqual(told(MORNING, 'みどり町').map(wordsOf), year.map(wordsOf))
})

test('later the same day it is the same year, with what has happened since', () => {
  const evening = told('2026-11-24T21:00:00+09:00')
  const grown = evening.filter((one, resident) => wordsOf(one) !== wordsOf(year[resident]!))
  assert.ok(grown.length < 60, String(grown.length))
  for (const [resident, one] of evening.entries()) {
    const before = year[resident]!
    assert.equal(one.name, before.name)
  }
})

test('a visitor sees the unusual too: a failed answer, a withdrawn message, a block, a long name, a long letter, a paper', () => {
  assert.ok(messages.some(({ failure }) => failure))
  assert.ok(messages.some(({ withdrawnAt }) => withdrawnAt))
  assert.ok(year.some(({ following }) => !following))
  assert.ok(year.some(({ name }) => name.length > 70))
  assert.ok(messages.some(({ body }) => body.length > 1_000))
  for (const kind of ['image', 'location', 'sticker', 'file'])
    assert.ok(
      messages.some((one) => one.kind === kind),
      kind,
    )
})

test('the year is fresh whatever the day: at New Year, in Golden Week, on a leap day', () => {
  for (const at of ['2027-01-01T00:05:00+09:00', '2027-05-05T12:00:00+09:00', '2028-02-29T23:59:00+09:00']) {
    const now = Temporal.Instant.from(at)
    const newest = told(at).map(({ messages }) => messages.at(-1)!.at.until(now).total('minutes'))
    assert.ok(newest.filter((minutes) => minutes < 60).length >= 5, at)
  }
})
