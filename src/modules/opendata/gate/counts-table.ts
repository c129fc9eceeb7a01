/**
 * 最小集計単位: smaller counts are hidden. Ten, and a zero may be shown, is the rule under which the state lets statistics made
 * from medical records be published (匿名医療保険等関連情報データベース(NDB)の利用に関するガイドライン, 最小集計単位の原則).
 */
export const USUAL_LEAST = 10
export const LEAST_OF_ALL = 3
export const MOST_OF_ALL = 100

/** How a hidden count is written: 統計法 statistics of the state and the prefectures write x or X for 秘匿. */
export const HIDDEN_MARK = 'X'

/** A total and what it is the sum of: places of columns, or of rows, from 0. */
export interface Sum {
  total: number
  parts: number[]
}

/** 秘匿の計画: which columns count people, which sums anybody can do, and how small is too small. */
export interface SuppressionPlan {
  least: number
  /** Zeros are hidden like small counts. Else anybody knows that a hidden count is not zero. */
  hideZeros: boolean
  labelColumns: number[]
  countColumns: number[]
  /** Rates, differences and the like: hidden in every row that has a hidden count, as they may give it away. */
  derivedColumns: number[]
  /** Columns that are sums of columns, in every row. */
  columnSums: Sum[]
  /** Rows that are sums of rows, in every count column. */
  rowSums: Sum[]
}

/** 統計表: a header and rows of text. */
export interface CountsTable {
  header: readonly string[]
  rows: readonly (readonly string[])[]
}

/** A count; 'hidden' and 'absent' where the table itself says so; undefined where it is no count. */
export type Count = number | 'hidden' | 'absent' | undefined

const HIDDEN = /^(?:[XΧχ×*]{1,3}|秘匿?|非公表)$/i
const ABSENT = /^(?:|…|\.{2,3}|・{2,3}|n\/?a|不詳|不明)$/i
const ZERO = /^[-‐-―−ー─]$/
const DIGITS = /^(?:\d{1,3}(?:,\d{3})+|\d+)$/

/** Beyond ten digits a count is a slip or a code. */
const MOST_DIGITS = 10

/** Reads a cell of a count column: 1,234, １２, 「-」(none), 「X」「秘」(hidden), 「…」 or blank (not known). */
export function readCount(text: string): Count {
  const said = text.normalize('NFKC').trim()
  if (DIGITS.test(said)) {
    const digits = said.replaceAll(',', '')
    return digits.length <= MOST_DIGITS ? Number(digits) : undefined
  }
  if (ZERO.test(said)) return 0
  if (HIDDEN.test(said)) return 'hidden'
  return ABSENT.test(said) || ABSENT.test(text.trim()) ? 'absent' : undefined
}

/** Reads any number, of rates and differences too: 12.5, 3%, △4. Undefined where there is none. */
export function readNumber(text: string): number | undefined {
  const said = text
    .normalize('NFKC')
    .trim()
    .replaceAll(',', '')
    .replace(/^[△▲−]/, '-')
    .replace(/\s*%$/, '')
  return /^-?\d+(?:\.\d+)?$/.test(said) ? Number(said) : undefined
}

const TOTAL_WORD = /^(?:総数|累計|全体|全域|全[市町村]|total)$|(?<![会時統家設余生推])計$/i

/** 総数, 計, 中央地区計: the words that say a sum. */
export const isTotalWord = (label: string): boolean => TOTAL_WORD.test(label.normalize('NFKC').trim())
