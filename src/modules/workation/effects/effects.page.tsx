import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { fiscalYearInWords } from '#lib/time/fiscal-year.ts'
import { Chips, EmptyState, Grid, LineChart, Metric, Section, Stack } from '#ui/index.ts'
import type { Shell } from '../offers/shell.ts'
import { type Effects, type Figure, FIGURES, isEmpty, numberInWords } from './effects.ts'
import { countEffects } from './effects.queries.ts'
import { HowCounted } from './how-counted.tsx'
import { MonthsTable } from './months-table.tsx'
import { listYears, readYear } from './view-effects.ts'

/** 効果 of a fiscal year: what came of it in a sentence, the chart, the table, and how it is counted. */
export async function effectsPage(shell: Shell, c: Context<SiteEnv>) {
  const { db, now } = c.var
  const here = `${shell.base}/effects`
  const years = await listYears(db, now)
  const year = readYear(c.req.query('year'), years)
  const effects = await countEffects(db, year)
  const before = years.includes(year - 1) ? await countEffects(db, year - 1) : undefined
  return shell.page(c, {
    title: 'ワーケーションの効果',
    lead: inOneSentence(effects),
    children: (
      <Stack gap="loose">
        {years.length > 1 && (
          <Chips
            label="年度"
            items={years.map((one) => ({
              text: fiscalYearInWords(one),
              href: `${here}?year=${one}`,
              current: one === year,
            }))}
          />
        )}
        {isEmpty(effects) ? (
          <EmptyState icon="chart" heading={`${fiscalYearInWords(year)}の到着の記録は、まだありません`}>
            「予約」の「到着を記録する」から来た人数を入力すると、延べ泊数、来た会社、支出が、ここに月ごとに出ます。
          </EmptyState>
        ) : (
          <>
            <Cards effects={effects} before={before} />
            <Section heading="月ごとの動き">
              <Grid min="large">
                <Chart figure="nights" {...{ effects, before }} today={dateInTokyo(now)} />
                <Chart figure="firms" {...{ effects, before }} today={dateInTokyo(now)} />
              </Grid>
            </Section>
            <Section heading="月ごとの数" aside={<a href={`${here}.csv?year=${year}`}>CSV をダウンロード</a>}>
              <MonthsTable here={here} effects={effects} today={dateInTokyo(now)} />
            </Section>
            <HowCounted />
          </>
        )}
      </Stack>
    ),
  })
}

function inOneSentence(effects: Effects): string | undefined {
  if (isEmpty(effects)) return undefined
  const { firms, people, nights } = effects.total
  return `${fiscalYearInWords(effects.year)}は、${numberInWords(firms)}社・${numberInWords(people)}人が訪れ、延べ ${numberInWords(nights)}泊しました。`
}

function Cards({ effects: { total }, before }: { effects: Effects; before: Effects | undefined }) {
  const card = (figure: Figure, beside = '') => (
    <Metric
      label={FIGURES[figure].text}
      value={numberInWords(total[figure])}
      unit={FIGURES[figure].unit}
      note={
        <>
          {beside && <>{beside}、</>}
          {before ? `前の年度の1年は ${numberInWords(before.total[figure])}` : '前の年度の記録なし'}
        </>
      }
    />
  )
  return (
    <Grid min="small">
      {card('nights')}
      {card('firms', `うち再訪 ${numberInWords(total.repeat)}`)}
      {card('people')}
      {card('sessions', `うち交流 ${numberInWords(total.exchanges)}`)}
      {card('booked')}
      {card('spent', `回答 ${numberInWords(total.answered)} / ${numberInWords(total.ended)}件`)}
      {card('opened')}
    </Grid>
  )
}

interface ChartProps {
  figure: Figure
  effects: Effects
  before: Effects | undefined
  today: Temporal.PlainDate
}

/** Two years one over the other; this one as far as it has come. */
function Chart({ figure, effects, before, today }: ChartProps) {
  const { text, unit } = FIGURES[figure]
  const hasCome = (month: Temporal.PlainYearMonth) =>
    Temporal.PlainYearMonth.compare(month, today.toPlainYearMonth()) <= 0
  const seriesOf = ({ year, months }: Effects) => ({
    label: fiscalYearInWords(year),
    points: months
      .map((one, at) => ({ at, value: one[figure], month: one.month }))
      .filter(({ month, value }) => hasCome(month) || value > 0),
  })
  return (
    <LineChart
      caption={`${text}(${unit})`}
      unit={unit}
      ends={['4月', '3月']}
      series={[effects, ...(before ? [before] : [])].map(seriesOf)}
    />
  )
}
