import { spreadsheet } from '#lib/csv/write-csv.ts'
import { type Effects, FIGURE_NAMES, FIGURES, type Period } from './effects.ts'
import type { CountedStay } from './effects.queries.ts'

/** A fiscal year as a spreadsheet: a line a month, and the year. */
export const effectsFile = ({ months, total }: Effects): string =>
  spreadsheet([
    ['年月', ...FIGURE_NAMES.map((figure) => `${FIGURES[figure].text}(${FIGURES[figure].unit})`)],
    ...months.map(({ month, ...figures }) => [String(month), ...FIGURE_NAMES.map((figure) => figures[figure])]),
    ['年度', ...FIGURE_NAMES.map((figure) => total[figure])],
  ])

/** 滞在 behind the figures as a spreadsheet. */
export const staysFile = (stays: readonly CountedStay[]): string =>
  spreadsheet([
    [
      '滞在の番号',
      '会社',
      '最初の日',
      '最後の日',
      '来た人(人)',
      '再訪',
      '延べ泊数(人泊)',
      '予約の支出(円)',
      'アンケートの支出(円)',
    ],
    ...stays.map(({ id, company, first, last, people, again, nights, booked, answered, spent }) => [
      id,
      company,
      String(first),
      String(last),
      people,
      again ? '再訪' : '',
      nights,
      booked,
      answered ? spent : '',
    ]),
  ])

export const nameOf = ({ year, month }: Period): string =>
  `workation-stays-${year}${month === undefined ? '' : `-${String(month).padStart(2, '0')}`}.csv`
