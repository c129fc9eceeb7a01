import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Figure } from '../events/figure.ts'
import type { Board } from './board.ts'
import { monthsCounted, viewBoard } from './board-view.ts'
import { inquiriesBoard } from './inquiries-board.ts'
import { workBoard } from './work-board.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)
const figure = (month: string, kind: string, part: string, total: number): Figure => ({
  span: 'month',
  startsOn: day(`${month}-01`),
  kind,
  part,
  total,
  events: 1,
})
const viewOf = (board: Board, figures: Figure[]) =>
  viewBoard({ board, year: 2026, figures, marks: [], today: day('2026-08-15'), first: day('2026-04-01') })

test("a year's share of the telephone is that of the months in which calls were counted, and no others", () => {
  const view = viewOf(inquiriesBoard, [
    figure('2026-04', 'inquiry', 'line', 900), // nobody wrote calls down yet
    figure('2026-05', 'inquiry', 'web', 700),
    figure('2026-06', 'inquiry', 'phone', 60),
    figure('2026-06', 'inquiry', 'line', 40),
    figure('2026-07', 'inquiry', 'phone', 30),
    figure('2026-07', 'inquiry', 'web', 70),
  ])
  assert.equal(view.total['phoneShare'], 45)
  assert.equal(view.total['line'], 940, 'what is added up stays whole')
  assert.deepEqual([monthsCounted(view, 'phoneShare'), view.months.length], [2, 5])
})

const books = (month: string, count: number, overtime: number) => [
  figure(month, 'book', '', count),
  figure(month, 'book.overtime', '', overtime),
  figure(month, 'book.days', '', count * 20),
  figure(month, 'book.home', '', count * 5),
  figure(month, 'book.leave', '', 465),
]

test('of fewer than five books no working time is shown, and the year has none of it either', () => {
  const { months, total } = viewOf(workBoard, [...books('2026-05', 4, 6000), ...books('2026-06', 5, 600)])
  const shown = ['books', 'overtime', 'overtimePerPerson', 'leaveDays', 'homeShare']
  const of = (values: Record<string, number | undefined>) => shown.map((key) => values[key])
  assert.deepEqual(of(months[1]!.values), [4, undefined, undefined, undefined, undefined])
  assert.deepEqual(of(months[2]!.values), [5, 10, 2, 1, 25])
  assert.deepEqual(of(total), [9, 10, 2, 1, 25])
})
