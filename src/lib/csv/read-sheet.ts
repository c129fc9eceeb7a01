import { parse } from 'csv-parse/sync'
import { decodeJapanese } from '#lib/text/decode.ts'

/** What is wrong with a file: where, why, and what would be right. */
export interface Fault {
  /** Row as a spreadsheet counts, the header being 1. */
  row: number
  column: string
  reason: string
  right: string
}

export const faultInWords = ({ row, column, reason, right }: Fault): string =>
  `${row} 行目 ${column}: ${reason} → ${right}`

/** What a file must look like: columns in any order, each by its name or by the Japanese one that an office would write. */
export interface SheetShape<Column extends string> {
  readonly columns: Readonly<Record<Column, string>>
  readonly required: readonly Column[]
  /** What a line is of: 職員. */
  readonly of: string
}

export interface SheetLine<Column extends string> {
  readonly row: number
  readonly cells: Partial<Record<Column, string>>
}

export interface Sheet<Column extends string> {
  readonly lines: SheetLine<Column>[]
  /** All that are found, without reading what stands in the cells. */
  readonly faults: Fault[]
}

type Parsed = { record: string[]; info: { lines: number } }

/** One line of a file, whatever kind of file it is. */
export interface SheetRow {
  row: number
  record: string[]
}

const unreadable = (reason: string, right: string, row = 1) => ({
  lines: [],
  faults: [{ row, column: '', reason, right }],
})

/** Reads a CSV file of UTF-8 or CP932. */
export function readSheet<Column extends string>(bytes: Uint8Array, shape: SheetShape<Column>): Sheet<Column> {
  const text = decodeJapanese(bytes)
  if (text === undefined) return unreadable('文字コードが分かりません', 'UTF-8 か Shift_JIS (CP932) で保存してください')
  let parsed: Parsed[]
  try {
    parsed = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as Parsed[]
  } catch (error) {
    const { lines: row = 1 } = error as { lines?: number }
    return unreadable('引用符が閉じていません', '値の中の " は "" と書いてください', row)
  }
  return sheetOf(asRows(parsed), shape)
}

/** The lines under their header. */
export function sheetOf<Column extends string>(rows: readonly SheetRow[], shape: SheetShape<Column>): Sheet<Column> {
  const [header, ...body] = rows
  if (!header) return unreadable('ファイルが空です', `1 行目に ${Object.keys(shape.columns).join(',')}`)
  const { columns, faults } = readHeader(header.record, shape)
  if (faults.length > 0) return { lines: [], faults }
  const lines: SheetLine<Column>[] = []
  for (const { record, row } of body) {
    if (record.every((cell) => cell.trim() === '')) continue
    if (record.length <= columns.length) lines.push({ row, cells: cellsOf(columns, record) })
    else
      faults.push({
        row,
        column: '',
        reason: '列が見出しより多くあります',
        right: '値の中の , は " で囲んでください',
      })
  }
  if (lines.length === 0 && faults.length === 0)
    return unreadable(`${shape.of}の行がありません`, '2 行目から 1 件 1 行で書いてください')
  return { lines, faults }
}

/** As a spreadsheet counts them, where a cell of many lines stands in one row. */
function asRows(parsed: readonly Parsed[]): SheetRow[] {
  let within = 0
  return parsed.map(({ record, info }) => {
    for (const cell of record) within += cell.split('\n').length - 1
    return { record, row: info.lines - within }
  })
}

const cellsOf = <Column extends string>(columns: (Column | undefined)[], record: string[]) =>
  Object.fromEntries(columns.flatMap((column, at) => (column ? [[column, record[at] ?? '']] : []))) as Partial<
    Record<Column, string>
  >

/** A column without a header, as spreadsheets leave them at the end, is passed over. */
function readHeader<Column extends string>(record: string[], { columns: words, required }: SheetShape<Column>) {
  const names = Object.keys(words) as Column[]
  const columnOf = (header: string) =>
    names.find((column) => column === header.trim().toLowerCase() || words[column] === header.trim())
  const columns: (Column | undefined)[] = []
  const faults: Fault[] = []
  const fault = (column: string, reason: string) => faults.push({ row: 1, column, reason, right: names.join(',') })
  for (const header of record) {
    const column = columnOf(header)
    if (!column && header.trim() !== '') fault(header, 'この列は知りません')
    else if (column && columns.includes(column)) fault(header, 'この列が二つあります')
    else columns.push(column)
  }
  for (const column of required.filter((one) => !columns.includes(one)))
    fault(column, `${words[column]}の列がありません`)
  return { columns, faults }
}
