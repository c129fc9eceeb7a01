import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Desk, Desks, Person } from '../desks/who-may-act.ts'
import { placeSteps, type RouteStep } from './route.ts'

const person = (id: number, name: string): Person => ({ id, name, away: false })
const desk = (sectionId: number, section: string, over: Partial<Desk>): Desk => ({
  sectionId,
  section,
  parentId: sectionId === 1 ? null : 1,
  stands: true,
  successorId: null,
  head: undefined,
  deputies: [],
  chiefs: [],
  standIn: undefined,
  ...over,
})
const [MAYOR, HEAD, DEPUTY, CHIEF, CLERK, FINANCE] = [1, 2, 3, 4, 5, 6]
const hall = desk(1, 'あおぞら市', { head: person(MAYOR, '市長') })
const finance = desk(11, '財政課', { head: person(FINANCE, '財政課長') })
const staffed = { head: person(HEAD, '課長'), deputies: [person(DEPUTY, '補佐')], chiefs: [person(CHIEF, '係長')] }
const desks = (over: Partial<Desk> = staffed): Desks => ({
  desks: new Map([hall, finance, desk(10, '人事課', over)].map((one) => [one.sectionId, one])),
  named: new Map(),
})

const step = (
  place: number,
  kind: RouteStep['kind'],
  position: RouteStep['position'],
  sectionId: number | null = null,
) => ({
  place,
  kind,
  position,
  sectionId,
  staffId: null,
  delegatedUnder: null,
})
const route = [
  step(1, 'approval', 'chief'),
  step(2, 'approval', 'deputy'),
  step(3, 'concurrence', 'head', 11),
  step(4, 'approval', 'head'),
  step(5, 'decision', 'head', 1),
]

const words = (steps: RouteStep[], id: number, all = desks()) =>
  placeSteps(steps, { id, sectionId: 10 }, all)
    .map(({ place, seat }) => `${place}${seat.position} ${seat.sectionId}`)
    .join(', ')

test('a document goes only to offices above its proposer', () => {
  const table: [number, string][] = [
    [CLERK, '1chief 10, 2deputy 10, 3head 11, 4head 10, 5head 1'],
    [CHIEF, '2deputy 10, 3head 11, 4head 10, 5head 1'],
    [DEPUTY, '3head 11, 4head 10, 5head 1'],
    [HEAD, '3head 11, 5head 1'],
  ]
  for (const [proposer, expected] of table) assert.equal(words(route, proposer), expected)
})

test('an office that nobody holds is left out, so that one route serves sections of every size', () => {
  assert.equal(words(route, CLERK, desks({ head: person(HEAD, '課長') })), '3head 11, 4head 10, 5head 1')
})

test('whoever decides anyway is not asked before', () => {
  const twice = [step(1, 'approval', 'head'), step(2, 'concurrence', 'head', 11), step(3, 'decision', 'head')]
  assert.equal(words(twice, CLERK), '2head 11, 3head 10')
  assert.equal(words([step(1, 'concurrence', 'head', 11), step(2, 'decision', 'head')], FINANCE), '2head 10')
})
