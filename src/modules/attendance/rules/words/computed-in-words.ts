import { durationInWords } from '#lib/time/in-words.ts'
import type { Computed } from '../compute/compute.ts'
import type { ComputedWork } from '../compute/compute-work.ts'
import { PAY_LINES } from '../day/work-classes.ts'
import { leaveAmountOf, leaveInWords } from '../leave/leave-amount.ts'
import type { LeaveBalance } from '../leave/leave-balance.ts'
import type { Measure } from '../limits/measure.ts'
import type { OvertimeLimits } from '../limits/overtime-limits.ts'
import { inLines, type Said } from './table.ts'

export const yenInWords = (yen: number): string => `${yen.toLocaleString('ja-JP')}円`

function sayWork({ days, month }: ComputedWork): Said[] {
  const absent = days.reduce((sum, day) => sum + day.absent, 0)
  return [
    `勤務: ${days.length}日、勤務1時間当たり ${yenInWords(month.hourlyYen)}`,
    ['区分', '割合', '時間', '支給', '1時間の額', '額'],
    ...month.lines.map(({ line, percent, minutes, hours, yenPerHour, yen }) => [
      PAY_LINES[line].title,
      `${percent}/100`,
      durationInWords(minutes),
      `${hours}時間`,
      yenInWords(yenPerHour),
      yenInWords(yen),
    ]),
    ['計', '', '', '', '', yenInWords(month.yen)],
    ...(absent > 0 ? [`勤務も休暇もない時間: ${durationInWords(absent)}`] : []),
  ]
}

export const amountInWords = (minutes: number, { dayMinutes }: LeaveBalance): string =>
  leaveInWords(leaveAmountOf(minutes, dayMinutes))

function sayLeave(leave: LeaveBalance): Said[] {
  const words = (minutes: number) => amountInWords(minutes, leave)
  return [
    `年次有給休暇: 残 ${words(leave.left)} (付与 ${words(leave.granted)}、繰越し ${words(leave.carried)})`,
    `  年末に ${words(leave.lapses)} が消え、${words(leave.carriesOver)} が翌年へ`,
  ]
}

const sayMeasure = ({ title, unit, used, limit, months, room }: Measure): readonly string[] => {
  const words = (amount: number) => (unit === 'months' ? `${amount}` : durationInWords(Math.round(amount / months)))
  return [title, words(used), words(limit), room === undefined ? '' : `あと ${durationInWords(room)}`]
}

export function sayLimits({ measures, breaches, room, after, yearForecast, isInterviewDue }: OvertimeLimits): Said[] {
  return [
    `時間外勤務の上限: あと ${durationInWords(room)}`,
    ...measures.map(sayMeasure),
    ...breaches.map(({ title }) => `  ✖ ${title}の上限を超えています`),
    ...(after
      ? [
          `  命じると あと ${durationInWords(after.room)}`,
          ...after.breaches.map(({ title }) => `  ✖ 命じると ${title}の上限を超えます`),
        ]
      : []),
    `  年度の見込み ${durationInWords(yearForecast)}`,
    ...(isInterviewDue ? ['  申出がなくても医師の面接指導が要ります'] : []),
  ]
}

/** 計算の結果, as a table for people. */
export function computedInWords({ work, leave, limits }: Computed): string[] {
  const parts = [work && sayWork(work), leave && sayLeave(leave.balance), limits && sayLimits(limits.standing)]
  return parts.flatMap((said) => (said ? inLines(said) : []))
}
