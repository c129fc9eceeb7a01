import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { MapDoor, mapScript, onMap, originOf } from '#kernel/map/map-door.tsx'
import type { Program } from '#kernel/program.ts'
import { idIn, wholeNumber } from '#lib/text/whole-number.ts'
import { momentInWords } from '#lib/time/in-words.ts'
import { Breadcrumbs, Chips, EmptyState, PageHeading, Pager, Stack, Table } from '#ui/index.ts'
import { placeText, readPlace } from '../conversations/place.ts'
import { type ListedReport, listKindsOfReports, listReports, type ListOptions } from './reports.queries.ts'
import { type ReportState, STATES } from './street-report.ts'

export const STREETS = '/console/inquiries/streets'

/** As many as a map shows without one pin hiding the next. */
const A_PAGE = 100
const DAYS = [30, 90, 365] as const
export const MOST_DAYS = 3650
export const STATE_FILTERS = { open: '終わっていない', ...STATES }

type Filter = Omit<ListOptions, 'limit'>

export function readFilter(query: (name: string) => string | undefined): Filter {
  const state = query('state') ?? ''
  return {
    kind: idIn(query('kind')) || undefined,
    state: Object.hasOwn(STATE_FILTERS, state) ? (state as ReportState | 'open') : undefined,
    days: wholeNumber(query('days') ?? '', 1, MOST_DAYS) ?? DAYS[0],
    after: readPlace(query('after')),
  }
}

function address({ kind, state, days, after }: Filter): string {
  const query = new URLSearchParams({
    ...(kind && { kind: String(kind) }),
    ...(state && { state }),
    ...(days !== DAYS[0] && { days: String(days) }),
    ...(after && { after: placeText(after) }),
  }).toString()
  return `${STREETS}${query && `?${query}`}`
}

/** 通報の地図: where things are broken. The list says all that the map shows, and leads to the same. */
export async function streetsPage(program: Program, c: Context<ConsoleEnv>) {
  const { db, staff, now } = c.var
  const filter = readFilter((name) => c.req.query(name))
  const [rows, kinds] = await Promise.all([
    listReports(db, now, staff, { ...filter, limit: A_PAGE + 1 }),
    listKindsOfReports(db),
  ])
  const reports = rows.slice(0, A_PAGE)
  const last = reports.at(-1)
  const first = { ...filter, after: undefined }
  const chip = (text: string, change: Partial<Filter>, current: boolean) => ({
    text,
    href: address({ ...first, ...change }),
    current,
  })
  return consolePage(program, c, {
    title: '通報の地図',
    tiles: originOf(program.settings),
    scripts: [mapScript()],
    breadcrumbs: <Breadcrumbs items={[{ text: '相談', href: '/console/inquiries' }, { text: '通報の地図' }]} />,
    children: (
      <Stack>
        <PageHeading lead="道路などの通報を、場所で見ます。印か表の種類を選ぶと、その相談が開きます。">
          通報の地図
        </PageHeading>
        <Chips
          label="状況"
          items={[
            chip('すべて', { state: undefined }, !filter.state),
            ...(Object.entries(STATE_FILTERS) as [ReportState | 'open', string][]).map(([state, text]) =>
              chip(text, { state }, filter.state === state),
            ),
          ]}
        />
        <Chips
          label="種類"
          items={[
            chip('すべての種類', { kind: undefined }, filter.kind === undefined),
            ...kinds.map(({ id, name }) => chip(name, { kind: id }, filter.kind === id)),
          ]}
        />
        <Chips label="期間" items={DAYS.map((days) => chip(`${days}日`, { days }, filter.days === days))} />
        {reports.some(({ place }) => place) && <MapDoor settings={program.settings} language="ja" />}
        {reports.length === 0 ? (
          <EmptyState icon="map-pin" heading="この絞り込みに合う通報はありません">
            期間を長くするか、絞り込みを外してください。
          </EmptyState>
        ) : (
          <ReportTable reports={reports} now={now} />
        )}
        {(filter.after || rows.length > A_PAGE) && (
          <Pager
            previous={filter.after && address(first)}
            previousText="最新へ"
            next={
              rows.length > A_PAGE && last
                ? address({ ...filter, after: { at: last.reportedAt, id: last.conversationId } })
                : undefined
            }
            nextText="これより前"
          />
        )}
      </Stack>
    ),
  })
}

const nameOf = (report: ListedReport) => `${report.kind} ${report.address || '地図の印'} ${STATES[report.state]}`

const ReportTable = ({ reports, now }: { reports: ListedReport[]; now: Temporal.Instant }) => (
  <Table
    caption={`通報 ${reports.length}件(新しい順)`}
    rows={reports}
    columns={[
      {
        header: '種類',
        primary: true,
        cell: (report) => {
          const href = `/console/inquiries/${report.conversationId}`
          const place = report.place ? onMap(href, nameOf(report), report.place) : undefined
          return (
            <a href={href} data-place={place}>
              {report.kind}
            </a>
          )
        },
      },
      {
        header: '場所',
        cell: ({ seen, address }) => (seen ? address || '地図の印' : 'ほかの課の通報です(理由を残すと見られます)'),
      },
      { header: '状況', cell: ({ state }) => STATES[state] },
      { header: '届いた時', cell: ({ reportedAt }) => momentInWords(reportedAt, now) },
      { header: '課', cell: ({ section }) => section },
    ]}
  />
)
