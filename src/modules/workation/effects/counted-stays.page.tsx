import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { shorten } from '#lib/text/names.ts'
import { dateInWords, dateTimeInWords } from '#lib/time/in-words.ts'
import { EmptyState, Section, Stack, Table } from '#ui/index.ts'
import { companyHref } from '../companies/company.ts'
import { yen } from '../offers/offer.ts'
import type { Shell } from '../offers/shell.ts'
import { deskHref } from '../stays/stay.ts'
import { numberInWords, type Period, periodInWords } from './effects.ts'
import {
  type CountedStay,
  type HeldSession,
  listCountedStays,
  listHeldSessions,
  listOpenings,
  type Opening,
} from './effects.queries.ts'
import { listYears, readPeriod } from './view-effects.ts'

/** What stands behind the figures of a month or a year: their sums are these figures. */
export async function countedStaysPage(shell: Shell, c: Context<SiteEnv>) {
  const { db, now } = c.var
  const here = `${shell.base}/effects`
  const period = readPeriod(c.req.query(), await listYears(db, now))
  const stays = await listCountedStays(db, period)
  const [sessions, openings] = [await listHeldSessions(db, period), await listOpenings(db, period)]
  const query = new URL(c.req.url).search
  return shell.page(c, {
    title: `${periodInWords(period)}の内訳`,
    lead: '効果の数のもとになった滞在です。',
    trail: [{ text: '効果', href: `${here}?year=${period.year}` }, { text: periodInWords(period) }],
    children: (
      <Stack gap="loose">
        <Section
          heading="滞在"
          aside={stays.length > 0 && <a href={`${here}/stays.csv${query}`}>CSV をダウンロード</a>}
        >
          <CountedStays stays={stays} period={period} />
        </Section>
        {sessions.length > 0 && <Sessions sessions={sessions} />}
        {openings.length > 0 && <Openings openings={openings} />}
      </Stack>
    ),
  })
}

const sum = (stays: readonly CountedStay[], of: (stay: CountedStay) => number) =>
  stays.reduce((all, stay) => all + of(stay), 0)

/** Who is counted in the days in which they came first is said so. */
const peopleIn = ({ people, first }: CountedStay): string => (people > 0 ? `${people}人` : `${first.month}月に計上`)

const spentIn = ({ ended, answered, spent, last }: CountedStay): string => {
  if (!ended) return `${last.month}月に計上`
  return answered ? yen(spent) : '回答なし'
}

function CountedStays({ stays, period }: { stays: CountedStay[]; period: Period }) {
  const firms = new Set(stays.filter(({ came }) => came).map(({ companyId }) => companyId))
  return (
    <Table
      caption="滞在"
      hideCaption
      phone="cards"
      density="compact"
      columns={[
        {
          header: '滞在',
          primary: true,
          cell: ({ id, company, again }) => (
            <>
              <a href={deskHref(id)}>{shorten(company, 40)}</a>
              {again && ' (再訪)'}
            </>
          ),
        },
        {
          header: '日程',
          cell: ({ first, last }) =>
            first.equals(last) ? dateInWords(first) : `${dateInWords(first)} – ${dateInWords(last)}`,
        },
        { header: '来た人', align: 'end', nowrap: true, cell: peopleIn },
        { header: '延べ泊数', align: 'end', nowrap: true, cell: ({ nights }) => numberInWords(nights) },
        { header: '予約の支出', align: 'end', nowrap: true, cell: ({ booked }) => yen(booked) },
        { header: 'アンケートの支出', align: 'end', nowrap: true, cell: spentIn },
      ]}
      rows={stays}
      rowKey={({ id }) => String(id)}
      foot={[
        `${numberInWords(firms.size)}社`,
        `${numberInWords(stays.length)}件の滞在`,
        `${numberInWords(sum(stays, ({ people }) => people))}人`,
        numberInWords(sum(stays, ({ nights }) => nights)),
        yen(sum(stays, ({ booked }) => booked)),
        yen(sum(stays, ({ spent }) => spent)),
      ]}
      empty={
        <EmptyState icon="calendar" heading={`${periodInWords(period)}に数える滞在はありません`}>
          「予約」の「到着を記録する」から来た人数を入力すると、ここに出ます。
        </EmptyState>
      }
    />
  )
}

const Sessions = ({ sessions }: { sessions: HeldSession[] }) => (
  <Section heading="プログラムの開催" aside={`${numberInWords(sessions.length)}回`}>
    <Table
      caption="プログラムの開催"
      hideCaption
      phone="lines"
      density="compact"
      columns={[
        {
          header: 'プログラム',
          primary: true,
          cell: ({ programme, isExchange }) => `${programme}${isExchange ? ' (交流)' : ''}`,
        },
        { header: '日時', cell: ({ startsAt }) => dateTimeInWords(startsAt) },
        { header: '来た人', align: 'end', labelled: true, cell: ({ people }) => `${people}人` },
      ]}
      rows={sessions}
      rowKey={({ id }) => String(id)}
    />
  </Section>
)

const Openings = ({ openings }: { openings: Opening[] }) => (
  <Section heading="オフィスの開設" aside={`${numberInWords(openings.length)}社`}>
    <Table
      caption="オフィスの開設"
      hideCaption
      phone="lines"
      density="compact"
      columns={[
        {
          header: '会社',
          primary: true,
          cell: ({ companyId, company }) => <a href={companyHref(companyId)}>{shorten(company, 40)}</a>,
        },
        { header: '開設の日', cell: ({ on }) => dateInWords(on) },
      ]}
      rows={openings}
      rowKey={({ id }) => String(id)}
    />
  </Section>
)
