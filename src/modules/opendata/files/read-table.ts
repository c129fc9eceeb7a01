import { parse } from 'csv-parse/sync'
import { Refusal } from '#lib/refusal.ts'
import { decodeJapanese } from '#lib/text/decode.ts'

/** Rows of one file that are taken at once. */
const MOST_ROWS = 200_000
const MOST_COLUMNS = 500
const LONGEST_CELL = 10_000

export interface ReadTable {
  columns: string[]
  rows: string[][]
}

const refuse = (message: string) => new Refusal(422, message, 'file')

const headerOf = (cells: readonly string[]): string[] => {
  const filled = cells.findLastIndex((cell) => cell.trim() !== '')
  const names = cells.slice(0, filled + 1).map((cell) => cell.normalize('NFC').trim())
  const blank = names.indexOf('')
  if (names.length === 0) throw refuse('1 行目に見出しがありません。1 行目に、列の名前を書いてください。')
  if (blank >= 0) throw refuse(`1 行目の ${blank + 1} 列めに、見出しがありません。`)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) throw refuse(`見出し「${twice}」が二つあります。どちらかの名前を変えてください。`)
  if (names.length > MOST_COLUMNS) throw refuse(`列が多すぎます。${MOST_COLUMNS} 列までにしてください。`)
  return names
}

/**
 * A CSV file as offices make it, as a table: its first line names the columns; lines without anything in them are none.
 * @throws Refusal 422 for what is no such file
 */
export function readTable(bytes: Uint8Array): ReadTable {
  if (bytes.length === 0) throw refuse('ファイルが空です。')
  const text = decodeJapanese(bytes)
  if (text === undefined) throw refuse('文字コードが分かりません。UTF-8 か Shift_JIS で保存してください。')
  if (text.includes('\0')) throw refuse('CSV ファイルではありません。表計算ソフトで「CSV」を選んで保存してください。')
  let lines: string[][]
  try {
    lines = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true })
  } catch {
    throw refuse('引用符 " が閉じていません。値の中の " は "" と書いてください。')
  }
  const [header = [], ...body] = lines
  const columns = headerOf(header)
  const rows = body
    .filter((cells) => cells.some((cell) => cell.trim() !== ''))
    .map((cells) => columns.map((_, at) => (cells[at] ?? '').normalize('NFC').replaceAll('\r\n', '\n').trim()))
  const long = body.findIndex((cells) => cells.slice(columns.length).some((cell) => cell.trim() !== ''))
  if (long >= 0) throw refuse(`${long + 2} 行めに、見出しより多くの値があります。値の中の , は " で囲んでください。`)
  if (rows.length === 0) throw refuse('データの行がありません。')
  if (rows.length > MOST_ROWS) throw refuse(`行が多すぎます。一度に ${MOST_ROWS.toLocaleString('ja')} 行までです。`)
  if (rows.some((cells) => cells.some((cell) => cell.length > LONGEST_CELL)))
    throw refuse(
      `1 つのマスに ${LONGEST_CELL.toLocaleString('ja')} 文字を超える値があります。引用符 " の閉じ忘れがないか確かめてください。`,
    )
  return { columns, rows }
}
