import { table, text } from '#lib/paper/flow.ts'
import { openPaper, type Paper } from '#lib/paper/paper.ts'
import { type PaperStamp, stamps } from '#lib/paper/stamps.ts'
import { shorten } from '#lib/text/names.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { weekdayInWords } from '#lib/time/in-words.ts'
import { formatWareki, formatWarekiShort } from '#lib/time/wareki.ts'
import { monthInWords } from '#lib/time/wareki.ts'
import { minutesWorked } from '../../book/book.ts'
import { absentAtClosing, type BookDay } from '../../book/book-day.ts'
import { hoursInFigures, outInWords } from '../../book/book-rows.tsx'
import type { ReadBook } from '../../book/read-book.ts'
import { clockInWords } from '../../punches/moment.ts'
import { placeInWords } from '../../punches/punch.ts'
import { countedTimes, hoursInWords } from '../../overtime/order.ts'
import { kindInWords as leaveInWords } from '../../requests/request.ts'
import { takenInWords } from '../../requests/taken.ts'
import { DAY_KINDS } from '../../rules/day/day.ts'
import type { MonthAct, MonthActName } from '../months/month.ts'
import type { ViewedMonth } from '../months/view-month.ts'

export interface PaperOf {
  readonly view: ViewedMonth
  readonly read: ReadBook
}

interface Options {
  town: string
  now: Temporal.Instant
}

/** What stands in the row of a day on paper: leave, overtime and what is missing, in few words. */
function remarksOf({ rules }: ReadBook, { kind, leaves, orders, holiday, isEmployed, notes }: BookDay): string {
  const taken = leaves.map(({ kind, minutes }) => `${leaveInWords(rules, kind)} ${hoursInFigures(minutes)}`)
  const ordered = orders
    .filter(({ state }) => state === 'ordered' || state === 'confirmed')
    .map((order) => `時間外 ${hoursInWords(countedTimes(order))}`)
  const missing = notes.filter(({ tone }) => tone === 'warning').map(({ says }) => says)
  const name = kind === 'weeklyDayOff' ? undefined : holiday
  return [isEmployed ? (name ?? '') : '在職期間の外', ...taken, ...ordered, ...missing].filter(Boolean).join('、')
}

const rowOf = (read: ReadBook, day: BookDay): string[] => [
  `${day.on.day}(${weekdayInWords(day.on)})`,
  day.isEmployed ? DAY_KINDS[day.kind] : '',
  day.pairs.map((pair) => clockInWords(pair.in.at)).join(' '),
  day.pairs.map((pair) => outInWords(day, pair.out)).join(' '),
  [...new Set(day.pairs.map((pair) => placeInWords(pair.in)))].join(' '),
  hoursInFigures(minutesWorked(day)),
  shorten(remarksOf(read, day), 40),
]

const COLUMNS = [
  { header: '日', share: 3, heads: true },
  { header: '区分', share: 4 },
  { header: '出勤', share: 4, align: 'right' as const },
  { header: '退勤', share: 4, align: 'right' as const },
  { header: '場所', share: 8 },
  { header: '勤務', share: 4, align: 'right' as const },
  { header: '摘要', share: 16 },
]

const hours = (minutes: number) => hoursInFigures(minutes) || '0:00'

const sumsOf = ({ book, rules }: ReadBook): string => {
  return [
    `勤務日 ${book.workdays}日`,
    `出勤 ${book.daysWorked}日`,
    ...book.totals
      .filter(({ workClass }) => workClass !== 'break')
      .map(({ title, minutes }) => `${title} ${hours(minutes)}`),
    ...book.taken.map(
      ({ kind, taken }) => `${leaveInWords(rules, kind)} ${takenInWords(taken, rules.leaveDay.minutes)}`,
    ),
    `欠勤 ${hours(book.days.reduce((sum, day) => sum + absentAtClosing(day), 0))}`,
  ].join('　')
}

const SEALS: [MonthActName, string, string][] = [
  ['submit', '本人', '提出'],
  ['check', '課長', '確認'],
  ['lock', '人事', '締め'],
]

/** The name by which people are called, which fits a seal: what stands before the first space. */
const familyName = (name: string) => shorten(name.split(/\s/)[0] ?? name, 5)

/** The acts that stand: whatever came before the month was opened again is past. */
function standing(acts: readonly MonthAct[]): readonly MonthAct[] {
  const reopened = acts.findLastIndex(({ act }) => act === 'takeBack' || act === 'return' || act === 'unlock')
  return acts.slice(reopened + 1)
}

function sealsOf(acts: readonly MonthAct[]): PaperStamp[] {
  return SEALS.map(([name, role, word]) => {
    const act = acts.find((one) => one.act === name)
    if (!act) return { role, name: '' }
    return {
      role,
      name: act.by,
      seal: { word, date: formatWarekiShort(dateInTokyo(act.at)), name: familyName(act.by) },
    }
  })
}

function drawBook(paper: Paper, { view: { month, acts }, read }: PaperOf, { town, now }: Options): void {
  const stand = standing(acts)
  const locked = stand.find(({ digest }) => digest !== null)
  text(paper, `${town} ${month.section}`, { size: 9 })
  text(paper, `出勤簿 ${monthInWords(month.month)}`, { as: 'H1', size: 15, weight: 'bold', align: 'center' })
  text(paper, `氏名 ${month.name}`, { size: 11, after: 4 })
  table(paper, { columns: COLUMNS, rows: read.book.days.map((day) => rowOf(read, day)), size: 7.5, padding: 1.8 })
  paper.y += 4
  text(paper, '合計', { as: 'H2', size: 9, weight: 'bold' })
  text(paper, sumsOf(read), { size: 8, after: 4 })
  stamps(paper, sealsOf(stand), '提出、確認、締めの印')
  text(
    paper,
    locked ? `締めた数字の SHA-256 ${locked.digest}` : `${formatWareki(dateInTokyo(now))} 現在。締める前の出勤簿です。`,
    { size: 7 },
  )
}

/** 出勤簿: a month of each of these people, a page of A4 each. */
export async function bookPaper(
  people: AsyncIterable<PaperOf> | Iterable<PaperOf>,
  title: string,
  options: Options,
): Promise<Buffer> {
  const paper = openPaper({ title, at: options.now, margin: 40 })
  let isFirst = true
  for await (const one of people) {
    if (!isFirst) paper.room(Number.MAX_SAFE_INTEGER)
    isFirst = false
    drawBook(paper, one, options)
  }
  return paper.finish()
}
