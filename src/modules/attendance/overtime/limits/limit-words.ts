import { durationInWords } from '#lib/time/in-words.ts'
import type { Measure } from '../../rules/limits/measure.ts'
import type { Forecast, Outlook } from './forecast.ts'

/** 月45時間, 月100時間未満, 年度360時間, 3箇月平均80時間, 月45時間を超える月数 6回 */
export function limitInWords({ title, rule, unit, limit, months }: Measure): string {
  if (unit === 'months') return `${title} ${limit}回`
  if (rule === 'drivenLimits' && title === '月') return `${title}${durationInWords(limit + 1)}未満`
  return `${title}${durationInWords(limit / months)}`
}

/** Averages as such, though they are kept as sums. */
export const usedInWords = ({ unit, used, months }: Measure): string =>
  unit === 'months' ? `${used}回` : durationInWords(Math.round(used / months))

export const roomInWords = ({ room }: Measure): string => {
  if (room === undefined) return ''
  return room < 0 ? `${durationInWords(-room)} 超過` : `あと ${durationInWords(room)}`
}

/** Those worth showing of a month: of all the averages the one that leaves the least room. */
export function telling(measures: readonly Measure[]): Measure[] {
  const tightest = new Set(
    measures
      .filter(({ months }) => months > 1)
      .toSorted((a, b) => (a.room ?? 0) - (b.room ?? 0))
      .slice(0, 1),
  )
  return measures.filter((measure) => measure.months === 1 || tightest.has(measure))
}

const breachInWords = ({ month, before, breaches }: Outlook) => {
  const limits = breaches
    .map((measure) => `${limitInWords(measure)}(この命令を含めて ${usedInWords(measure)})`)
    .join('、')
  const left = before.room > 0 ? `あと ${durationInWords(before.room)} までです` : 'もうありません'
  return { limits: `${month.month}月に ${limits} の上限を超えます。`, room: `命じられる時間は、${left}。` }
}

const broken = (outlooks: readonly Outlook[]) => outlooks.find(({ breaches }) => breaches.length > 0)

/** Why it cannot be ordered at all; nothing where it can. */
export function refusalInWords({ highest }: Forecast): string | undefined {
  const outlook = broken(highest)
  if (!outlook) return undefined
  const { limits, room } = breachInWords(outlook)
  return `${limits}${room}時間を短くするか、ほかの職員に割り振ってください。`
}

/** Why it needs the reason of 特例業務; nothing where it does not. */
export function excessInWords({ outlooks }: Forecast): string | undefined {
  const outlook = broken(outlooks)
  if (!outlook) return undefined
  const { limits, room } = breachInWords(outlook)
  return `${limits}特例業務(災害への対応など)のときは、その理由を書いてください。そうでないとき、${room}`
}

/** 10時間 → 12時間15分(上限 月45時間、あと 32時間45分) */
export const changeInWords = (before: Measure, after: Measure): string =>
  `${usedInWords(before)} → ${usedInWords(after)}(上限 ${limitInWords(after)}${after.room === undefined ? '' : `、${roomInWords(after)}`})`
