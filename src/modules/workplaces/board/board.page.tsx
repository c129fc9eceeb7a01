import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords, dateTimeInWords, weekdayInWords } from '#lib/time/in-words.ts'
import {
  type Column,
  EmptyState,
  PageHeading,
  Pager,
  Section,
  Stack,
  StatusLabel,
  Table,
  Tabs,
  type Tone,
} from '#ui/index.ts'
import { dayOf, hoursInWords } from '../bookings/booking.ts'
import { WorkplacesTabs } from '../workplaces-tabs.tsx'
import { readDay, throughDays, weekOf } from './board-days.ts'
import { type BoardRow, listBoard } from './board.queries.ts'

const HERE = '/console/workplaces/board'

const stateOf = ({ status, cameAt }: BoardRow): { tone: Tone; words: string } => {
  if (status === 'pending') return { tone: 'info', words: '申請中' }
  return cameAt ? { tone: 'success', words: '来ています' } : { tone: 'neutral', words: '予約' }
}

const State = ({ row }: { row: BoardRow }) => {
  const { tone, words } = stateOf(row)
  return <StatusLabel tone={tone}>{words}</StatusLabel>
}

const Views = ({ on, week }: { on: Temporal.PlainDate; week: boolean }) => (
  <Tabs
    label="1日か1週間か"
    items={[
      { text: '1日', href: `${HERE}?on=${on}`, current: !week },
      { text: '1週間', href: `${HERE}/week?on=${on}`, current: week },
    ]}
  />
)

const Nobody = () => (
  <EmptyState icon="seat" heading="席を使う人はいません">
    「席を選ぶ」から申請できます。
  </EmptyState>
)

const bySite = (rows: BoardRow[]) => [...Map.groupBy(rows, ({ site }) => site)]

/** 「だれがどこに」: who has which seat on a day, and who has come. */
export async function boardPage(program: Program, c: Context<ConsoleEnv>) {
  const { db, staff, now } = c.var
  const today = dateInTokyo(now)
  const on = readDay(c.req.query('on'), today)
  const rows = await listBoard(db, throughDays(on, on))
  return consolePage(program, c, {
    title: 'だれがどこに',
    children: (
      <Stack>
        <PageHeading over={on.equals(today) ? `${dateTimeInWords(now)}現在` : dateInWords(on)}>
          だれがどこに
        </PageHeading>
        <WorkplacesTabs here={HERE} />
        <Views on={on} week={false} />
        <Pager
          label="日"
          previous={`${HERE}?on=${on.subtract({ days: 1 })}`}
          next={`${HERE}?on=${on.add({ days: 1 })}`}
          previousText="前の日"
          nextText="次の日"
          summary={dateInWords(on)}
        />
        <div id="board" data-live>
          {rows.length === 0 && <Nobody />}
          {bySite(rows).map(([site, members]) => (
            <Section heading={site} aside={`${members.length}人`} key={site}>
              <Table
                caption={`${dateInWords(on)}に${site}で働く人`}
                hideCaption
                phone="lines"
                columns={[
                  { header: '氏名', primary: true, cell: ({ name }) => name },
                  { header: '課', cell: ({ section }) => section },
                  { header: '席', nowrap: true, cell: ({ floor, label }) => `${floor} ${label}` },
                  { header: '時間', nowrap: true, cell: hoursInWords },
                  { header: '状態', nowrap: true, cell: (row) => <State row={row} /> },
                ]}
                rows={members}
                rowKey={({ id }) => String(id)}
                rowTone={({ staffId }) => (staffId === staff.id ? 'current' : undefined)}
              />
            </Section>
          ))}
        </div>
      </Stack>
    ),
  })
}

/** One person's week at a site. */
interface Week {
  staffId: number
  name: string
  section: string
  rows: BoardRow[]
}

const byPerson = (rows: BoardRow[]): Week[] =>
  [...Map.groupBy(rows, ({ staffId }) => staffId)]
    .map(([staffId, own]) => ({ staffId, name: own[0]!.name, section: own[0]!.section, rows: own }))
    .toSorted((a, b) => a.section.localeCompare(b.section, 'ja'))

const dayColumn = (on: Temporal.PlainDate): Column<Week> => ({
  header: `${on.day}日(${weekdayInWords(on)})`,
  cell: ({ rows }) =>
    rows
      .filter((row) => dayOf(row).equals(on))
      .map((row) => (
        <StatusLabel tone={stateOf(row).tone} key={row.id}>
          {row.label}
          {row.status === 'pending' && '(申請中)'}
        </StatusLabel>
      )),
})

/** The same, for the days of a week. */
export async function boardWeekPage(program: Program, c: Context<ConsoleEnv>) {
  const { db, staff, now } = c.var
  const days = weekOf(readDay(c.req.query('on'), dateInTokyo(now)))
  const [monday, friday] = [days[0]!, days.at(-1)!]
  const rows = await listBoard(db, throughDays(monday, friday))
  return consolePage(program, c, {
    title: 'だれがどこに(1週間)',
    children: (
      <Stack>
        <PageHeading over={`${dateInWords(monday)}〜${dateInWords(friday)}`}>だれがどこに</PageHeading>
        <WorkplacesTabs here={HERE} />
        <Views on={monday} week />
        <Pager
          label="週"
          previous={`${HERE}/week?on=${monday.subtract({ weeks: 1 })}`}
          next={`${HERE}/week?on=${monday.add({ weeks: 1 })}`}
          previousText="前の週"
          nextText="次の週"
        />
        <div id="board" data-live>
          {rows.length === 0 && <Nobody />}
          {bySite(rows).map(([site, members]) => (
            <Section heading={site} key={site}>
              <Table
                caption={`${site}の1週間`}
                hideCaption
                columns={[
                  { header: '氏名', primary: true, nowrap: true, cell: ({ name }) => name },
                  { header: '課', cell: ({ section }) => section },
                  ...days.map(dayColumn),
                ]}
                rows={byPerson(members)}
                rowKey={({ staffId }) => String(staffId)}
                rowTone={({ staffId }) => (staffId === staff.id ? 'current' : undefined)}
              />
            </Section>
          ))}
        </div>
      </Stack>
    ),
  })
}
