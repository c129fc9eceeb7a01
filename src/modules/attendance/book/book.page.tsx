import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { durationInWords } from '#lib/time/in-words.ts'
import { ButtonLink, EmptyState, PageHeading, Section, Stack, Table } from '#ui/index.ts'
import type { AttendanceBook } from './book.ts'
import { bookColumns, type BookReading, hoursInFigures, toneOf } from './book-rows.tsx'
import { ChooseOwner } from './choose-owner.tsx'
import { viewMonth } from '../closing/months/view-month.ts'
import { MonthDone, MonthPanel } from '../closing/screens/month-panel.tsx'
import { dateInTokyo } from '#lib/time/clock.ts'
import { monthInWords } from '#lib/time/wareki.ts'
import { OVERTIME_HREF } from '../overtime/order.ts'
import { kindInWords } from '../requests/request.ts'
import { takenInWords } from '../requests/taken.ts'
import type { BookOwner } from './readers.queries.ts'
import { listBookOwners } from './readers.ts'
import { readMonth, viewBook, type ViewedBook } from './view-book.ts'
import { MonthPager } from './month.tsx'
import { Why } from './why.tsx'
import { idIn } from '#lib/text/whole-number.ts'

/** 勤怠: a month of the attendance book. */
export async function bookPage(program: Program, c: Context<ConsoleEnv>) {
  const { db, staff, now } = c.var
  const month = readMonth(c.req.query('month'), now)
  const asked = c.req.query('staff')
  const viewed = await viewBook(db, staff, asked ? idIn(asked) : staff.id, month, now)
  const owners = await listBookOwners(db, staff, now)
  const { owner, book } = viewed
  const closing = await viewMonth(db, now, staff, owner.id, month)
  const isOwn = owner.id === staff.id
  const isOpen = (closing?.month.state ?? 'open') === 'open'
  const whose = isOwn ? '' : `&staff=${owner.id}`
  const address = (to: Temporal.PlainYearMonth) => `/console/attendance?month=${to}${whose}`
  return consolePage(program, c, {
    title: `出勤簿 ${monthInWords(month)}`,
    flash: <MonthDone done={c.req.query('done')} />,
    children: (
      <div class="book">
        <Stack>
          <PageHeading
            over={`${owner.section} ${owner.name}`}
            actions={
              <>
                <ButtonLink href="/console/attendance/section" variant="secondary" icon="users">
                  だれがどこに
                </ButtonLink>
                <ButtonLink
                  href={`/console/attendance/requests${isOwn ? '' : `?staff=${owner.id}`}`}
                  variant="secondary"
                  icon="calendar"
                >
                  休暇・在宅勤務
                </ButtonLink>
                <ButtonLink href={`${OVERTIME_HREF}?month=${month}${whose}`} variant="secondary" icon="chart">
                  時間外勤務
                </ButtonLink>
                {owners.length > 1 && (
                  <ButtonLink href="/console/attendance/months" variant="secondary" icon="stamp">
                    月の締め
                  </ButtonLink>
                )}
                {isOwn && isOpen && (
                  <ButtonLink href="/console/attendance/corrections/new" variant="secondary">
                    打刻の訂正
                  </ButtonLink>
                )}
              </>
            }
          >
            出勤簿 {monthInWords(month)}
          </PageHeading>
          {owners.length > 1 && (
            <ChooseOwner
              action="/console/attendance"
              hidden={{ month: month.toString() }}
              owners={owners}
              owner={owner}
            />
          )}
          <MonthPager month={month} now={now} address={address} />
          <Rows owner={owner} book={book} reading={{ isOwn, isOpen }} />
          <Totals {...viewed} />
          {closing && <MonthPanel view={closing} now={now} today={dateInTokyo(now)} />}
        </Stack>
      </div>
    ),
  })
}

function Rows({ owner, book, reading }: { owner: BookOwner; book: AttendanceBook; reading: BookReading }) {
  if (!book.days.some(({ isEmployed, pairs, notes }) => isEmployed || pairs.length > 0 || notes.length > 0))
    return (
      <EmptyState icon="calendar" heading="この月の記録はありません">
        在職期間の外の月です。前後の月を見てください。
      </EmptyState>
    )
  return (
    <Table
      caption={`${owner.name}の${monthInWords(book.month)}の出勤簿`}
      hideCaption
      density="compact"
      phone="lines"
      columns={bookColumns(reading)}
      rows={[...book.days]}
      rowKey={({ on }) => on.toString()}
      rowTone={toneOf}
    />
  )
}

function Totals({ book, rules }: ViewedBook) {
  const leaveInWords = ({ kind, taken }: AttendanceBook['taken'][number]) =>
    `${kindInWords(rules, kind)} ${takenInWords(taken, rules.leaveDay.minutes)}`
  return (
    <Section heading="合計" aside={`勤務日 ${book.workdays}日のうち ${book.daysWorked}日出勤`}>
      <Stack>
        <p>
          割り振られた勤務時間は {durationInWords(book.scheduled)} です。
          {book.taken.length > 0 && `休暇は ${book.taken.map(leaveInWords).join('、')} です。`}
          {book.absent > 0 && `勤務も休暇もない時間が ${durationInWords(book.absent)} あります。`}
        </p>
        {book.totals.length > 0 && (
          <Table
            caption="区分ごとの合計"
            hideCaption
            columns={[
              { header: '区分', primary: true, cell: ({ title }) => title },
              { header: '時間', align: 'end', cell: ({ minutes }) => hoursInFigures(minutes) },
              { header: '根拠', cell: (total) => <Why rules={rules} total={total} /> },
            ]}
            rows={[...book.totals]}
            rowKey={({ workClass }) => workClass}
          />
        )}
      </Stack>
    </Section>
  )
}
