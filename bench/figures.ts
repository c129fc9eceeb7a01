/** One figure as one JSON line: what was measured, in how many rounds, and the limit it is held to. */
export interface Figure {
  figure: string
  value: number
  unit: string
  /** What the value may be at least, or at most; absent where it only informs. */
  atLeast?: number
  atMost?: number
  /** Smallest and largest of the rounds. */
  spread?: [number, number]
  rounds?: number
  /** The two sides of a ratio, as measured. */
  sides?: Record<string, number>
}

let missed = 0

export function say(figure: Figure): void {
  const { value, atLeast = -Infinity, atMost = Infinity } = figure
  const ok = value >= atLeast && value <= atMost
  if (!ok) missed++
  const judged = figure.atLeast ?? figure.atMost
  console.log(JSON.stringify(judged === undefined ? figure : { ...figure, ok }))
}

/** Ends the process: 1 where a limit was missed. */
export const end = (): never => process.exit(missed > 0 ? 1 : 0)

export const median = (values: number[]): number =>
  quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  )

/** Of sorted values. */
export const quantile = (sorted: number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits))

/** Median of rounds with its spread, for a figure. */
export const overRounds = (values: number[], digits = 2) => ({
  value: rounded(median(values), digits),
  spread: [rounded(Math.min(...values), digits), rounded(Math.max(...values), digits)] as [number, number],
  rounds: values.length,
})
