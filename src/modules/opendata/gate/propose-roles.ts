import { readCount, readNumber, type CountsTable } from './counts-table.ts'
import type { Role } from './roles.ts'

/** What is counted says so itself, whatever else its name holds: 電話相談件数. */
const COUNTED = /(?<![指係点])数$|人口$|^人$|計$/
/** Numbers that count nobody, by their names. A year with figures (2020年) heads a column of counts of that year. */
const CODE = /コード|番号|^(?:no\.?|id)$|^\D*年(?:度|次|月)?$|年月日|^月$|緯度|経度|郵便|電話|code/i
/** Whole numbers that are no counts of people: hidden with them, as a share of a known total gives a count away. */
const DERIVED = /率|割合|比(?!較)|増減|平均|密度|指数|面積|[%%]/

/** Of the cells that say something: counts and their marks, other numbers, and codes (012345: written by its digits). */
function tally(cells: readonly string[]) {
  const said = cells.map((cell) => cell.normalize('NFKC').trim()).filter((cell) => cell !== '')
  const counts = said.map(readCount)
  return {
    said: said.length,
    figures: counts.filter((count) => typeof count === 'number').length,
    counts: counts.filter((count) => count !== undefined).length,
    numbers: said.filter((cell, at) => counts[at] === undefined && readNumber(cell) !== undefined).length,
    codes: said.filter((cell) => /^0\d/.test(cell)).length,
  }
}

function roleOf(name: string, cells: readonly string[]): Role {
  const { said, figures, counts, numbers, codes } = tally(cells)
  const isCounted = COUNTED.test(name) && !DERIVED.test(name.replace(COUNTED, ''))
  if (figures + numbers === 0) return 'label'
  if (isCounted) return 'count'
  if (CODE.test(name) || codes * 2 > said) return 'label'
  if ((counts + numbers) * 2 < said) return 'label'
  // Few odd cells in a column of counts are slips, to be told one by one, and make no other column of it.
  return DERIVED.test(name) || numbers * 10 > counts ? 'derived' : 'count'
}

/** What each column seems to be: for the form that the section corrects. */
export const proposeRoles = ({ header, rows }: CountsTable): Role[] =>
  header.map((name, column) =>
    roleOf(
      name.normalize('NFKC').trim(),
      rows.map((row) => row[column] ?? ''),
    ),
  )
