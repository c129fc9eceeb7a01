import { isTotalWord, type Sum } from './counts-table.ts'

/** Labels and counts of a row; NaN where a cell holds no count. */
export interface Line {
  labels: readonly string[]
  counts: readonly number[]
}

const isTotal = ({ labels }: Line): boolean => labels.some(isTotalWord)

/** How many of `rows`, from `start` on, add up to `total`: 0 where they do not. Zero rows that follow belong to them. */
function runLength(lines: readonly Line[], total: number, rows: readonly number[]): number {
  const goal = lines[total]!.counts
  const sum = goal.map(() => 0)
  let length = 0
  for (const [at, row] of rows.entries()) {
    for (const [column, count] of lines[row]!.counts.entries()) sum[column]! += Number.isNaN(count) ? 0 : count
    if (sum.some((value, column) => value > goal[column]!)) break
    if (sum.every((value, column) => Number.isNaN(goal[column]!) || value === goal[column])) length = at + 1
  }
  return length
}

const filled = (line: Line) => line.counts.filter((count) => count > 0).length

/** A word says that it is a total, or as many figures that nobody believes in chance. */
function isBelievable(lines: readonly Line[], total: number, parts: readonly number[]): boolean {
  if (filled(lines[total]!) === 0 || parts.length === 0) return false
  if (isTotal(lines[total]!)) return true
  return parts.filter((part) => filled(lines[part]!) > 0).length > 1 && filled(lines[total]!) > 2
}

function sumAt(lines: readonly Line[], rows: readonly number[], at: number): Sum | undefined {
  const total = rows[at]!
  const below = rows.slice(at + 1)
  const above = rows.slice(0, at).toReversed()
  const [after, before] = [
    below.slice(0, runLength(lines, total, below)),
    above.slice(0, runLength(lines, total, above)),
  ]
  const parts = [after, before]
    .filter((run) => isBelievable(lines, total, run))
    .toSorted((a, b) => a.length - b.length)[0]
  return parts && { total, parts: parts.toSorted((a, b) => a - b) }
}

/** 計 rows beside what they add up, inner ones first: once a district is added up, its total stands for it. */
function findNeighbouringSums(lines: readonly Line[]): Sum[] {
  const found: Sum[] = []
  let rows = [...lines.keys()]
  for (let isMore = true; isMore;) {
    const round = rows.flatMap((_, at) => sumAt(lines, rows, at) ?? [])
    const taken = new Set<number>()
    const inner = round
      .toSorted((a, b) => a.parts.length - b.parts.length)
      .filter(({ total, parts }) => {
        if ([total, ...parts].some((row) => taken.has(row))) return false
        for (const row of [total, ...parts]) taken.add(row)
        return true
      })
    found.push(...inner)
    const covered = new Set(inner.flatMap(({ parts }) => parts))
    rows = rows.filter((row) => !covered.has(row))
    isMore = inner.length > 0
  }
  return found
}

/** Rows that are equal but for one label, which says 総数 in one of them: one figure a row, as e-Stat gives it. */
function findCategorySums(lines: readonly Line[]): Sum[] {
  const labels = lines[0]?.labels.length ?? 0
  return Array.from({ length: labels }, (_, label) => label).flatMap((label): Sum[] => {
    const others = ({ labels }: Line) => JSON.stringify(labels.toSpliced(label, 1))
    const groups = Map.groupBy(lines.keys(), (row) => others(lines[row]!))
    return [...groups.values()].flatMap((rows): Sum[] => {
      const totals = rows.filter((row) => isTotalWord(lines[row]!.labels[label]!))
      const parts = rows.filter((row) => !totals.includes(row))
      const [total] = totals
      if (total === undefined || parts.length === 0) return []
      const adds = lines[total]!.counts.every((count, column) => {
        const sum = parts.reduce((of, part) => of + lines[part]!.counts[column]!, 0)
        return Number.isNaN(sum) || Number.isNaN(count) || sum === count
      })
      return adds ? [{ total, parts }] : []
    })
  })
}

const keyOf = ({ total, parts }: Sum) => `${total}=${parts.join('+')}`

/** Rows that are sums of rows. */
export function findRowSums(lines: readonly Line[]): Sum[] {
  const sums = [...findNeighbouringSums(lines), ...findCategorySums(lines)]
  return [...new Map(sums.map((sum) => [keyOf(sum), sum])).values()]
}
