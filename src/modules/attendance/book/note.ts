import { proposalHref } from '#kernel/approvals/index.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { durationInWords } from '#lib/time/in-words.ts'
import { clockInWords } from '../punches/moment.ts'
import type { Correction } from '../corrections/correction.ts'
import type { PunchFinding } from '../punches/pair-punches.ts'
import { type DayRequest, kindInWords, partInWords } from '../requests/request.ts'
import { countedTimes, hoursInWords, type OrderState, OVERTIME_HREF, type OvertimeOrder } from '../overtime/order.ts'
import type { ClassifiedDay } from '../rules/day/classify-day.ts'
import type { Span } from '../rules/day/span.ts'
import type { RuleSet } from '../rules/rule-set/rule-set.ts'

/** What puts a day right, and by what sort of request where there is one. */
export interface Todo {
  readonly says: string
  readonly by?: 'correction' | 'leave' | 'telework' | 'overtime'
  /** What it is about, where that is not the whole day. */
  readonly span?: Span
}

/** What stands in the margin of a day: what is wrong, and what to do about it. */
export interface Note {
  readonly tone: 'warning' | 'info'
  readonly says: string
  readonly todos?: readonly Todo[]
  /** Where it was decided, or lies. */
  readonly href?: `/${string}`
}

const TELL: Todo = { says: '訂正を申請してください', by: 'correction' }

const faultInWords = ({ fault, punches }: PunchFinding): string => {
  const [first = '', second = ''] = punches.map(({ at }) => clockInWords(at))
  return {
    missingOut: `退勤の打刻がありません(出勤 ${first})`,
    missingIn: `出勤の打刻がありません(退勤 ${first})`,
    doubleIn: `出勤の打刻が重なっています(${first})。はじめの打刻で数えます`,
    doubleOut: `退勤の打刻が重なっています(${first})。はじめの打刻で数えます`,
    reversed: `退勤(${first})が出勤(${second})より前です`,
  }[fault]
}

export function noteOf(finding: PunchFinding): Note {
  const says = faultInWords(finding)
  const counts = finding.fault === 'doubleIn' || finding.fault === 'doubleOut'
  return counts ? { tone: 'info', says } : { tone: 'warning', says, todos: [TELL] }
}

export const NO_PUNCH: Note = {
  tone: 'warning',
  says: '打刻がありません',
  todos: [
    { says: '勤務したときは、訂正を申請してください', by: 'correction' },
    { says: '休んだときは、休暇を申請してください', by: 'leave' },
  ],
}

export const NO_TELEWORK: Note = {
  tone: 'info',
  says: '在宅勤務の承認がありません',
  todos: [{ says: '在宅勤務を申請してください', by: 'telework' }],
}

/** A day that is corrected says so, and leads to the decision. */
export const correctionNote = ({ state, proposalId }: Correction): Note => ({
  tone: 'info',
  says: state === 'granted' ? '決裁により訂正した時刻です' : '訂正を申請しています',
  ...(proposalId !== null && { href: proposalHref(proposalId) }),
})

/** A day that is otherwise than planned says so, and leads to the decision. */
export const requestNote = (rules: RuleSet, request: DayRequest): Note => ({
  tone: 'info',
  says: `${kindInWords(rules, request.kind)}(${partInWords(request)})${request.state === 'asked' ? 'を申請しています' : ''}`,
  ...(request.proposalId !== null && { href: proposalHref(request.proposalId) }),
})

const ORDER_NOTES: Partial<Record<OrderState, string>> = {
  asked: 'を申請しています',
  ordered: '(命令済み)',
  confirmed: '(確認済み)',
}

const overtimeOf = (at: Temporal.Instant): `/${string}` =>
  `${OVERTIME_HREF}?month=${dateInTokyo(at).toPlainYearMonth()}`

/** A day with overtime says so, and leads to the decision. */
export const orderNote = (order: OvertimeOrder): Note => ({
  tone: 'info',
  says: `時間外勤務 ${hoursInWords(countedTimes(order))}${ORDER_NOTES[order.state] ?? ''}`,
  href: order.proposalId === null ? overtimeOf(countedTimes(order).from) : proposalHref(order.proposalId),
})

/** Staying on for less than this is packing up. */
const WORTH_TELLING = 30

const IN_ORDER: Todo = { says: '時間外勤務だったときは、事後に申請してください', by: 'overtime' }

/** What the rules found of a day whose punches are whole. */
export function notesOf({ absent, segments }: ClassifiedDay, orders: readonly OvertimeOrder[]): Note[] {
  const unordered = segments.filter(({ workClass }) => workClass === 'unordered')
  const minutes = unordered.reduce((sum, segment) => sum + segment.minutes, 0)
  const span = unordered.find((segment) => segment.minutes >= WORTH_TELLING)
  const isAsked = orders.some(({ state }) => state === 'asked')
  const notes: Note[] = []
  if (absent > 0)
    notes.push({
      tone: 'warning',
      says: `勤務も休暇もない時間が${durationInWords(absent)}あります`,
      todos: [{ says: '休んだ時間は、休暇を申請してください', by: 'leave' }],
    })
  if (minutes >= WORTH_TELLING)
    notes.push({
      tone: 'info',
      says: `命令のない在庁が${durationInWords(minutes)}あります`,
      todos: span && !isAsked ? [{ ...IN_ORDER, span }] : [],
    })
  return notes
}
