import { findColumnSums, type Column } from './column-sums.ts'
import {
  isTotalWord,
  readCount,
  readNumber,
  USUAL_LEAST,
  type CountsTable,
  type SuppressionPlan,
} from './counts-table.ts'
import { findRowSums } from './row-sums.ts'

/** Numbers that count nobody, by their names. */
const CODE = /コード|番号|^(?:no\.?|id)$|年(?:度|次|月)?$|年月日|^月$|緯度|経度|郵便|電話|code/i
/** Whole numbers that are no counts of people: hidden with them, as a share of a known total gives a count away. */
const DERIVED = /率|割合|比|構成|増減|平均|密度|指数|面積|[%%]/

type Role = 'label' | 'count' | 'derived'

function roleOf({ header, rows }: CountsTable, column: number): Role {
  const name = (header[column] ?? '').normalize('NFKC').trim()
  const texts = rows.map((row) => row[column] ?? '')
  const counts = texts.map(readCount)
  const hasNumber = counts.some((count) => typeof count === 'number')
  if (CODE.test(name) || isCodes(texts)) return 'label'
  if (hasNumber && counts.every((count) => count !== undefined)) return DERIVED.test(name) ? 'derived' : 'count'
  const numbers = texts.filter((text) => readNumber(text) !== undefined).length
  return numbers * 2 > texts.length ? 'derived' : 'label'
}

/** 012345: what begins with a zero is written by its digits, not by its size. */
const isCodes = (texts: readonly string[]): boolean => texts.some((text) => /^0\d/.test(text.normalize('NFKC').trim()))

const countOrNaN = (text: string | undefined): number => {
  const count = readCount(text ?? '')
  return typeof count === 'number' ? count : Number.NaN
}

/**
 * What a table looks like to whoever adds it up: its count columns, and every sum that holds among columns and rows. A proposal:
 * the section knows what else follows from what, in this table or another.
 */
export function proposePlan(table: CountsTable): SuppressionPlan {
  const { header, rows } = table
  const roles = header.map((_, column) => roleOf(table, column))
  const of = (role: Role) => roles.flatMap((one, column) => (one === role ? [column] : []))
  const [labelColumns, countColumns] = [of('label'), of('count')]
  const columns = new Map<number, Column>(
    countColumns.map((column) => [column, Float64Array.from(rows, (row) => countOrNaN(row[column]))]),
  )
  const lines = rows.map((row) => ({
    labels: labelColumns.map((column) => row[column] ?? ''),
    counts: countColumns.map((column) => countOrNaN(row[column])),
  }))
  const lastWord = (column: number) => (header[column] ?? '').split(/[_・\s/]/).at(-1) ?? ''
  return {
    least: USUAL_LEAST,
    hideZeros: false,
    labelColumns,
    countColumns,
    derivedColumns: of('derived'),
    columnSums: findColumnSums(columns, (column) => isTotalWord(lastWord(column))),
    rowSums: findRowSums(lines),
  }
}
