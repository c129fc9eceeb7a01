import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { POSITIONS } from '#kernel/organization/position.ts'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { ButtonLink, EmptyState, PageHeading, Section, Table } from '#ui/index.ts'
import { clockInWords, startOfDay } from '../punches/moment.ts'
import { placesOn, plannedPlaces } from './planned-places.ts'
import { absenceInWords } from './week.ts'
import { type Presence, presenceOf } from './presence.ts'
import { type Colleague, listColleagues, listPlannedAbsences, type PlannedAbsence } from './presence.queries.ts'

type Placed = Colleague & { presence: Presence; planned: PlannedAbsence[]; places: string[] }

const presenceInWords = ({ presence }: Placed): string => {
  if (presence.state === 'notYet') return 'まだ出勤していません'
  return presence.state === 'gone' ? '退勤しました' : presence.place
}

const sinceInWords = ({ presence }: Placed) => {
  if (presence.state === 'notYet') return ''
  return `${clockInWords(presence.since.at)}${presence.state === 'here' ? 'から' : ''}`
}

/** 「だれがどこに」: one's own section today, as it is now. */
export async function sectionPage(program: Program, c: Context<ConsoleEnv>) {
  const { db, staff, now } = c.var
  const today = dateInTokyo(now)
  const colleagues = await listColleagues(db, staff, today, startOfDay(today.subtract({ days: 1 })))
  const absences = await listPlannedAbsences(
    db,
    staff.sectionIds,
    startOfDay(today),
    startOfDay(today.add({ days: 1 })),
  )
  const places = await plannedPlaces(
    c,
    colleagues.map(({ id }) => id),
    today,
    today,
  )
  const placed = colleagues.map((one): Placed =>
    Object.assign(one, {
      presence: presenceOf(one.punches, now),
      planned: absences.filter(({ staffId, state }) => staffId === one.id && state === 'granted'),
      places: placesOn(places, one.id, today),
    }),
  )
  return consolePage(program, c, {
    title: 'だれがどこに',
    children: (
      <div id="presence" data-live>
        <PageHeading
          over={`${dateInWords(today)} ${clockInWords(now)}現在`}
          lead="打刻したとおりに、そのつど変わります。"
          actions={
            <ButtonLink href="/console/attendance/section/week" variant="secondary" icon="calendar">
              週の予定
            </ButtonLink>
          }
        >
          だれがどこに
        </PageHeading>
        {placed.length === 0 && (
          <EmptyState icon="users" heading="きょうの所属がありません">
            所属は人事の担当が登録します。
          </EmptyState>
        )}
        {[...Map.groupBy(placed, ({ section }) => section)].map(([section, members]) => (
          <Section heading={section} aside={countInWords(members)} key={section}>
            <Table
              caption={`${section}の職員`}
              hideCaption
              phone="lines"
              columns={[
                { header: '氏名', primary: true, cell: ({ name }) => name },
                { header: '職', cell: ({ position }) => POSITIONS[position] },
                { header: 'いま', cell: presenceInWords },
                { header: '時刻', cell: sinceInWords },
                {
                  header: 'きょうの予定',
                  cell: ({ planned, places }) => [...places, ...planned.map(absenceInWords)].join('、'),
                },
              ]}
              rows={members}
              rowKey={({ id }) => String(id)}
              rowTone={({ id }) => (id === staff.id ? 'current' : undefined)}
            />
          </Section>
        ))}
      </div>
    ),
  })
}

const countInWords = (members: Placed[]) =>
  `${members.length}人のうち ${members.filter(({ presence }) => presence.state === 'here').length}人が勤務中`
