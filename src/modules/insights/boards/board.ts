import type { Measure } from './measure.ts'

/** 効果の板: one case of the reform, with what is counted of it. */
export interface Board {
  key: string
  title: string
  measures: Measure[]
  /** What the one sentence is about: the newest month that is over, or the year so far. */
  headline: { measure: string; of: 'month' | 'year' }
  /** Beside the headline, as charts. */
  charts: string[]
  /** When something appears on it, for a town that has just begun. */
  begins: string
  /** How each figure is counted, for whoever has to answer for it. */
  how: string[]
}

export const measureOf = (board: Board, key: string): Measure => {
  const found = board.measures.find((one) => one.key === key)
  if (!found) throw new Error(`${board.key} has no measure ${key}`)
  return found
}

/** Measures under their headings, in their order; a board without headings is one group. */
export const groupsOf = ({ measures }: Pick<Board, 'measures'>): { about: string | undefined; measures: Measure[] }[] =>
  [...Map.groupBy(measures, ({ about }) => about)].map(([about, of]) => ({ about, measures: of }))
