import type { Context } from 'hono'
import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import { municipalHoliday } from '#kernel/calendar/office-calendar.ts'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords, weekdayInWords } from '#lib/time/in-words.ts'
import {
  Breadcrumbs,
  ButtonLink,
  type Column,
  EmptyState,
  PageHeading,
  Pager,
  Section,
  Stack,
  StatusLabel,
  Table,
} from '#ui/index.ts'
import { startOfDay } from '../punches/moment.ts'
import { type Colleague, listColleagues, listPlannedAbsences, type PlannedAbsence } from './presence.queries.ts'
import { placesOn, plannedPlaces } from './planned-places.ts'
import { absenceInWords, absencesOn, readWeek } from './week.ts'

const HERE = '/console/attendance/section/week'

/** 「週の予定」: who of one's own section is off or at home in a week. */
export async function weekPage(program: Program, c: Context<ConsoleEnv>) {
  const { db, staff, now } = c.var
  const days = readWeek(c.req.query('on'), dateInTokyo(now))
  const [monday, friday] = [days[0]!, days.at(-1)!]
  const [from, until] = [startOfDay(monday), startOfDay(friday.add({ days: 1 }))]
  const colleagues = await listColleagues(db, staff, monday, until)
  const absences = await listPlannedAbsences(db, staff.sectionIds, from, until)
  const calendar = await getOfficeCalendar(db)
  const places = await plannedPlaces(
    c,
    colleagues.map(({ id }) => id),
    monday,
    friday,
  )
  const columns: Column<Colleague>[] = [
    { header: '氏名', primary: true, nowrap: true, cell: ({ name }) => name },
    ...days.map((on): Column<Colleague> => ({
      header: `${on.day}日(${weekdayInWords(on)})`,
      cell: ({ id }) => (
        <OneDay
          holiday={municipalHoliday(calendar, on)}
          absences={absencesOn(absences, id, on)}
          places={placesOn(places, id, on)}
        />
      ),
    })),
  ]
  return consolePage(program, c, {
    title: '週の予定',
    breadcrumbs: (
      <Breadcrumbs items={[{ text: 'だれがどこに', href: '/console/attendance/section' }, { text: '週の予定' }]} />
    ),
    children: (
      <div id="week" data-live>
        <Stack>
          <PageHeading
            over={`${dateInWords(monday)}〜${dateInWords(friday)}`}
            lead="休み、在宅勤務、しごと場の予約です。空いているところは、予定どおりの勤務です。"
            actions={<ButtonLink href="/console/attendance/requests">休暇・在宅勤務を申請する</ButtonLink>}
          >
            週の予定
          </PageHeading>
          <Pager
            label="週"
            previous={`${HERE}?on=${monday.subtract({ weeks: 1 })}`}
            next={`${HERE}?on=${monday.add({ weeks: 1 })}`}
            previousText="前の週"
            nextText="次の週"
          />
          {colleagues.length === 0 && (
            <EmptyState icon="users" heading="この週の所属がありません">
              所属は人事の担当が登録します。
            </EmptyState>
          )}
          {[...Map.groupBy(colleagues, ({ section }) => section)].map(([section, members]) => (
            <Section heading={section} key={section}>
              <Table
                caption={`${section}の週の予定`}
                hideCaption
                columns={columns}
                rows={members}
                rowKey={({ id }) => String(id)}
                rowTone={({ id }) => (id === staff.id ? 'current' : undefined)}
              />
            </Section>
          ))}
        </Stack>
      </div>
    ),
  })
}

interface OneDayProps {
  holiday: string | undefined
  absences: PlannedAbsence[]
  places: string[]
}

const OneDay = ({ holiday, absences, places }: OneDayProps) =>
  holiday ? (
    <small>{holiday}</small>
  ) : (
    <>
      {places.map((place) => (
        <StatusLabel tone="success" key={place}>
          {place}
        </StatusLabel>
      ))}
      {absences.map((absence) => (
        <StatusLabel tone={absence.isTelework ? 'info' : 'neutral'} key={absenceInWords(absence)}>
          {absenceInWords(absence)}
        </StatusLabel>
      ))}
    </>
  )
