import type { Context } from 'hono'
import { proposalHref } from '#kernel/approvals/index.ts'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { warekiYear } from '#lib/time/wareki.ts'
import {
  Breadcrumbs,
  ButtonLink,
  type Column,
  EmptyState,
  Notice,
  PageHeading,
  Pager,
  Progress,
  Section,
  Stack,
  StatusLabel,
  Table,
} from '#ui/index.ts'
import { ChooseOwner } from '../book/choose-owner.tsx'
import { listBookOwners } from '../book/readers.ts'
import type { LeaveBalance } from '../rules/leave/leave-balance.ts'
import { firstDayOf } from '../rules/leave/leave-year.ts'
import { amountInWords } from './leave-left.ts'
import {
  type DayRequest,
  daysOf,
  firstDay,
  kindInWords,
  lastDay,
  REQUEST_STATES,
  TELEWORK,
  timesInWords,
} from './request.ts'
import { LIST } from './request.page.tsx'
import { takenBy, takenInWords } from './taken.ts'
import { type LeaveBook, readYear, viewRequests, type YearlyLeave } from './view-requests.ts'
import { idIn } from '#lib/text/whole-number.ts'

const TONES = {
  asked: 'info',
  granted: 'success',
  refused: 'error',
  withdrawn: 'neutral',
  cancelled: 'neutral',
} as const

/** 「休暇・在宅勤務」: what is left of the year's leave, and everything that was asked for. */
export async function requestsPage(program: Program, c: Context<ConsoleEnv>) {
  const { db, staff, now } = c.var
  const year = readYear(c.req.query('year'), now)
  const asked = c.req.query('staff')
  const viewed = await viewRequests(db, staff, asked ? idIn(asked) : staff.id, year, now)
  const owners = await listBookOwners(db, staff, now)
  const { owner, requests, balance, yearly } = viewed
  const isOwn = owner.id === staff.id
  const address = (to: number) => `${LIST}?year=${to}${isOwn ? '' : `&staff=${owner.id}`}`
  const today = now.toZonedDateTimeISO('Asia/Tokyo').toPlainDate()
  const isAhead = (request: DayRequest) => Temporal.PlainDate.compare(lastDay(request), today) >= 0
  const [ahead, past] = [requests.filter(isAhead), requests.filter((request) => !isAhead(request)).toReversed()]
  return consolePage(program, c, {
    title: `休暇簿 ${warekiYear(firstDayOf(year))}`,
    breadcrumbs: <Breadcrumbs items={[{ text: '勤怠', href: '/console/attendance' }, { text: '休暇・在宅勤務' }]} />,
    children: (
      <Stack>
        <PageHeading
          over={`${owner.section} ${owner.name}`}
          actions={
            isOwn && (
              <>
                <ButtonLink href={`${LIST}/new`}>休暇を申請する</ButtonLink>
                <ButtonLink href={`${LIST}/new?kind=${TELEWORK}`} variant="secondary">
                  在宅勤務を申請する
                </ButtonLink>
              </>
            )
          }
        >
          休暇簿 {warekiYear(firstDayOf(year))}
        </PageHeading>
        {c.req.query('cancelled') !== undefined && (
          <Notice tone="success" live="status">
            <p>取り消しました。決裁した人に知らせました。</p>
          </Notice>
        )}
        {owners.length > 1 && (
          <ChooseOwner action={LIST} hidden={{ year: String(year) }} owners={owners} owner={owner} />
        )}
        <Pager
          label="年"
          previous={canRead(year - 1, now) ? address(year - 1) : undefined}
          next={canRead(year + 1, now) ? address(year + 1) : undefined}
          previousText="前の年"
          nextText="次の年"
        />
        {balance ? <Balance balance={balance} yearly={yearly} /> : <p>この年は在職していません。</p>}
        <Section heading="これから">
          <Requests viewed={viewed} requests={ahead} isOwn={isOwn} none="これからの休暇・在宅勤務はありません" />
        </Section>
        {past.length > 0 && (
          <Section heading="これまで" aside={`${past.length}件`}>
            <Requests viewed={viewed} requests={past} isOwn={isOwn} none="" />
          </Section>
        )}
      </Stack>
    ),
  })
}

function canRead(year: number, now: Temporal.Instant): boolean {
  try {
    return Boolean(readYear(String(year), now))
  } catch {
    return false
  }
}

function Balance({ balance, yearly }: { balance: LeaveBalance; yearly: readonly YearlyLeave[] }) {
  const { carried, granted, left, lapses, dayMinutes, expiresOn } = balance
  const words = (minutes: number) => amountInWords(minutes, dayMinutes)
  return (
    <Section heading="残り" aside="申請中を引いた日数">
      <Stack>
        <Progress
          id="annual-left"
          label="年次有給休暇"
          value={left}
          max={carried + granted}
          text={`${words(left)} / ${words(carried + granted)}`}
        />
        <p>
          この年に {words(granted)} 付与{carried > 0 && `、前の年から ${words(carried)} 繰越し`}。
          {lapses > 0 && `${dateInWords(expiresOn.carried)}までに使わないと、${words(lapses)} が消えます。`}
        </p>
        {yearly.map(({ id, title, taken, most }) => (
          <Progress
            key={id}
            id={`left-${id}`}
            label={title}
            value={most - taken}
            max={most}
            text={`${words(most - taken)} / ${words(most)}`}
          />
        ))}
      </Stack>
    </Section>
  )
}

interface RequestsProps {
  viewed: LeaveBook
  requests: DayRequest[]
  isOwn: boolean
  none: string
}

function Requests({ viewed: { sources, closed }, requests, isOwn, none }: RequestsProps) {
  const { rulesOn, planning } = sources
  const kindOf = (request: DayRequest) => kindInWords(rulesOn(firstDay(request)), request.kind)
  const isClosed = (request: DayRequest) => daysOf(request).some((day) => closed.has(day.toPlainYearMonth().toString()))
  const columns: Column<DayRequest>[] = [
    { header: '期間', primary: true, cell: timesInWords },
    { header: '種類', cell: kindOf },
    {
      header: '日数',
      nowrap: true,
      cell: (request) => takenInWords(takenBy(rulesOn, planning, request), rulesOn(firstDay(request)).leaveDay.minutes),
    },
    {
      header: '状態',
      cell: ({ state, proposalId }) => (
        <>
          <StatusLabel tone={TONES[state]}>{REQUEST_STATES[state]}</StatusLabel>{' '}
          {proposalId !== null && <a href={proposalHref(proposalId)}>決裁を見る</a>}
        </>
      ),
    },
  ]
  if (isOwn)
    columns.push({
      header: '操作',
      aside: true,
      cell: (request) =>
        request.state === 'granted' &&
        !isClosed(request) && (
          <a href={`${LIST}/${request.id}/cancel`}>
            取り消す<span class="visually-hidden">: {timesInWords(request)}</span>
          </a>
        ),
    })
  return (
    <Table
      caption="休暇・在宅勤務の申請"
      hideCaption
      density="compact"
      phone="lines"
      columns={columns}
      rows={requests}
      rowKey={({ id }) => String(id)}
      empty={
        <EmptyState icon="calendar" heading={none}>
          {isOwn && '上の「休暇を申請する」「在宅勤務を申請する」から申請します。'}
        </EmptyState>
      }
    />
  )
}
