import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { pairPunches } from './pair-punches.ts'
import type { Punch, PunchKind } from './punch.ts'

const MONDAY = '2026-11-30'
const TUESDAY = '2026-12-01'
const instant = (local: string) => Temporal.Instant.from(`${local.replace(' ', 'T')}:00+09:00`)

/** `in 2026-11-30 08:30` */
function punch(text: string, id: number): Punch {
  const [kind, ...at] = text.split(' ')
  return { id, kind: kind as PunchKind, at: instant(at.join(' ')), place: 'main', site: null }
}

const hhmm = ({ at }: Punch) => at.toZonedDateTimeISO('Asia/Tokyo').toPlainTime().toString({ smallestUnit: 'minute' })

function told(texts: string[], now = '2026-12-05 00:00') {
  const { pairs, findings, open } = pairPunches(texts.map(punch), instant(now))
  return [
    ...pairs.map((pair) => `${hhmm(pair.in)}-${hhmm(pair.out)}`),
    ...findings.map(({ fault, punches }) => `${fault} ${punches.map(hhmm).join(' ')}`),
    ...(open ? [`open ${hhmm(open)}`] : []),
  ]
}

const table: [name: string, punches: string[], told: string[], now?: string][] = [
  ['an ordinary day is one pair', [`in ${MONDAY} 08:27`, `out ${MONDAY} 17:20`], ['08:27-17:20']],
  [
    'who goes out at noon and comes back has two',
    [`in ${MONDAY} 08:27`, `out ${MONDAY} 12:00`, `in ${MONDAY} 13:00`, `out ${MONDAY} 17:20`],
    ['08:27-12:00', '13:00-17:20'],
  ],
  [
    'work past midnight is of the day on which it began',
    [`in ${MONDAY} 13:00`, `out ${TUESDAY} 01:10`],
    ['13:00-01:10'],
  ],
  [
    'a forgotten 退勤 does not swallow the next day',
    [`in ${MONDAY} 08:27`, `in ${TUESDAY} 08:25`, `out ${TUESDAY} 17:15`],
    ['08:25-17:15', 'missingOut 08:27'],
  ],
  [
    'a forgotten 退勤 and a forgotten 出勤 the day after are not one long day',
    [`in ${MONDAY} 08:27`, `out ${TUESDAY} 17:15`],
    ['missingOut 08:27', 'missingIn 17:15'],
  ],
  ['a forgotten 出勤 is told', [`out ${MONDAY} 17:15`], ['missingIn 17:15']],
  [
    'of two 出勤 the first counts',
    [`in ${MONDAY} 08:27`, `in ${MONDAY} 08:28`, `out ${MONDAY} 17:15`],
    ['08:27-17:15', 'doubleIn 08:28'],
  ],
  [
    'of two 退勤 the first counts',
    [`in ${MONDAY} 08:27`, `out ${MONDAY} 17:15`, `out ${MONDAY} 17:40`],
    ['08:27-17:15', 'doubleOut 17:40'],
  ],
  [
    'buttons that were mixed up are told as such',
    [`out ${MONDAY} 08:27`, `in ${MONDAY} 17:15`],
    ['reversed 08:27 17:15'],
  ],
  ['who came this morning is at work', [`in ${MONDAY} 08:27`], ['open 08:27'], `${MONDAY} 10:00`],
  ['who came yesterday morning forgot to punch', [`in ${MONDAY} 08:27`], ['missingOut 08:27'], `${TUESDAY} 08:00`],
  [
    'the turn of the year is a night like others',
    ['in 2026-12-31 22:00', 'out 2027-01-01 02:00'],
    ['22:00-02:00'],
    '2027-01-02 00:00',
  ],
  ['nobody’s day is empty', [], []],
]

for (const [name, punches, expected, now] of table) test(name, () => assert.deepEqual(told(punches, now), expected))

const anyPunches = fc
  .array(fc.record({ kind: fc.constantFrom('in' as const, 'out' as const), minute: fc.nat(60 * 24 * 4) }), {
    maxLength: 40,
  })
  .map((list) =>
    list.map(({ kind, minute }, id): Punch => ({
      id,
      kind,
      at: instant(`${MONDAY} 00:00`).add({ minutes: minute }),
      place: 'main',
      site: null,
    })),
  )

test('every punch is in exactly one pair or finding, or is the open one', () => {
  fc.assert(
    fc.property(anyPunches, fc.nat(60 * 24 * 6), (punches, minute) => {
      const now = instant(`${MONDAY} 00:00`).add({ minutes: minute })
      const { pairs, findings, open } = pairPunches(punches, now)
      const placed = [...pairs.flatMap((pair) => [pair.in, pair.out]), ...findings.flatMap((one) => one.punches)]
      const ids = [...placed, ...(open ? [open] : [])].map(({ id }) => id)
      assert.deepEqual(
        ids.toSorted((a, b) => a - b),
        punches.map(({ id }) => id),
      )
    }),
  )
})

test('pairs never overlap, none ends before it began, and none is longer than twenty hours', () => {
  fc.assert(
    fc.property(anyPunches, (punches) => {
      const { pairs } = pairPunches(punches, instant('2026-12-31 00:00'))
      for (const [place, pair] of pairs.entries()) {
        assert.ok(pair.in.at.until(pair.out.at).total('minutes') >= 0)
        assert.ok(pair.in.at.until(pair.out.at).total('hours') <= 20)
        const before = pairs[place - 1]
        assert.ok(!before || Temporal.Instant.compare(before.out.at, pair.in.at) <= 0)
      }
    }),
  )
})

test('the order in which punches arrive changes nothing', () => {
  fc.assert(
    fc.property(anyPunches, (punches) => {
      const now = instant('2026-12-31 00:00')
      assert.deepEqual(pairPunches(punches.toReversed(), now), pairPunches(punches, now))
    }),
  )
})
