import type { CheckCell } from './fault.ts'
import { doubtful } from './fault.ts'

const STARTS = /^[\s\0]*[=+\-@＝＋－＠]/
/** −5, +1.5 and 10,000 are numbers, and a mark alone is no formula. */
const HARMLESS = /^\s*(?:[+\-＋－]?[\d０-９,.]+[%％]?|[-－‐]+)\s*$/

/** What any cell may be wrong in, whatever its column. */
export const checkAny: CheckCell = (value) => {
  if (STARTS.test(value) && !HARMLESS.test(value))
    return doubtful('formula', `「${value.trim().charAt(0)}」から始まる値は、表計算ソフトで数式になります。`)
  return value.includes('\n')
    ? doubtful('line-in-cell', '値の中に改行があります。読めないプログラムがあるので、1 行にしてください。')
    : undefined
}
