import type { HourCount } from '../events/figures.queries.ts'
import { isSmall } from '../few.ts'

/** By weekday (Monday first) and hour; null where it is hidden. */
export type Cells = (number | null)[][]

/** 課と時間帯: when inquiries come, to one section or to the town as a whole. */
export interface Load {
  /** None: the whole town. */
  sectionId?: number
  section: string
  cells: Cells
}

const DAYS = 7
const HOURS = 24

const cellsBy = <T>(of: (day: number, hour: number) => T): T[][] =>
  Array.from({ length: DAYS }, (_, day) => Array.from({ length: HOURS }, (_, hour) => of(day, hour)))

/**
 * The whole town first, then each section. Small numbers are hidden, and what would tell them: the town's where one section's alone
 * is hidden in that hour, and, since the town's sum stands on the board, never one alone.
 */
export function loadsOf(counts: readonly HourCount[]): Load[] {
  const sections = [...Map.groupBy(counts, ({ sectionId }) => sectionId)].map(([sectionId, own]) => {
    const cells = cellsBy(() => 0)
    for (const { weekday, hour, count } of own) cells[weekday - 1]![hour]! += count
    return { sectionId, section: own[0]!.section, cells }
  })
  if (sections.length === 0) return []
  const town = cellsBy((day, hour) => sections.reduce((sum, { cells }) => sum + cells[day]![hour]!, 0))
  const shown: Cells = cellsBy((day, hour) => {
    const small = sections.filter(({ cells }) => isSmall(cells[day]![hour]!)).length
    return isSmall(town[day]![hour]!) || small === 1 ? null : town[day]![hour]!
  })
  hideCompanion(shown)
  return [
    { section: '町全体', cells: shown },
    ...sections.map(({ sectionId, section, cells }) => ({
      sectionId,
      section,
      cells: cells.map((day) => day.map((count) => (isSmall(count) ? null : count))),
    })),
  ]
}

/** One hidden cell alone is what is missing to the sum: the smallest other one is hidden with it. */
function hideCompanion(cells: Cells): void {
  if (cells.flat().filter((count) => count === null).length !== 1) return
  const least = Math.min(
    ...cells
      .flat()
      .filter((count) => count !== null && count > 0)
      .map(Number),
  )
  const day = cells.find((hours) => hours.includes(least))
  if (day) day[day.indexOf(least)] = null
}

export const WEEKDAYS = ['月', '火', '水', '木', '金', '土', '日'] as const

export const HIDDEN = '＊'

export const cellInWords = (count: number | null): string => (count === null ? HIDDEN : count.toLocaleString('ja'))

/** From the first hour that has anything through the last one, those of a usual day at least. */
export function hoursShown({ cells }: Pick<Load, 'cells'>): number[] {
  const has = Array.from({ length: HOURS }, (_, hour) => hour).filter((hour) => cells.some((day) => day[hour] !== 0))
  const [first, last] = [Math.min(8, ...has), Math.max(17, ...has)]
  return Array.from({ length: last - first + 1 }, (_, after) => first + after)
}

/** How dark a cell is, from 0 (none) to 4, against the fullest one. Hidden ones are few. */
export function levelOf({ cells }: Pick<Load, 'cells'>, count: number | null): 0 | 1 | 2 | 3 | 4 {
  if (count === 0) return 0
  const most = Math.max(...cells.flat().map((one) => one ?? 0))
  return count === null ? 1 : (Math.ceil((count / most) * 4) as 1 | 2 | 3 | 4)
}
