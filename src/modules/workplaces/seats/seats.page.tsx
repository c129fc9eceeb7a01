import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords, timeInWords } from '#lib/time/in-words.ts'
import { typedDate } from '#lib/time/typed-moment.ts'
import {
  Button,
  ButtonLink,
  type Column,
  Cluster,
  DateInput,
  EmptyState,
  ErrorSummary,
  errorFor,
  type FieldErrorText,
  Form,
  PageHeading,
  Section,
  Select,
  Stack,
  StatusLabel,
  Table,
  type Tone,
} from '#ui/index.ts'
import { WorkplacesTabs } from '../workplaces-tabs.tsx'
import { canChoose, type SeatState, type SeatView, stateInWords } from './availability.ts'
import { DayPicker } from './day-picker.tsx'
import { FloorPlan } from './floor-plan.tsx'
import { type OpenSeats, viewOpenSeats } from './open-seats.ts'
import { seatInWords } from './seat.ts'
import { timeForField, wishInAddress } from './wish.ts'

const HERE = '/console/workplaces/seats'
const WEEKS = 4

const TONES: Record<SeatState, Tone> = {
  free: 'success',
  partly: 'warning',
  held: 'warning',
  taken: 'neutral',
  yours: 'info',
  closed: 'error',
}

/** Monday of the week in which the calendar begins: this one at the earliest. */
function startOf(typed: string | undefined, today: Temporal.PlainDate): Temporal.PlainDate {
  const day = typedDate(typed)
  const from = day && Temporal.PlainDate.compare(day, today) > 0 && today.until(day).days < 366 ? day : today
  return from.subtract({ days: from.dayOfWeek - 1 })
}

/** Days through which the calendar pages keep what is chosen, and go to no page of their own. */
function Weeks({ start, today }: { start: Temporal.PlainDate; today: Temporal.PlainDate }) {
  const weeks = (by: number) => start.add({ weeks: by * WEEKS }).toString()
  return (
    <Cluster>
      {Temporal.PlainDate.compare(start, today) > 0 && (
        <Button name="start" value={weeks(-1)} variant="tertiary" size="small">
          前の{WEEKS}週
        </Button>
      )}
      <Button name="start" value={weeks(1)} variant="tertiary" size="small">
        次の{WEEKS}週
      </Button>
    </Cluster>
  )
}

/** 「席を選ぶ」: which seats of a site are free on some days. The plan and the list say the same; either leads to the application. */
export async function seatsPage(program: Program, c: Context<ConsoleEnv>) {
  const { db, staff, now } = c.var
  const today = dateInTokyo(now)
  const open = await viewOpenSeats(db, now, staff, c.req.queries())
  const mending = /^\d{1,15}$/.exec(c.req.query('mend') ?? '')?.[0]
  const errors = (open?.mistakes ?? []).map(({ field, message }) => ({
    field: field === 'days' ? 'day' : field,
    message,
  }))
  return consolePage(program, c, {
    title: `${errors.length > 0 ? 'エラー: ' : ''}席を選ぶ`,
    status: errors.length > 0 ? 422 : undefined,
    children: (
      <Stack>
        <PageHeading lead="使う日と時間を選ぶと、空いている席が分かります。席を選んで申請すると、決裁を待つ間もその席を押さえます。">
          席を選ぶ
        </PageHeading>
        <WorkplacesTabs here={HERE} />
        <ErrorSummary errors={errors} />
        {open ? (
          <>
            <Choose
              open={open}
              typed={{ from: c.req.query('from'), until: c.req.query('until') }}
              errors={errors}
              start={startOf(c.req.query('start'), today)}
              today={today}
              mending={mending}
            />
            {errors.length === 0 && <Seats open={open} mending={mending} />}
          </>
        ) : (
          <EmptyState icon="seat" heading="予約できる席がまだありません">
            席は、設定の「しごと場」で情報政策の担当が登録します。
          </EmptyState>
        )}
      </Stack>
    ),
  })
}

interface ChooseProps {
  open: OpenSeats
  typed: { from: string | undefined; until: string | undefined }
  errors: FieldErrorText[]
  start: Temporal.PlainDate
  today: Temporal.PlainDate
  mending: string | undefined
}

const Choose = ({ open: { sites, site, wish, asked, faultOf }, typed, errors, start, today, mending }: ChooseProps) => (
  <Form action={HERE} method="get" hidden={mending ? { mend: mending } : {}}>
    <div class="seat-search">
      <Stack>
        <Select
          name="site"
          label="場所"
          width="medium"
          options={sites.map(({ id, name }) => ({ value: String(id), text: name }))}
          value={String(site.id)}
        />
        <Cluster>
          <DateInput
            name="from"
            kind="time"
            label="始まり"
            value={errors.length > 0 ? (typed.from ?? timeForField(asked.from)) : timeForField(wish.from)}
            error={errorFor(errors, 'from')}
          />
          <DateInput
            name="until"
            kind="time"
            label="終わり"
            value={errors.length > 0 ? (typed.until ?? timeForField(asked.until)) : timeForField(wish.until)}
            error={errorFor(errors, 'until')}
          />
        </Cluster>
      </Stack>
      <Stack gap="tight">
        <DayPicker
          start={start}
          weeks={WEEKS}
          chosen={errors.length > 0 ? asked.days : wish.days}
          faultOf={faultOf}
          error={errors.flatMap(({ field, message }) => (field === 'day' ? [message] : [])).join(' ') || undefined}
        />
        <Weeks start={start} today={today} />
      </Stack>
    </div>
    <div>
      <Button variant="secondary" icon="search">
        空席を見る
      </Button>
    </div>
  </Form>
)

function Seats({ open, mending }: { open: OpenSeats; mending: string | undefined }) {
  const { site, wish, floors } = open
  const base = mending ? `/console/workplaces/requests/${mending}/edit` : '/console/workplaces/requests/new'
  const hrefOf = (view: SeatView) => `${base}?seat=${view.seat.id}&${wishInAddress(wish)}`
  const free = floors.flatMap(({ views }) => views).filter(({ state }) => state === 'free').length
  const all = floors.flatMap(({ views }) => views).length
  return (
    <div id="open-seats" data-live>
      <Section heading={`${site.name}の空席`} aside={`${all}席のうち ${free}席が空き`}>
        <Stack>
          <p>
            {wish.days.map((day) => dateInWords(day)).join('、')} {timeInWords(wish.from)}–{timeInWords(wish.until)}
            {site.address && (
              <>
                <br />
                <small>{site.address}</small>
              </>
            )}
          </p>
          {floors.map(({ floor, views }) => (
            <Stack key={floor.id}>
              <h3>{floor.name}</h3>
              <FloorPlan floor={floor} views={views} hrefOf={hrefOf} />
              <Table
                caption={`${site.name} ${floor.name}の席`}
                hideCaption
                density="compact"
                phone="lines"
                columns={seatColumns(hrefOf)}
                rows={views}
                rowKey={({ seat }) => String(seat.id)}
                rowTone={({ state }) => (state === 'yours' ? 'current' : undefined)}
              />
            </Stack>
          ))}
        </Stack>
      </Section>
    </div>
  )
}

const seatColumns = (hrefOf: (view: SeatView) => string): Column<SeatView>[] => [
  { header: '席', primary: true, nowrap: true, cell: ({ seat }) => seat.label },
  {
    header: '状態',
    nowrap: true,
    cell: (view) => <StatusLabel tone={TONES[view.state]}>{stateInWords(view)}</StatusLabel>,
  },
  { header: '設備', cell: ({ seat }) => seatInWords(seat) },
  { header: '使う人', cell: ({ who }) => who.join('、') },
  {
    header: '申請',
    aside: true,
    nowrap: true,
    cell: (view) =>
      canChoose(view) && (
        <ButtonLink href={hrefOf(view)} size="small" variant="secondary" aria-label={`${view.seat.label}で申請する`}>
          申請する
        </ButtonLink>
      ),
  },
]
