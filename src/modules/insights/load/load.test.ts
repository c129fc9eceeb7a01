import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cellInWords, hoursShown, levelOf, type Load, loadsOf } from './load.ts'

const at = (sectionId: number, weekday: number, hour: number, count: number) => ({
  sectionId,
  section: `課${sectionId}`,
  weekday,
  hour,
  count,
})
const cell = ({ cells }: Load, weekday: number, hour: number) => cells[weekday - 1]![hour]

test('small numbers are hidden, of a section and of the town, and what would tell them by a subtraction', () => {
  const [town, one, two, three] = loadsOf([
    at(1, 1, 9, 12),
    at(2, 1, 9, 3), // alone hidden: 15 - 12 would tell it
    at(1, 1, 10, 4),
    at(2, 1, 10, 4), // both hidden: 8 tells neither
    at(1, 2, 9, 20),
    at(2, 2, 9, 7),
    at(3, 7, 23, 2), // the town's own is small
  ]) as [Load, Load, Load, Load]
  assert.deepEqual([town.section, town.sectionId, one.section], ['町全体', undefined, '課1'])
  assert.deepEqual([cell(one, 1, 9), cell(two, 1, 9), cell(town, 1, 9)], [12, null, null])
  assert.deepEqual([cell(one, 1, 10), cell(two, 1, 10), cell(town, 1, 10)], [null, null, 8])
  assert.deepEqual([cell(one, 2, 9), cell(two, 2, 9), cell(town, 2, 9)], [20, 7, 27])
  assert.deepEqual([cell(three, 7, 23), cell(town, 7, 23)], [null, null])
  assert.deepEqual([cell(town, 3, 9), cellInWords(null), cellInWords(1200)], [0, '＊', '1,200'])
})

test('one hidden number of the town alone would be what is missing to the sum of the board: another goes with it', () => {
  const [town] = loadsOf([at(1, 1, 9, 3), at(1, 1, 10, 30), at(1, 1, 11, 6)]) as [Load]
  assert.deepEqual([cell(town, 1, 9), cell(town, 1, 10), cell(town, 1, 11)], [null, 30, null])
})

test('the hours of a usual day are shown, and those beyond where something came; the fullest is darkest', () => {
  const [town] = loadsOf([at(1, 1, 7, 40), at(1, 6, 21, 10), at(1, 1, 9, 2)]) as [Load]
  assert.deepEqual([hoursShown(town)[0], hoursShown(town).at(-1)], [7, 21])
  assert.deepEqual([levelOf(town, 40), levelOf(town, 10), levelOf(town, null), levelOf(town, 0)], [4, 1, 1, 0])
  assert.deepEqual(loadsOf([]), [])
})
