import { type Mistake } from '#lib/refusal.ts'
import { dateInWords, durationInWords } from '#lib/time/in-words.ts'
import type { AttendanceBook } from '../../book/book.ts'
import type { BookDay } from '../../book/book-day.ts'
import type { Note } from '../../book/note.ts'
import { correctionHref } from '../../corrections/correction.ts'
import { OVERTIME_HREF } from '../../overtime/order.ts'
import { isOver, type StaffMonth, submittableFrom } from './month.ts'

/** What has to be put right before a month can be submitted, and where. */
export interface Blocker {
  readonly says: string
  readonly href?: `/${string}`
}

const isUnpunched = ({ todos = [] }: Note) => todos.some(({ by }) => by === 'correction')
const isAbsence = ({ todos = [] }: Note) => todos.some(({ by }) => by === 'leave')

function ofDay(day: BookDay): Blocker[] {
  const on = dateInWords(day.on)
  if (day.isAsked) {
    const href = day.notes.find((note) => note.href)?.href
    return [{ says: `${on}: 申請の決裁を待っています`, ...(href && { href }) }]
  }
  const order = day.orders.find(({ state }) => state === 'asked' || state === 'ordered')
  if (order)
    return [
      { says: `${on}: 時間外勤務の${order.state === 'asked' ? '決裁' : '確認'}を待っています`, href: OVERTIME_HREF },
    ]
  if (day.open) return [{ says: `${on}: まだ退勤していません` }]
  const missing = day.notes.filter((note) => note.tone === 'warning' && isUnpunched(note) && !isAbsence(note))
  return missing.map(({ says }) => ({ says: `${on}: ${says}`, href: correctionHref(day.on) }))
}

export function blockersOf(
  { month, days }: AttendanceBook,
  own: Pick<StaffMonth, 'month' | 'leavesOn'>,
  today: Temporal.PlainDate,
): Blocker[] {
  if (isOver(own, today)) return days.flatMap(ofDay)
  return [{ says: `${month.month}月はまだ終わっていません。${dateInWords(submittableFrom(own))}から提出できます。` }]
}

/** Days and hours neither worked nor on leave: pay is cut for them, so whoever submits says that it is so. */
export const absencesOf = ({ days }: AttendanceBook): string[] =>
  days
    .filter(({ planned, isAsked, classified }) => planned && !isAsked && classified.absent > 0)
    .map(({ on, classified }) => `${dateInWords(on)}: ${durationInWords(classified.absent)}`)

export const asMistakes = (blockers: readonly Blocker[]): Mistake[] =>
  blockers.map(({ says: message }) => ({ message }))
