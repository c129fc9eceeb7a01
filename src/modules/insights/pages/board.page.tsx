import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { fiscalYearInWords } from '#lib/time/fiscal-year.ts'
import { monthInWords } from '#lib/time/wareki.ts'
import { Disclosure, EmptyState, Grid, Metric, Prose, Section, Stack } from '#ui/index.ts'
import { groupsOf } from '../boards/board.ts'
import { type BoardKey } from '../boards/boards.ts'
import { type BoardView, monthsCounted } from '../boards/board-view.ts'
import { type Measure, valueInWords } from '../boards/measure.ts'
import { plain, sentenceOf } from '../boards/sentence.ts'
import { viewEffects } from '../boards/view-effects.ts'
import { LoadSection } from '../load/load-section.tsx'
import { viewLoad } from '../load/view-load.ts'
import { findMarkable, MARKS, type Mark } from '../marks/mark.ts'
import { Chart } from './chart.tsx'
import { Collected, Files, framed, HERE, noSuchYear, Years } from './frame.tsx'
import { MonthsTable } from './months-table.tsx'

/** One board: the sentence, the year in numbers, the charts, the table, and how it is counted. */
export async function boardPage(program: Program, c: Context<ConsoleEnv>, key: BoardKey) {
  const effects = await orRefusal(viewEffects(c.var.db, c.var.now, c.req.query('year')))
  if (effects instanceof Refusal) return noSuchYear(program, c, effects)
  const view = effects.boards.find(({ board }) => board.key === key)!
  const { board, year } = view
  const groups = groupsOf(board)
  const loads = key === 'inquiries' ? await viewLoad(c.var.db, year) : []
  return framed(program, c, {
    title: `効果: ${board.title}`,
    lead: <strong>{sentenceOf(view)}</strong>,
    children: (
      <>
        <Years effects={effects} path={`${HERE}/${key}`} />
        {view.isEmpty ? (
          <EmptyState icon="chart" heading={`${fiscalYearInWords(year)}に数えたものは、まだありません`}>
            {board.begins}数え方は下にあります。
          </EmptyState>
        ) : (
          <>
            {groups.map(({ about, measures }) =>
              about === undefined ? (
                <Metrics view={view} measures={measures} />
              ) : (
                <Section heading={about}>
                  <Metrics view={view} measures={measures} />
                </Section>
              ),
            )}
            <Section heading="月ごとの動き">
              <Stack>
                <Grid min="large">
                  {board.charts.map((measure) => (
                    <Chart view={view} measure={measure} />
                  ))}
                </Grid>
                {view.months.some(({ underway }) => underway) && <p>途中の月は、線に入れていません。</p>}
              </Stack>
            </Section>
            <Section heading="月ごとの数" aside={<Files year={year} board={key} />}>
              <Stack>
                {groups.map(({ about, measures }) => (
                  <MonthsTable view={view} measures={measures} about={about} />
                ))}
              </Stack>
            </Section>
            <LoadSection loads={loads} year={year} asked={c.req.query('section')} />
          </>
        )}
        <HowCounted view={view} />
        <Collected at={effects.collectedAt} />
      </>
    ),
  })
}

const Metrics = ({ view, measures }: { view: BoardView; measures: readonly Measure[] }) => (
  <Grid min="small">
    {measures.map((measure) => (
      <Metric
        label={measure.text}
        value={valueInWords(measure, view.total[measure.key])}
        unit={view.total[measure.key] === undefined ? '' : measure.unit}
        note={noteOf(view, measure)}
      />
    ))}
  </Grid>
)

/** Of how many months the year is, where not of all that are shown; and what the town said that is of now. */
function noteOf(view: BoardView, measure: Measure): string {
  const counted = monthsCounted(view, measure.key)
  const isPart = measure.year === 'counted' && counted > 0 && counted < view.months.length
  const ofMonth = findMarkable(measure.key)?.ofMonth ? '月に ' : ''
  const said = (Object.keys(MARKS) as Mark[]).flatMap((mark) => {
    const now = view.months.at(-1)
    const value = now && view.marksOf(measure.key, mark)[(now.month.month + 8) % 12]
    return value === undefined ? [] : [`${MARKS[mark]} ${ofMonth}${plain(measure, value)}`]
  })
  return [...(isPart ? [`${counted}か月分`] : []), ...said].join('、')
}

function HowCounted({ view: { board, months } }: { view: BoardView }) {
  const first = months.find(({ values }) => Object.values(values).some((value) => value !== undefined))
  const since = first
    ? `この年度は ${monthInWords(first.month.toPlainYearMonth())} から数えています。`
    : 'この年度は、まだ数えていません。'
  return (
    <Disclosure summary="数え方">
      <Prose>
        <ul>
          {board.how.map((line) => (
            <li>{line}</li>
          ))}
          <li>{since}数えられないものは「—」で、0 ではありません。</li>
        </ul>
      </Prose>
    </Disclosure>
  )
}
