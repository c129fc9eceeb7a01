import type { Context } from 'hono'
import { proposalHref } from '#kernel/approvals/index.ts'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { momentInWords } from '#lib/time/in-words.ts'
import {
  ButtonLink,
  type Column,
  EmptyState,
  Notice,
  PageHeading,
  Section,
  Stack,
  StatusLabel,
  Table,
  type Tone,
} from '#ui/index.ts'
import { listDevicesOf } from '../network/network.queries.ts'
import { placeInWords } from '../seats/seat.ts'
import { WorkplacesTabs } from '../workplaces-tabs.tsx'
import { bookedInWords, type Booking, BOOKING_STATES, type BookingState, dayOf, stateOf } from './booking.ts'
import { listOwnBookings } from './bookings.queries.ts'
import { canCancel } from './cancel-booking.ts'
import { canCheckIn } from './check-in.ts'
import { CheckInButton } from './check-in-button.tsx'

const TONES: Record<BookingState, Tone> = {
  pending: 'info',
  returned: 'warning',
  pulled_back: 'warning',
  approved: 'success',
  refused: 'error',
  withdrawn: 'neutral',
  cancelled: 'neutral',
  released: 'warning',
}

const DONE: Record<string, string> = {
  came: 'チェックインしました。',
  cancelled: '取り消しました。席は空き、決裁した人に知らせました。',
}

/** How many of those that are over are listed. */
const PAST = 20

/** 「しごと場」: one's own bookings, the next first. */
export async function bookingsPage(program: Program, c: Context<ConsoleEnv>) {
  const { db, staff, now } = c.var
  const today = dateInTokyo(now)
  const bookings = await listOwnBookings(db, staff.id, today.subtract({ years: 1 }))
  const devices = await listDevicesOf(db, staff.id)
  const isAhead = (booking: Booking) => Temporal.PlainDate.compare(dayOf(booking), today) >= 0
  const ahead = bookings.filter(isAhead)
  const past = bookings.filter((booking) => !isAhead(booking)).toReversed()
  const done = DONE[c.req.query('done') ?? '']
  return consolePage(program, c, {
    title: 'しごと場',
    children: (
      <Stack>
        <PageHeading
          lead="本庁舎の共用席と、分室(サテライトオフィス)で働く日の、席の予約です。"
          actions={
            <ButtonLink href="/console/workplaces/seats" icon="seat">
              席を選んで申請する
            </ButtonLink>
          }
        >
          しごと場
        </PageHeading>
        <WorkplacesTabs here="/console/workplaces" />
        {done && (
          <Notice tone="success" live="status">
            <p>{done}</p>
          </Notice>
        )}
        <div id="bookings" data-live>
          <Section heading="これから">
            <Bookings
              caption="これからの予約"
              bookings={ahead}
              columns={[...columns, actions(now)]}
              none="これからの予約はありません"
            />
          </Section>
        </div>
        <p>
          {devices.length > 0
            ? `分室のネットワークにつながる、あなたの端末: ${devices.map(({ name, mac }) => `${name}(${mac})`).join('、')}`
            : '分室のネットワークにつながる端末は、まだ登録されていません。情報政策の担当に頼んでください。'}
        </p>
        {past.length > 0 && (
          <Section heading="これまで" aside={past.length > PAST ? `新しい ${PAST}件` : `${past.length}件`}>
            <Bookings caption="これまでの予約" bookings={past.slice(0, PAST)} columns={[...columns, came(now)]} />
          </Section>
        )}
      </Stack>
    ),
  })
}

const columns: Column<Booking>[] = [
  { header: '日時', primary: true, nowrap: true, cell: bookedInWords },
  { header: '場所', cell: placeInWords },
  {
    header: '状態',
    cell: (booking) => {
      const [state, { cameAt, proposalId }] = [stateOf(booking), booking]
      return (
        <>
          <StatusLabel tone={TONES[state]}>
            {state === 'approved' && cameAt ? 'チェックイン済み' : BOOKING_STATES[state]}
          </StatusLabel>{' '}
          {proposalId !== null && <a href={proposalHref(proposalId)}>決裁を見る</a>}
        </>
      )
    },
  },
]

const came = (now: Temporal.Instant): Column<Booking> => ({
  header: '来た時刻',
  cell: ({ cameAt }) => cameAt && momentInWords(cameAt, now),
})

const actions = (now: Temporal.Instant): Column<Booking> => ({
  header: '操作',
  aside: true,
  cell: (booking) => (
    <>
      {canCheckIn(booking, now) && <CheckInButton booking={booking} />} <Way booking={booking} now={now} />
    </>
  ),
})

/** Out of it, or on with it: by the day where it is decided, by the whole request where it waits. */
function Way({ booking, now }: { booking: Booking; now: Temporal.Instant }) {
  const { id, requestId, proposalId } = booking
  const link = (href: string, words: string) => (
    <a href={href}>
      {words}
      <span class="visually-hidden">: {bookedInWords(booking)}</span>
    </a>
  )
  const state = stateOf(booking)
  if (state === 'returned' || state === 'pulled_back')
    return link(`/console/workplaces/requests/${requestId}/edit`, '直して出し直す')
  if (state === 'pending' && proposalId !== null) return link(proposalHref(proposalId), '取り下げる・直す')
  return canCancel(booking, now) ? link(`/console/workplaces/bookings/${id}/cancel`, '取り消す') : null
}

interface BookingsProps {
  caption: string
  bookings: Booking[]
  columns: Column<Booking>[]
  none?: string
}

const Bookings = ({ caption, bookings, columns, none = '' }: BookingsProps) => (
  <Table
    caption={caption}
    hideCaption
    phone="lines"
    columns={columns}
    rows={bookings}
    rowKey={({ id }) => String(id)}
    empty={
      <EmptyState icon="seat" heading={none}>
        「席を選んで申請する」から、空いている席を探せます。
      </EmptyState>
    }
  />
)
