import type { Context } from 'hono'
import { proposalHref } from '#kernel/approvals/index.ts'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { durationInWords } from '#lib/time/in-words.ts'
import { monthInWords } from '#lib/time/wareki.ts'
import {
  Breadcrumbs,
  ButtonLink,
  EmptyState,
  Notice,
  PageHeading,
  Section,
  Stack,
  StatusLabel,
  Table,
} from '#ui/index.ts'
import { ChooseOwner } from '../book/choose-owner.tsx'
import { MonthPager } from '../book/month.tsx'
import { listBookOwners } from '../book/readers.ts'
import { readMonth } from '../book/view-book.ts'
import { CONFIRMATIONS_HREF } from './confirming/confirmations.page.tsx'
import { LimitBars } from './limits/limit-bars.tsx'
import { YearBars } from './limits/year-bars.tsx'
import {
  countedTimes,
  minutesOfTimes,
  ORDER_STATES,
  OVERTIME_HREF,
  type OvertimeOrder,
  hoursInWords,
  isSameTimes,
  timesInWords,
} from './order.ts'
import { viewOvertime } from './view-overtime.ts'
import { idIn } from '#lib/text/whole-number.ts'

const TONES = {
  asked: 'info',
  ordered: 'success',
  refused: 'error',
  withdrawn: 'neutral',
  confirmed: 'success',
  cancelled: 'neutral',
} as const

/** 「時間外勤務」: what was asked for and ordered in a month, and what the limits still allow. */
export async function overtimePage(program: Program, c: Context<ConsoleEnv>) {
  const { db, staff, now } = c.var
  const month = readMonth(c.req.query('month'), now)
  const asked = c.req.query('staff')
  const viewed = await viewOvertime(db, staff, asked ? idIn(asked) : staff.id, month, now)
  const { owner, standing, orders, confirmable } = viewed
  const owners = await listBookOwners(db, staff, now)
  const isOwn = owner.id === staff.id
  const address = (to: Temporal.PlainYearMonth) => `${OVERTIME_HREF}?month=${to}${isOwn ? '' : `&staff=${owner.id}`}`
  return consolePage(program, c, {
    title: `時間外勤務命令簿 ${monthInWords(month)}`,
    breadcrumbs: <Breadcrumbs items={[{ text: '勤怠', href: '/console/attendance' }, { text: '時間外勤務' }]} />,
    children: (
      <Stack>
        <PageHeading
          over={`${owner.section} ${owner.name}`}
          actions={
            <>
              {isOwn && <ButtonLink href={`${OVERTIME_HREF}/new`}>時間外勤務を申請する</ButtonLink>}
              {owners.length > 1 && (
                <>
                  <ButtonLink href={`${OVERTIME_HREF}/confirmations`} variant="secondary">
                    時間外の確認
                  </ButtonLink>
                  <ButtonLink href={`${OVERTIME_HREF}/section`} variant="secondary" icon="chart">
                    上限の状況
                  </ButtonLink>
                </>
              )}
            </>
          }
        >
          時間外勤務命令簿 {monthInWords(month)}
        </PageHeading>
        {c.req.query('given') !== undefined && (
          <Notice tone="success" live="status">
            <p>時間外勤務を命じました。本人に知らせました。</p>
          </Notice>
        )}
        {owners.length > 1 && (
          <ChooseOwner action={OVERTIME_HREF} hidden={{ month: month.toString() }} owners={owners} owner={owner} />
        )}
        <MonthPager month={month} now={now} address={address} />
        <Section heading="上限まで" aside={standing.isDriven ? '他律的業務の課' : '申請中を含む時間'}>
          <LimitBars standing={standing} />
        </Section>
        <Section heading={`${monthInWords(month)}の申請と命令`}>
          <Orders orders={orders} confirmable={confirmable} isOwn={isOwn} />
        </Section>
        <Section heading="年度の時間外勤務" aside={`このままなら年度で ${durationInWords(standing.own.yearForecast)}`}>
          <YearBars standing={standing} />
        </Section>
      </Stack>
    ),
  })
}

const State = ({
  order: { id, state, proposalId, concludedWords },
  canConfirm,
}: {
  order: OvertimeOrder
  canConfirm: boolean
}) => (
  <>
    <StatusLabel tone={TONES[state]}>{ORDER_STATES[state]}</StatusLabel>{' '}
    {proposalId !== null && <a href={proposalHref(proposalId)}>決裁を見る</a>}{' '}
    {canConfirm && (
      <a href={`${CONFIRMATIONS_HREF}/${id}`}>{state === 'ordered' ? '確認する・取り消す' : '確認を直す'}</a>
    )}
    {concludedWords && <div>{concludedWords}</div>}
  </>
)

/** What counts, and where it differs from what was ordered, when that was. */
const hours = (order: OvertimeOrder): string => {
  const duration = durationInWords(minutesOfTimes(countedTimes(order)))
  return order.done && !isSameTimes(order.done, order) ? `${duration}(確認 ${hoursInWords(order.done)})` : duration
}

interface OrdersProps {
  orders: readonly OvertimeOrder[]
  confirmable: ReadonlySet<number>
  isOwn: boolean
}

const Orders = ({ orders, confirmable, isOwn }: OrdersProps) => (
  <Table
    caption="時間外勤務の申請と命令"
    hideCaption
    density="compact"
    phone="lines"
    columns={[
      { header: '日時', primary: true, cell: timesInWords },
      { header: '時間', cell: hours },
      { header: '業務', cell: ({ work }) => work },
      { header: '状態', cell: (order) => <State order={order} canConfirm={confirmable.has(order.id)} /> },
    ]}
    rows={[...orders]}
    rowKey={({ id }) => String(id)}
    empty={
      <EmptyState icon="clock" heading="この月の時間外勤務はありません">
        {isOwn && '残る前に、上の「時間外勤務を申請する」から申請します。'}
      </EmptyState>
    }
  />
)
