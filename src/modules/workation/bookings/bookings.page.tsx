import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { ButtonLink, EmptyState, Pager, Section, Stack } from '#ui/index.ts'
import type { Typed } from '#kernel/http/form-reader.ts'
import type { Again, Shell } from '../offers/shell.ts'
import { byDay, monthOf } from './booking.ts'
import { BookingsOfDay } from './bookings-of-day.tsx'
import { listBookings } from './bookings.queries.ts'

/** Lines to come that are shown at once; the rest is found by month. */
const MOST = 300

const monthInWords = ({ year, month }: Temporal.PlainYearMonth): string => `${year}年${month}月`

/** 予約: what is booked from today on, or what ended in a month. */
export async function bookingsPage(shell: Shell, c: Context<SiteEnv>, typed = '', again: Again<Typed> = {}) {
  const [editor, today, month] = [await shell.editor(c), dateInTokyo(c.var.now), monthOf(typed)]
  if (typed && !month) throw new Refusal(404, 'この月の予約はありません。')
  const here = `${shell.base}/bookings`
  const first = month?.toPlainDate({ day: 1 })
  const range = first ? { from: first, until: first.add({ months: 1 }) } : { from: today, most: MOST + 1 }
  const found = await listBookings(c.var.db, editor, range)
  const bookings = month ? found : found.slice(0, MOST)
  const days = byDay(bookings, month ? undefined : today)
  const around = { base: shell.base, today, month: month?.toString(), again }
  return shell.page(c, {
    title: month ? `${monthInWords(month)}の予約` : '予約',
    lead: month ? 'この月に終わる予約です。' : '今日からの予約です。当日になると、来た人数を記録できます。',
    actions: !month && (
      <ButtonLink href={`${here}?month=${today.subtract({ days: 1 }).toPlainYearMonth()}`} variant="secondary">
        過ぎた予約
      </ButtonLink>
    ),
    trail: month ? [{ text: '予約', href: here }, { text: monthInWords(month) }] : trailOf(editor.side),
    errors: again.errors,
    status: again.status,
    children: (
      <Stack>
        {days.map(([day, those]) => (
          <Section heading={headingOf(day, today)}>
            <BookingsOfDay day={dateInWords(day)} bookings={those} {...around} />
          </Section>
        ))}
        {days.length === 0 && (
          <EmptyState icon="calendar" heading={month ? 'この月の予約はありません' : 'これからの予約はありません'}>
            {!month && '会社が行程を予約すると、ここに出ます。メールでも知らせます。'}
          </EmptyState>
        )}
        {found.length > bookings.length && (
          <p>多いため、はじめの{MOST}件を表示しています。続きは月ごとに見られます。</p>
        )}
        {month && <Months month={month} here={here} />}
      </Stack>
    ),
  })
}

/** In the console it is a tab. */
const trailOf = (side: 'provider' | 'section') => (side === 'provider' ? [{ text: '予約' }] : [])

const headingOf = (day: Temporal.PlainDate, today: Temporal.PlainDate): string =>
  day.equals(today) ? `今日 ${dateInWords(day)}` : dateInWords(day)

/** Other months have an address as well, as far as there are any. */
function Months({ month, here }: { month: Temporal.PlainYearMonth; here: string }) {
  const address = (to: Temporal.PlainYearMonth) => (monthOf(to.toString()) ? `${here}?month=${to}` : undefined)
  return (
    <Pager
      label="月"
      previous={address(month.subtract({ months: 1 }))}
      next={address(month.add({ months: 1 }))}
      previousText="前の月"
      nextText="次の月"
    />
  )
}
