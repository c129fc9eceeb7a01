import { fiscalYearInWords, fiscalYearRange } from '#lib/time/fiscal-year.ts'

/** What is counted of a month and of a year, with its unit. How: effects.queries.ts. */
export const FIGURES = {
  nights: { text: '延べ泊数', unit: '人泊' },
  firms: { text: '来た会社', unit: '社' },
  repeat: { text: 'うち再訪の会社', unit: '社' },
  people: { text: '来た人', unit: '人' },
  sessions: { text: 'プログラムの開催', unit: '回' },
  exchanges: { text: 'うち交流', unit: '回' },
  booked: { text: '予約の支出', unit: '円' },
  spent: { text: 'アンケートの支出', unit: '円' },
  ended: { text: '終わった滞在', unit: '件' },
  answered: { text: 'うちアンケートの回答', unit: '件' },
  opened: { text: 'オフィスの開設', unit: '社' },
} as const
export type Figure = keyof typeof FIGURES
export type Figures = Record<Figure, number>

export const FIGURE_NAMES = Object.keys(FIGURES) as Figure[]

/** 効果 of a fiscal year. */
export interface Effects {
  year: number
  /** April to March. */
  months: (Figures & { month: Temporal.PlainYearMonth })[]
  /** A firm that came in three months is one firm of the year. */
  total: Figures
}

/** One figure of a month of a year; of all of it where there is no month. */
export interface Counted {
  figure: Figure
  month: number | null
  value: number | null
}

export function effectsOf(year: number, counted: readonly Counted[]): Effects {
  const values = new Map(counted.map(({ figure, month, value }) => [`${figure} ${month}`, value ?? 0]))
  const figuresOf = (month: number | null) =>
    Object.fromEntries(FIGURE_NAMES.map((figure) => [figure, values.get(`${figure} ${month}`) ?? 0])) as Figures
  const first = fiscalYearRange(year).from.toPlainYearMonth()
  const monthOf = (_: unknown, after: number) => {
    const month = first.add({ months: after })
    return { month, ...figuresOf(month.month) }
  }
  return { year, months: Array.from({ length: 12 }, monthOf), total: figuresOf(null) }
}

export const numberInWords = (value: number): string => value.toLocaleString('ja')

export const isEmpty = ({ total }: Effects): boolean => FIGURE_NAMES.every((figure) => total[figure] === 0)

/** A fiscal year, or one month of it, as the address says it. */
export interface Period {
  year: number
  month: number | undefined
  from: Temporal.PlainDate
  through: Temporal.PlainDate
}

export function periodOf(year: number, month: number | undefined): Period {
  if (month === undefined) return { year, month, ...fiscalYearRange(year) }
  const from = Temporal.PlainDate.from({ year: month >= 4 ? year : year + 1, month, day: 1 })
  return { year, month, from, through: from.add({ months: 1 }).subtract({ days: 1 }) }
}

/** 令和8年度, 令和8年度 5月 */
export const periodInWords = ({ year, month }: Pick<Period, 'year' | 'month'>): string =>
  `${fiscalYearInWords(year)}${month === undefined ? '' : ` ${month}月`}`
