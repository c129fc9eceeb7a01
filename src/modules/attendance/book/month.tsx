import { Pager } from '#ui/index.ts'
import { readMonth } from './view-book.ts'

function isThere(month: Temporal.PlainYearMonth, now: Temporal.Instant): boolean {
  try {
    return Boolean(readMonth(month.toString(), now))
  } catch {
    return false
  }
}

interface Props {
  month: Temporal.PlainYearMonth
  now: Temporal.Instant
  address: (to: Temporal.PlainYearMonth) => string
}

/** The month before and the one after, as far as there are books. */
export function MonthPager({ month, now, address }: Props) {
  const [previous, next] = [month.subtract({ months: 1 }), month.add({ months: 1 })]
  return (
    <Pager
      label="月"
      previous={isThere(previous, now) ? address(previous) : undefined}
      next={isThere(next, now) ? address(next) : undefined}
      previousText="前の月"
      nextText="次の月"
    />
  )
}
