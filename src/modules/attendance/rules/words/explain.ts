import { dateInWords, durationInWords, timeInWords } from '#lib/time/in-words.ts'
import type { Computed } from '../compute/compute.ts'
import { PAY_LINES, WORK_CLASSES } from '../day/work-classes.ts'
import { Faults } from '../fault.ts'
import type { LeaveBalance } from '../leave/leave-balance.ts'
import type { OvertimeLimits } from '../limits/overtime-limits.ts'
import type { CountedSegment } from '../month/beyond-sixty.ts'
import type { ClosedMonth, MonthLine } from '../month/close-month.ts'
import type { RuleId, RuleSet } from '../rule-set/rule-set.ts'
import { amountInWords, sayLimits, yenInWords } from './computed-in-words.ts'
import { inLines, type Said } from './table.ts'

/** 根拠: a rule in one line, `overtime: 時間外勤務(勤務日) — 給与法16条1項1号 (percent 125)`. */
export function ruleInWords(rules: RuleSet, id: RuleId): string {
  const { title, article, ...values } = rules[id]
  const numbers = Object.entries(values).map(([name, value]) => `${name} ${JSON.stringify(value)}`)
  return `${id}: ${title} — ${article}${numbers.length > 0 ? ` (${numbers.join('、')})` : ''}`
}

const reasons = (rules: RuleSet, ids: readonly RuleId[]): string[] => ids.map((id) => `  ${ruleInWords(rules, id)}`)

const sayUse = ({ from, until, minutes, workClass }: CountedSegment): readonly string[] => [
  `${dateInWords(from.toPlainDate())} ${WORK_CLASSES[workClass].title}`,
  `${timeInWords(from.toPlainTime())}–${timeInWords(until.toPlainTime())}`,
  durationInWords(minutes),
]

function sayLine(rules: RuleSet, { hourlyYen }: ClosedMonth, line: MonthLine): Said[] {
  const { percent, minutes, hours, yenPerHour, yen, segments } = line
  return [
    `${PAY_LINES[line.line].title}: ${yenInWords(yen)}`,
    ...segments.map(sayUse),
    `  合計 ${durationInWords(minutes)} → ${hours}時間`,
    `  ${yenInWords(hourlyYen)} × ${percent}/100 → ${yenInWords(yenPerHour)}`,
    `  ${hours}時間 × ${yenInWords(yenPerHour)} = ${yenInWords(yen)}`,
    ...reasons(rules, line.rules),
  ]
}

function sayBalance(rules: RuleSet, leave: LeaveBalance): Said[] {
  const words = (minutes: number) => amountInWords(minutes, leave)
  return [
    `付与 ${words(leave.granted)} + 繰越し ${words(leave.carried)}`,
    ...leave.uses.map(({ on, minutes, fromCarried, fromGranted }) => [
      `${dateInWords(on)} ${words(minutes)}`,
      `繰越しから ${words(fromCarried)}`,
      `その年から ${words(fromGranted)}`,
    ]),
    `  残 ${words(leave.left)}`,
    ...reasons(rules, leave.rules),
  ]
}

function sayStanding(rules: RuleSet, standing: OvertimeLimits): Said[] {
  const ids = [...new Set(standing.measures.map(({ rule }) => rule)), 'interview' as const]
  return [...sayLimits(standing), ...reasons(rules, ids)]
}

/**
 * 計算の説明: how one figure came about, down to the spans of work and the articles.
 * @param figure a rate's name, `leave` or `limits`
 * @throws Faults for a figure that was not computed
 */
export function explainFigure({ work, leave, limits }: Computed, figure: string): string[] {
  const line = work?.month.lines.find((one) => one.line === figure)
  if (work && line) return inLines(sayLine(work.rules, work.month, line))
  if (leave && figure === 'leave') return inLines(sayBalance(leave.rules, leave.balance))
  if (limits && figure === 'limits') return inLines(sayStanding(limits.rules, limits.standing))
  const names = [
    ...(work?.month.lines ?? []).map(({ line }) => line),
    ...(leave ? ['leave'] : []),
    ...(limits ? ['limits'] : []),
  ]
  throw new Faults([{ field: 'figure', reason: `「${figure}」は計算していません。あるのは ${names.join('、')} です` }])
}
