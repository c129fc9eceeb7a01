import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { fiscalYearInWords } from '#lib/time/fiscal-year.ts'
import { EmptyState, Grid, Section, Stack } from '#ui/index.ts'
import { sentenceOf } from '../boards/sentence.ts'
import { type Effects, viewEffects } from '../boards/view-effects.ts'
import { Chart } from './chart.tsx'
import { Collected, Files, framed, HERE, noSuchYear, Years } from './frame.tsx'

/** 効果のまとめ: what came of each case, in one sentence and one line. */
export async function summaryPage(program: Program, c: Context<ConsoleEnv>) {
  const effects = await orRefusal(viewEffects(c.var.db, c.var.now, c.req.query('year')))
  if (effects instanceof Refusal) return noSuchYear(program, c, effects)
  return framed(program, c, {
    title: '効果',
    lead: `${fiscalYearInWords(effects.year)}に、窓口と働き方がどう変わったか。`,
    children: (
      <>
        <Years effects={effects} path={HERE} />
        <Files year={effects.year} />
        {effects.boards.every(({ isEmpty }) => isEmpty) && <NothingYet effects={effects} />}
        <Grid min="large">
          {effects.boards.map((view) => (
            <div>
              <Section
                heading={<a href={`${HERE}/${view.board.key}?year=${view.year}`}>{view.board.title}</a>}
                id={view.board.key}
              >
                <Stack>
                  <p>
                    <strong>{sentenceOf(view)}</strong>
                  </p>
                  <Chart view={view} measure={view.board.headline.measure} />
                </Stack>
              </Section>
            </div>
          ))}
        </Grid>
        <Collected at={effects.collectedAt} />
      </>
    ),
  })
}

/** A town that has just begun is told what will stand here, and when. */
const NothingYet = ({ effects: { year, boards } }: { effects: Effects }) => (
  <EmptyState icon="chart" heading={`${fiscalYearInWords(year)}に数えたものは、まだありません`}>
    <p>使われ始めると、次のものが1時間ごとに加わります。</p>
    <ul>
      {boards.map(({ board: { title, begins } }) => (
        <li>{`${title}: ${begins}`}</li>
      ))}
    </ul>
  </EmptyState>
)
