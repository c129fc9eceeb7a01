import { timeInWords, weekdayInWords } from '#lib/time/in-words.ts'
import type { Column } from '#ui/index.ts'
import { clockInWords } from '../punches/moment.ts'
import { placeInWords, type Punch } from '../punches/punch.ts'
import { DAY_KINDS } from '../rules/day/day.ts'
import { correctionHref } from '../corrections/correction.ts'
import { overtimeHref } from '../overtime/order.ts'
import { leaveHref, teleworkHref } from '../requests/request.ts'
import type { Span } from '../rules/day/span.ts'
import type { BookDay } from './book-day.ts'
import { minutesWorked } from './book.ts'

/** 7:45, as the paper book has it. */
export const hoursInFigures = (minutes: number): string =>
  minutes === 0 ? '' : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`

const spanInWords = ({ from, until }: Span): string =>
  `${timeInWords(from.toPlainTime())}–${timeInWords(until.toPlainTime())}`

const lines = (words: readonly string[]) => words.map((word) => <div key={word}>{word}</div>)

const punchesOf = ({ pairs, open }: BookDay): Punch[] => [...pairs.map((pair) => pair.in), ...(open ? [open] : [])]

/** 25:10: after midnight the paper book counts on. */
export function outInWords({ on }: BookDay, out: Punch): string {
  const local = out.at.toZonedDateTimeISO('Asia/Tokyo').toPlainDateTime()
  return on.equals(local.toPlainDate()) ? clockInWords(out.at) : `翌${clockInWords(out.at)}`
}

const kindInWords = ({ kind, holiday, isEmployed }: BookDay): string => {
  if (!isEmployed) return '在職期間の外'
  if (kind === 'workday') return DAY_KINDS.workday
  return kind === 'holiday' ? (holiday ?? DAY_KINDS.holiday) : DAY_KINDS[kind]
}

const HREFS = { correction: correctionHref, leave: leaveHref, telework: teleworkHref, overtime: overtimeHref }

/** Whose book it is, and whether its month is open still. */
export interface BookReading {
  isOwn: boolean
  isOpen: boolean
}

const Margin = ({ day: { on, notes, isAsked }, isOwn, isOpen }: { day: BookDay } & BookReading) => (
  <>
    {notes.map(({ tone, says, todos = [], href }) => (
      <div class="book-note" data-tone={tone} key={says}>
        {href ? <a href={href}>{says}</a> : says}
        {!isAsked &&
          isOpen &&
          todos.map((todo) => (
            <span class="book-todo" key={todo.says}>
              → {isOwn && todo.by ? <a href={HREFS[todo.by](on, todo.span)}>{todo.says}</a> : todo.says}
            </span>
          ))}
      </div>
    ))}
  </>
)

/** In one's own book one can put its days right, as long as the month is open. */
export const bookColumns = (reading: BookReading): Column<BookDay>[] => [
  { header: '日', primary: true, nowrap: true, cell: ({ on }) => `${on.day}日(${weekdayInWords(on)})` },
  { header: '区分', cell: kindInWords },
  { header: '予定', nowrap: true, cell: ({ planned }) => planned && spanInWords(planned) },
  { header: '出勤', align: 'end', cell: (day) => lines(punchesOf(day).map(({ at }) => clockInWords(at))) },
  { header: '退勤', align: 'end', cell: (day) => lines(day.pairs.map(({ out }) => outInWords(day, out))) },
  { header: '場所', cell: (day) => lines([...new Set(punchesOf(day).map(placeInWords))]) },
  { header: '勤務', align: 'end', cell: (day) => hoursInFigures(minutesWorked(day)) },
  { header: '備考', cell: (day) => <Margin day={day} {...reading} /> },
]

export const toneOf = ({ notes }: BookDay) =>
  notes.some(({ tone }) => tone === 'warning') ? ('warning' as const) : undefined
