import { Readable } from 'node:stream'
import { setImmediate as anotherTurn } from 'node:timers/promises'
import { parse } from 'csv-parse'
import { Refusal } from '#lib/refusal.ts'
import { decodeJapanese } from '#lib/text/decode.ts'

/** Rows of one file that are taken at once, and what else a table may have at most. */
const MOST_ROWS = 200_000
const MOST_COLUMNS = 500
const MOST_CELLS = 4_000_000
const LONGEST_CELL = 10_000
/** Letters that are parsed before others have their turn. */
const PIECE = 64 * 1024

export interface ReadTable {
  columns: string[]
  rows: string[][]
}

const refuse = (message: string) => new Refusal(422, message, 'file')
const number = (count: number) => count.toLocaleString('ja')

function headerOf(cells: readonly string[]): string[] {
  const filled = cells.findLastIndex((cell) => cell.trim() !== '')
  const names = cells.slice(0, filled + 1).map((cell) => cell.normalize('NFC').trim())
  if (names.length === 0) throw refuse('1 行目に見出しがありません。1 行目に、列の名前を書いてください。')
  if (names.length > MOST_COLUMNS) throw refuse(`列が多すぎます。${MOST_COLUMNS} 列までにしてください。`)
  const blank = names.indexOf('')
  if (blank >= 0) throw refuse(`1 行目の ${blank + 1} 列めに、見出しがありません。`)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) throw refuse(`見出し「${twice}」が二つあります。どちらかの名前を変えてください。`)
  return names
}

const cellOf = (cell: string): string => cell.normalize('NFC').replaceAll('\r\n', '\n').trim()

function rowOf(columns: readonly string[], cells: readonly string[], line: number): string[] {
  if (cells.slice(columns.length).some((cell) => cell.trim() !== ''))
    throw refuse(`${line} 行めに、見出しより多くの値があります。値の中の , は " で囲んでください。`)
  if (cells.some((cell) => cell.length > LONGEST_CELL))
    throw refuse(
      `${line} 行めの 1 つのマスに ${number(LONGEST_CELL)} 文字を超える値があります。引用符 " の閉じ忘れがないか確かめてください。`,
    )
  return columns.map((_, at) => cellOf(cells[at] ?? ''))
}

async function* piecesOf(text: string): AsyncGenerator<string> {
  for (let from = 0; from < text.length; from += PIECE) {
    yield text.slice(from, from + PIECE)
    await anotherTurn()
  }
}

/** Lines one after the other, while others have their turn between the pieces. */
async function* linesOf(text: string): AsyncGenerator<{ record: string[]; info: { lines: number } }> {
  const options = {
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: 1_000_000,
  }
  try {
    yield* Readable.from(piecesOf(text)).pipe(parse(options)) as AsyncIterable<{
      record: string[]
      info: { lines: number }
    }>
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw refuse('引用符 " が閉じていません。値の中の " は "" と書いてください。')
  }
}

/**
 * A CSV file as offices make it, as a table: its first line names the columns; lines without anything in them are none.
 * @throws Refusal 422 for what is no such file, or more than is taken at once
 */
export async function readTable(bytes: Uint8Array): Promise<ReadTable> {
  if (bytes.length === 0) throw refuse('ファイルが空です。')
  const text = decodeJapanese(bytes)
  if (text === undefined) throw refuse('文字コードが分かりません。UTF-8 か Shift_JIS で保存してください。')
  if (text.includes('\0')) throw refuse('CSV ファイルではありません。表計算ソフトで「CSV」を選んで保存してください。')
  let columns: string[] | undefined
  const rows: string[][] = []
  for await (const { record, info } of linesOf(text)) {
    if (!columns) {
      columns = headerOf(record)
      continue
    }
    if (record.every((cell) => cell.trim() === '')) continue
    rows.push(rowOf(columns, record, info.lines))
    if (rows.length > MOST_ROWS) throw refuse(`行が多すぎます。一度に ${number(MOST_ROWS)} 行までです。`)
    if (rows.length * columns.length > MOST_CELLS)
      throw refuse(`表が大きすぎます。行と列を掛けて ${number(MOST_CELLS)} マスまでです。`)
  }
  if (!columns) throw refuse('1 行目に見出しがありません。1 行目に、列の名前を書いてください。')
  if (rows.length === 0) throw refuse('データの行がありません。')
  return { columns, rows }
}
