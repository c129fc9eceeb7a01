import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Desk, type Desks, type Named, type Person, type Seat, standingOf, whoMayAct } from './who-may-act.ts'

const person = (id: number, name: string, away = false): Person => ({ id, name, away })
const [mayor, manager, deputy, chief, other] = [
  person(1, '市長'),
  person(2, '課長'),
  person(3, '補佐'),
  person(4, '係長'),
  person(5, 'もう一人の係長'),
]
const away = (someone: Person): Person => ({ ...someone, away: true })
const CLERK = 9

const desk = (over: Partial<Desk>): Desk => ({
  sectionId: 10,
  section: '人事課',
  parentId: 1,
  stands: true,
  successorId: null,
  head: undefined,
  deputies: [],
  chiefs: [],
  standIn: undefined,
  ...over,
})
const hall = desk({ sectionId: 1, section: 'あおぞら市', parentId: null, head: mayor })
const town = (section: Partial<Desk>, ...others: Desk[]): Desks => ({
  desks: new Map([hall, desk(section), ...others].map((one) => [one.sectionId, one])),
  named: new Map(),
})
const head: Seat = { position: 'head', sectionId: 10, staffId: null }
const chiefSeat: Seat = { position: 'chief', sectionId: 10, staffId: null }

/** 「人事課長: 課長」; in brackets who is away, after a slash who stands in; ↑ where it lies above. */
function words(desks: Desks, seat: Seat, proposer = CLERK): string {
  const turn = whoMayAct(desks, seat, proposer)
  if (!turn) return 'だれもいない'
  const holders = turn.holders.map(({ name, away }) => (away ? `(${name})` : name)).join('・')
  const standIns = turn.standIns.map(({ name }) => ` / ${name}`).join('')
  return `${turn.above ? '↑' : ''}${turn.title}: ${holders}${standIns}`
}

test('who may act on a step: the holder, while away the stand-in, where there is neither the one above', () => {
  const table: [string, Desks, Seat, string, number?][] = [
    ['the head is here', town({ head: manager, standIn: chief }), head, '人事課長: 課長'],
    ['the head is away', town({ head: away(manager), standIn: chief }), head, '人事課長: (課長) / 係長'],
    ['away, and nobody stands in: it waits', town({ head: away(manager) }), head, '人事課長: (課長)'],
    ['the stand-in is away too', town({ head: away(manager), standIn: away(chief) }), head, '人事課長: (課長)'],
    ['the stand-in proposed it: it waits', town({ head: away(manager), standIn: chief }), head, '人事課長: (課長)', 4],
    ['nobody is head: the stand-in', town({ standIn: chief }), head, '人事課長:  / 係長'],
    ['nobody is head, nobody stands in: the one above', town({}), head, '↑あおぞら市長: 市長'],
    ['the head proposed it: the one above', town({ head: manager, standIn: chief }), head, '↑あおぞら市長: 市長', 2],
    ['the head proposed it and is away', town({ head: away(manager), standIn: chief }), head, '↑あおぞら市長: 市長', 2],
    ['the mayor proposed it', town({}), { ...head, sectionId: 1 }, 'だれもいない', 1],
    [
      'several chiefs: each of them',
      town({ head: manager, chiefs: [chief, other] }),
      chiefSeat,
      '人事課 係長: 係長・もう一人の係長',
    ],
    [
      'one of two chiefs is away',
      town({ head: manager, chiefs: [away(chief), other] }),
      chiefSeat,
      '人事課 係長: (係長)・もう一人の係長',
    ],
    [
      'the only chief is away: the head',
      town({ head: manager, chiefs: [away(chief)] }),
      chiefSeat,
      '人事課 係長: (係長) / 課長',
    ],
    [
      'chief and head are away: who stands in for the head',
      town({ head: away(manager), standIn: deputy, chiefs: [away(chief)] }),
      chiefSeat,
      '人事課 係長: (係長) / 補佐',
    ],
    ['there is no chief: the head', town({ head: manager }), chiefSeat, '↑人事課長: 課長'],
    ['the only chief proposed it: the head', town({ head: manager, chiefs: [chief] }), chiefSeat, '↑人事課長: 課長', 4],
    [
      'one of two chiefs proposed it',
      town({ head: manager, chiefs: [chief, other] }),
      chiefSeat,
      '人事課 係長: もう一人の係長',
      4,
    ],
    ['the section was abolished', town({ stands: false, head: manager }), head, '↑あおぞら市長: 市長'],
    [
      'the section was renamed: its successor',
      town({ stands: false, successorId: 11 }, desk({ sectionId: 11, section: '職員課', head: deputy })),
      head,
      '職員課長: 補佐',
    ],
  ]
  for (const [about, desks, seat, expected, proposer] of table)
    assert.equal(words(desks, seat, proposer), expected, about)
})

const named = (over: Partial<Named> = {}): Desks => ({
  ...town({ head: manager }),
  named: new Map([[7, { id: 7, name: '会計管理者', away: false, disabled: false, sectionId: 10, ...over }]]),
})

test('a step that names somebody is theirs; once they have left, the head of their section decides', () => {
  const seat: Seat = { position: null, sectionId: null, staffId: 7 }
  assert.equal(words(named(), seat), '会計管理者: 会計管理者')
  assert.equal(words(named({ away: true }), seat), '会計管理者: (会計管理者)')
  assert.equal(words(named({ disabled: true }), seat), '↑人事課長: 課長')
  assert.equal(words(named(), seat, 7), '↑人事課長: 課長')
})

test('in what right somebody acts: in their own, or in whose place', () => {
  const turn = whoMayAct(town({ head: away(manager), standIn: chief }), head, CLERK)
  assert.deepEqual(standingOf(turn, 4), { title: '人事課長', above: false, asStandIn: true, inPlaceOf: away(manager) })
  assert.deepEqual(standingOf(turn, 2), { title: '人事課長', above: false, asStandIn: false, inPlaceOf: undefined })
  assert.equal(standingOf(turn, 1), undefined)
  assert.equal(standingOf(undefined, 1), undefined)
})
