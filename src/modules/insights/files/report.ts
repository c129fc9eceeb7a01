import { table, text } from '#lib/paper/flow.ts'
import { openPaper, type Paper } from '#lib/paper/paper.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { fiscalYearInWords } from '#lib/time/fiscal-year.ts'
import { formatWareki, monthInWords } from '#lib/time/wareki.ts'
import { groupsOf, measureOf } from '../boards/board.ts'
import { type BoardView, monthLabel } from '../boards/board-view.ts'
import { chartOf } from '../boards/chart-lines.ts'
import { type Measure, valueInWords } from '../boards/measure.ts'
import { sentenceOf } from '../boards/sentence.ts'
import type { Effects } from '../boards/view-effects.ts'
import { cellInWords, HIDDEN, hoursShown, type Load, WEEKDAYS } from '../load/load.ts'
import { drawChart } from './draw-chart.ts'

/** 議会への報告: each board on a page of its own, with its sentence, its charts, its tables and how it is counted. */
export function reportOf(
  effects: Effects,
  loads: readonly Load[],
  town: string,
  now: Temporal.Instant,
): Promise<Buffer> {
  const title = `${fiscalYearInWords(effects.year)} 改革の効果の報告`
  const paper = openPaper({ title: `${town} ${title}`, at: now, margin: 44 })
  text(paper, formatWareki(dateInTokyo(now)), { align: 'right' })
  text(paper, town, { align: 'right', after: 12 })
  text(paper, title, { as: 'H1', size: 20, weight: 'bold', align: 'center', after: 14 })
  for (const view of effects.boards) {
    text(paper, view.board.title, { as: 'H2', size: 12, weight: 'bold', after: 1 })
    text(paper, sentenceOf(view), { size: 11, after: 8 })
  }
  text(paper, stated(effects), { size: 9 })
  for (const view of effects.boards) {
    boardOn(paper, view)
    if (view.board.key === 'inquiries') loadOn(paper, loads)
    howOn(paper, view)
  }
  return paper.finish()
}

const stated = ({ boards }: Effects): string => {
  const months = boards[0]?.months ?? []
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last) return 'まだ数えたものはありません。'
  const span = `${monthInWords(first.month.toPlainYearMonth())}から${monthInWords(last.month.toPlainYearMonth())}まで`
  return `${span}の数です。${last.underway ? `${last.month.month}月は途中です。` : ''}「—」は数えていないもの、または町の入力がないもので、0 ではありません。`
}

function boardOn(paper: Paper, view: BoardView): void {
  paper.room(Number.MAX_SAFE_INTEGER)
  const { board } = view
  text(paper, board.title, { as: 'H2', size: 15, weight: 'bold', after: 4 })
  text(paper, sentenceOf(view), { size: 11, after: 8 })
  drawCharts(paper, view)
  for (const { about, measures } of groupsOf(board)) {
    paper.room(Math.min(heightOf(view.months.length + 2), MOST_KEPT))
    if (about !== undefined) text(paper, about, { as: 'H3', size: 10, weight: 'bold', after: 2 })
    table(paper, {
      columns: [
        { share: 1.1, header: '月', heads: true },
        ...measures.map(({ text: words, unit }) => ({
          share: 1.4,
          header: `${words}(${unit})`,
          align: 'right' as const,
        })),
      ],
      rows: [
        ...view.months.map((month) => rowOf(measures, monthLabel(month), month.values)),
        rowOf(measures, '年度', view.total),
      ],
      size: 7.5,
      padding: 3,
    })
    paper.y += 10
  }
}

/** Of a table with its heading, about: so that it is not torn where it need not be. */
const heightOf = (rows: number): number => 40 + rows * 15
/** A table that is longer than most of a page is torn. */
const MOST_KEPT = 600

function howOn(paper: Paper, { board }: BoardView): void {
  text(paper, '数え方', { as: 'H3', size: 10, weight: 'bold', after: 2 })
  for (const line of board.how) text(paper, `・${line}`, { size: 8.5 })
}

/** 課と時間帯 of the town as a whole; of each section it is in the workbook. */
function loadOn(paper: Paper, [town]: readonly Load[]): void {
  if (!town) return
  paper.room(Math.min(heightOf(hoursShown(town).length + 1), MOST_KEPT))
  text(paper, '相談が届いた曜日と時間(町全体、件)', { as: 'H3', size: 10, weight: 'bold', after: 2 })
  table(paper, {
    columns: [
      { share: 1, header: '時', heads: true },
      ...WEEKDAYS.map((header) => ({ share: 1, header, align: 'right' as const })),
    ],
    rows: hoursShown(town).map((hour) => [`${hour}時`].concat(town.cells.map((day) => cellInWords(day[hour]!)))),
    size: 7.5,
    padding: 2,
  })
  text(paper, `「${HIDDEN}」は、少なくて一人の相談が読み取れるおそれがあるので出していません。`, {
    size: 8.5,
    after: 8,
  })
}

const rowOf = (measures: readonly Measure[], label: string, values: Record<string, number | undefined>): string[] => [
  label,
  ...measures.map((measure) => valueInWords(measure, values[measure.key])),
]

const GAP = 18
const HEIGHT = 150

/** As many side by side as fit: two. The table below says the same. */
function drawCharts(paper: Paper, view: BoardView): void {
  const charts = view.board.charts.flatMap((key) => {
    const lines = chartOf(view, key, fiscalYearInWords)
    return lines.some(({ level }) => !level) ? [{ measure: measureOf(view.board, key), lines }] : []
  })
  const width = (paper.width - GAP) / 2
  const shown = charts.slice(0, 2)
  for (const [at, { measure, lines }] of shown.entries())
    drawChart(paper, { x: paper.left + at * (width + GAP), width, height: HEIGHT, measure, lines })
  if (shown.length > 0) paper.y += HEIGHT + 12
}
