import { readName, recognise, type Recognised } from '../standard/recognise.ts'
import { type Standard, type StandardSet, standardsOf } from '../standard/sets.ts'
import type { Row } from './reading/rows.ts'

/** So many rows are looked at for the one that names the columns. */
export const ROWS_BEFORE = 30

export interface Header {
  /** Place among the rows that were looked at; −1 where there is none. */
  at: number
  standard: Standard | undefined
}

const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '').length

const LOOKS_LIKE_DATA = /^(?:[\d.,:/+-]+|https?:.*|\d{4}年.*|0\d+-\d+-\d+)$/

const namesColumns = (cells: readonly string[]) =>
  !cells.some((cell) => LOOKS_LIKE_DATA.test(cell.trim().normalize('NFKC')))

/**
 * The row that names the columns. Where a set is meant, or known by its columns, the row with most of them; otherwise the first
 * row that is as wide as most, unless it is data already.
 */
export function findHeader(rows: readonly Row[], set?: StandardSet): Header {
  const among = standardsOf(set && [set])
  let best: { at: number; recognised: Recognised } | undefined
  for (const [at, { cells }] of rows.entries()) {
    const recognised = recognise(cells, among)
    if (recognised && recognised.known > (best?.recognised.known ?? 0)) best = { at, recognised }
  }
  if (best) return { at: best.at, standard: best.recognised }
  const widths = rows.map(({ cells }) => filled(cells)).toSorted((a, b) => a - b)
  const usual = widths[Math.floor(widths.length / 2)] ?? 0
  const at = rows.findIndex(({ cells }) => filled(cells) >= Math.max(1, usual))
  const isHeader = at >= 0 && namesColumns(rows[at]!.cells)
  // Whoever names a set means its newer edition.
  return { at: isHeader ? at : -1, standard: set && among[0] }
}

/** A name of the header that is one letter away from what is missing: 所在地_連結標記. */
export function nearlyNamed(header: readonly string[], missing: string): string | undefined {
  const letters = [...readName(missing)]
  return header.find((name) => {
    const other = [...readName(name)]
    if (letters.length < 4 || other.length !== letters.length) return false
    return other.filter((letter, at) => letter !== letters[at]).length === 1
  })
}
