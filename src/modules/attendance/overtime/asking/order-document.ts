import { dateInTokyo } from '#lib/time/clock.ts'
import { durationInWords } from '#lib/time/in-words.ts'
import type { Segment } from '../../rules/day/classify-day.ts'
import { WORK_CLASSES, type WorkClass } from '../../rules/day/work-classes.ts'
import { changeInWords, limitInWords, telling } from '../limits/limit-words.ts'
import type { ReadForecast } from '../limits/read-forecast.ts'
import type { Outlook } from '../limits/forecast.ts'
import { timesInWords } from '../order.ts'
import type { AskedOrder } from './read-order.ts'

/** 時間外 2時間、時間外(深夜) 1時間 */
export function classesInWords(segments: readonly Segment[]): string {
  const minutes = Map.groupBy(
    segments.filter(({ workClass }) => workClass !== 'break'),
    ({ workClass }) => workClass,
  )
  return [...minutes]
    .map(([workClass, of]: [WorkClass, Segment[]]) => {
      const sum = of.reduce((total, one) => total + one.minutes, 0)
      return `${WORK_CLASSES[workClass].title} ${durationInWords(sum)}`
    })
    .join('、')
}

/** A month that it adds to, or whose limits it breaks. */
const concerns = ({ adds }: ReadForecast['forecast'], { month, breaches }: Outlook) =>
  breaches.length > 0 || adds.some((one) => one.month.equals(month))

const outlookLines = ({ month, before, after }: Outlook) =>
  telling(after.measures).map((measure) => ({
    label: `${month.month}月の見込み(${measure.title})`,
    text: changeInWords(
      before.measures.find(({ title }) => title === measure.title)!,
      measure,
    ),
  }))

/** What whoever decides needs to see: the times, the work, and what it does to the limits. */
export function documentOf(asked: AskedOrder, { forecast, segments, rulesOn }: ReadForecast) {
  const outlooks = forecast.outlooks.filter((outlook) => concerns(forecast, outlook))
  const breaches = outlooks.flatMap(({ month, breaches }) =>
    breaches.map((measure) => `${month.month}月に ${limitInWords(measure)} を超えます`),
  )
  const { title, article } = rulesOn(dateInTokyo(asked.from))[forecast.isDriven ? 'drivenLimits' : 'ordinaryLimits']
  const lines = [
    { label: '日時', text: timesInWords(asked) },
    { label: '時間', text: classesInWords(segments) },
    { label: '業務', text: asked.work },
    ...(outlooks.length > 0
      ? [...outlooks.flatMap(outlookLines), { label: '上限の根拠', text: `${title}(${article})` }]
      : [{ label: '上限', text: '正規の勤務時間の中の休日勤務なので、時間外勤務の上限には数えません。' }]),
  ]
  if (breaches.length > 0) lines.push({ label: '上限を超えるもの', text: breaches.join('、') })
  if (asked.specialReason) lines.push({ label: '特例業務の理由', text: asked.specialReason })
  if (asked.lateReason) lines.push({ label: '事後の理由', text: asked.lateReason })
  return { title: `時間外勤務(${timesInWords(asked)})`, lines }
}
