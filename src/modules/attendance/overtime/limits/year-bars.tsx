import { durationInWords } from '#lib/time/in-words.ts'
import { Progress, Stack } from '#ui/index.ts'
import { backwards, monthsOfYear } from '../../rules/limits/measure.ts'
import type { Standing } from './standing.ts'

/** The fiscal year, a bar a month, each against the limit of a month. */
export function YearBars({ standing: { month, months, rules } }: { standing: Standing }) {
  const count = monthsOfYear(month)
  const minutes = backwards(months, month, count).toReversed()
  const limit = rules.ordinaryLimits.month
  const most = Math.max(limit, ...minutes)
  return (
    <Stack gap="tight">
      {minutes.map((used, at) => {
        const of = month.subtract({ months: count - 1 - at })
        return (
          <Progress
            key={of.toString()}
            id={`month-${of}`}
            label={`${of.month}月`}
            value={used}
            max={most}
            tone={used > limit ? 'warning' : 'normal'}
            text={`${durationInWords(used)}${used > limit ? `(${durationInWords(limit)}を超えた月)` : ''}`}
          />
        )
      })}
    </Stack>
  )
}
