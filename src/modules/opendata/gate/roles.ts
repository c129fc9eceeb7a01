import { readCount, readNumber, type CountsTable } from './counts-table.ts'

/** 列の扱い: what a column of a table of statistics is. The section says it: a guess would let counts through unseen. */
export const ROLES = {
  label: '区分 (地区、年齢など、行の見出し)',
  count: '人数 (件数、世帯数なども)',
  total: '合計 (ほかの人数の列を足した数)',
  derived: '計算した値 (割合、平均、増減など)',
  plain: 'そのまま (年、コード、面積など)',
} as const
export type Role = keyof typeof ROLES

export const isRole = (word: string): word is Role => Object.hasOwn(ROLES, word)

/** Columns whose small counts are looked for. */
export const isCounted = (role: Role | undefined): boolean => role === 'count' || role === 'total'

const holdsNumber = (cell: string): boolean => typeof readCount(cell) === 'number' || readNumber(cell) !== undefined

/** Names of the columns that hold numbers, and of which small ones are not looked for: whoever decides must see them. */
export const uncountedNumbers = ({ header, rows }: CountsTable, roles: readonly Role[]): string[] =>
  header.filter((_, column) => !isCounted(roles[column]) && rows.some((row) => holdsNumber(row[column] ?? '')))
