import type { Facts } from '../events/figure.ts'

/** What a measure is reckoned from: the figures of one time, and what the town says was before. */
export interface Known extends Facts {
  /** 基準 of a measure at that time. */
  before: (measure: string) => number | undefined
}

/** 効果の数: one figure of a month or a fiscal year. */
export interface Measure {
  key: string
  text: string
  unit: string
  /** Under which heading it stands, where a board has many. */
  about?: string
  /** Digits after the point. */
  digits?: 0 | 1 | 2
  /** Undefined where it was not counted, or what it is reckoned from is missing: never zero instead. */
  of: (known: Known) => number | undefined
  /**
   * A year is the sum of its months, or reckoned from the figures of the whole year, or only from those of the months in which it
   * was counted: a month without a record of calls has no share in how many calls there were.
   */
  year: 'sum' | 'whole' | 'counted' | ((months: readonly Known[]) => number | undefined)
}

export const share = (part: number | undefined, whole: number | undefined): number | undefined =>
  part === undefined || !whole ? undefined : (part / whole) * 100

export const sumOf = (numbers: readonly (number | undefined)[]): number | undefined => {
  const known = numbers.filter((one) => one !== undefined)
  return known.length === 0 ? undefined : known.reduce((sum, one) => sum + one, 0)
}

export const times = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || other === undefined ? undefined : one * other

/** 38.2, 1,240; — where it is not known. */
export const valueInWords = ({ digits = 0 }: Pick<Measure, 'digits'>, value: number | undefined): string =>
  value === undefined
    ? '—'
    : value.toLocaleString('ja', { minimumFractionDigits: digits, maximumFractionDigits: digits })

/** 38.2%, 1,240枚 */
export const withUnit = (measure: Pick<Measure, 'digits' | 'unit'>, value: number | undefined): string =>
  value === undefined ? '—' : `${valueInWords(measure, value)}${measure.unit}`

/** As it is shown: so that a file and the screen never differ. */
export const rounded = ({ digits = 0 }: Pick<Measure, 'digits'>, value: number | undefined): number | undefined =>
  value === undefined ? undefined : Number(value.toFixed(digits))
