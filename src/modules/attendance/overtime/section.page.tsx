import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { durationInWords } from '#lib/time/in-words.ts'
import { monthInWords } from '#lib/time/wareki.ts'
import { Breadcrumbs, EmptyState, PageHeading, Stack, StatusLabel, Table } from '#ui/index.ts'
import { MonthPager } from '../book/month.tsx'
import { readMonth } from '../book/view-book.ts'
import type { Measure } from '../rules/limits/measure.ts'
import { toneOf } from './limits/limit-bars.tsx'
import { limitInWords, roomInWords, telling, usedInWords } from './limits/limit-words.ts'
import { OVERTIME_HREF } from './order.ts'
import { leastRoom, type StandingOf, viewStandings } from './view-overtime.ts'

const nearest = ({ standing: { own } }: StandingOf): Measure =>
  own.measures.filter(({ room }) => room !== undefined).toSorted((a, b) => a.room! - b.room!)[0]!

const Figure = ({ measure }: { measure: Measure }) => (
  <>
    {usedInWords(measure)} <span class="limit-of">/ {limitInWords(measure)}</span>
  </>
)

const figure = (title: string) => (row: StandingOf) => (
  <Figure measure={row.standing.own.measures.find((one) => one.title === title)!} />
)

/** Whoever does ordinary work has no average of their own; the one that nobody may exceed stands for it. */
const averageOf = ({ standing: { own, highest } }: StandingOf): Measure =>
  telling([...own.measures, ...highest.measures]).find(({ months }) => months > 1)!

function Nearest(row: StandingOf) {
  const measure = nearest(row)
  const tone = { normal: 'neutral', warning: 'warning', error: 'error' } as const
  return (
    <StatusLabel tone={tone[toneOf(measure)]}>
      {measure.title}: {roomInWords(measure)}
    </StatusLabel>
  )
}

/** 「上限の状況」: whose overtime comes near to a limit, of everybody one answers for. */
export async function sectionOvertimePage(program: Program, c: Context<ConsoleEnv>) {
  const { db, staff, now } = c.var
  const month = readMonth(c.req.query('month'), now)
  const rows = await viewStandings(db, staff, month, now)
  const exceeded = rows.filter(({ standing }) => leastRoom(standing) < 0).length
  return consolePage(program, c, {
    title: `上限の状況 ${monthInWords(month)}`,
    breadcrumbs: (
      <Breadcrumbs
        items={[
          { text: '勤怠', href: '/console/attendance' },
          { text: '時間外勤務', href: OVERTIME_HREF },
          { text: '上限の状況' },
        ]}
      />
    ),
    children: (
      <Stack>
        <PageHeading lead="時間外勤務の上限に近い順に並べています。申請中の時間を含みます。">
          上限の状況 {monthInWords(month)}
        </PageHeading>
        <MonthPager month={month} now={now} address={(to) => `${OVERTIME_HREF}/section?month=${to}`} />
        {rows.length > 0 && (
          <p>
            {rows.length}人の合計は{' '}
            {durationInWords(rows.reduce((sum, { standing }) => sum + standing.own.measures[0]!.used, 0))} です。
            {exceeded > 0 ? `上限を超えている人が ${exceeded}人 います。` : '上限を超えている人はいません。'}
          </p>
        )}
        <Table
          caption="職員ごとの時間外勤務と上限"
          hideCaption
          density="compact"
          phone="lines"
          columns={[
            {
              header: '氏名',
              primary: true,
              cell: ({ owner }) => <a href={`${OVERTIME_HREF}?month=${month}&staff=${owner.id}`}>{owner.name}</a>,
            },
            { header: '所属', cell: ({ owner }) => owner.section },
            { header: '月', cell: figure('月') },
            { header: '年度', cell: figure('年度') },
            { header: '平均', cell: (row) => <Figure measure={averageOf(row)} /> },
            { header: 'いちばん近い上限', cell: (row) => <Nearest {...row} /> },
          ]}
          rows={rows}
          rowKey={({ owner }) => String(owner.id)}
          empty={
            <EmptyState icon="users" heading="見られる職員がいません">
              課長と人事の担当が、職員の時間外勤務を見られます。
            </EmptyState>
          }
        />
      </Stack>
    ),
  })
}
