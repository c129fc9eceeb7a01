import type { Sum } from './counts-table.ts'

/** Counts of one column, NaN where a cell holds none. */
export type Column = Float64Array

/** Rows that must speak for a sum before it is believed without a word that says so. */
const ENOUGH_ROWS = 3

/** A sum that nobody would do by chance: holds wherever all is known, and is more than one part and zeros. */
function holds(total: Column, parts: readonly Column[], enough: number): boolean {
  let telling = 0
  for (let row = 0; row < total.length; row++) {
    const sum = parts.reduce((of, part) => of + part[row]!, 0)
    if (Number.isNaN(sum) || Number.isNaN(total[row]!)) continue
    if (sum !== total[row]) return false
    if (parts.filter((part) => part[row]! > 0).length > 1) telling += 1
  }
  return telling >= enough
}

/** Every step-th of `places` from one on: 男 of each age in 男,女,男,女, and with a step of one, neighbours. */
function* everyStepth(places: readonly number[], except: number): Generator<number[]> {
  for (let step = 1; step <= Math.max(1, places.length / 2); step++)
    for (let start = 0; start < places.length; start++) {
      const parts: number[] = []
      for (let at = start; at < places.length && places[at] !== except; at += step) {
        parts.push(places[at]!)
        if (parts.length > 1) yield [...parts]
      }
    }
}

function* candidates(places: readonly number[], total: number): Generator<number[]> {
  yield* everyStepth(places, total)
  yield* everyStepth(
    places.filter((place) => place !== total),
    total,
  )
}

function partsOf(total: number, places: readonly number[], columns: ReadonlyMap<number, Column>, enough: number) {
  const of = columns.get(total)!
  let best: number[] | undefined
  for (const parts of candidates(places, total)) {
    if (best && parts.length >= best.length) continue
    if (
      holds(
        of,
        parts.map((part) => columns.get(part)!),
        enough,
      )
    )
      best = parts
  }
  return best
}

/** The same column twice, as 総数 stands at both ends of a wide table: what is hidden in one must be hidden in the other. */
function findTwins(columns: ReadonlyMap<number, Column>): Sum[] {
  const all = [...columns]
  return all.flatMap(([place, column], at) => {
    const twin = all.slice(0, at).find(([, other]) => other.every((count, row) => Object.is(count, column[row])))
    const telling = column.filter((count) => count > 0).length
    return twin && telling >= ENOUGH_ROWS ? [{ total: place, parts: [twin[0]] }] : []
  })
}

/**
 * Columns that are sums of others in every row, inner ones first: once 男 = 男15歳未満 + …, only 男 stands for them, and
 * 総数 = 男 + 女 is found. One column may be a sum in two ways (by sex and by age).
 */
export function findColumnSums(columns: ReadonlyMap<number, Column>, isNamed: (column: number) => boolean): Sum[] {
  const found = findTwins(columns)
  const twins = new Set(found.map(({ total }) => total))
  let places = [...columns.keys()].filter((place) => !twins.has(place))
  for (let isMore = true; isMore;) {
    const round = places.flatMap((total): Sum[] => {
      const parts = partsOf(total, places, columns, isNamed(total) ? 1 : ENOUGH_ROWS)
      return parts && !found.some((sum) => sum.total === total && sum.parts.join() === parts.join())
        ? [{ total, parts }]
        : []
    })
    found.push(...round)
    const covered = new Set(round.flatMap(({ parts }) => parts))
    isMore = round.length > 0
    places = places.filter((place) => !covered.has(place))
  }
  return found
}
