import { parse } from 'csv-parse/sync'
import { decodeJapanese } from '#lib/text/decode.ts'
import { type Column, columnOf, COLUMNS, REQUIRED } from './columns.ts'
import type { Fault } from './fault.ts'
import { readRow, type RosterRow } from './read-row.ts'

const HEADER = Object.keys(COLUMNS).join(',')

type Line = { record: string[]; info: { lines: number } }

const wholeFile = (reason: string, right: string, row = 1) => ({
  rows: [],
  faults: [{ row, column: '', reason, right }],
})

/** Reads a file of staff: UTF-8 or CP932, columns in any order. All faults are found at once. */
export function readRoster(bytes: Uint8Array): { rows: RosterRow[]; faults: Fault[] } {
  const text = decodeJapanese(bytes)
  if (text === undefined) return wholeFile('文字コードが分かりません', 'UTF-8 か Shift_JIS (CP932) で保存してください')
  let lines: Line[]
  try {
    lines = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as Line[]
  } catch (error) {
    const { lines: row = 1 } = error as { lines?: number }
    return wholeFile('引用符が閉じていません', '値の中の " は "" と書いてください', row)
  }
  const [header, ...body] = lines
  if (!header) return wholeFile('ファイルが空です', `1 行目に ${HEADER}`)
  const { columns, faults } = readHeader(header.record)
  if (faults.length > 0) return { rows: [], faults }
  const rows: RosterRow[] = []
  for (const { record, info } of body) {
    if (record.every((cell) => cell.trim() === '')) continue
    if (record.length > columns.length) {
      faults.push({
        row: info.lines,
        column: '',
        reason: '列が見出しより多くあります',
        right: '値の中の , は " で囲んでください',
      })
      continue
    }
    const { read, faults: found } = readRow(info.lines, cellsOf(columns, record))
    faults.push(...found)
    if (read) rows.push(read)
  }
  if (rows.length === 0 && faults.length === 0)
    return wholeFile('職員の行がありません', '2 行目から 1 人 1 行で書いてください')
  return { rows, faults }
}

const cellsOf = (columns: (Column | undefined)[], record: string[]): Partial<Record<Column, string>> =>
  Object.fromEntries(columns.flatMap((column, at) => (column ? [[column, record[at] ?? '']] : [])))

/** A column without a header, as spreadsheets leave them at the end, is passed over. */
function readHeader(record: string[]): { columns: (Column | undefined)[]; faults: Fault[] } {
  const columns: (Column | undefined)[] = []
  const faults: Fault[] = []
  const fault = (column: string, reason: string) => faults.push({ row: 1, column, reason, right: HEADER })
  for (const header of record) {
    const column = columnOf(header)
    if (!column && header.trim() !== '') fault(header, 'この列は知りません')
    else if (column && columns.includes(column)) fault(header, 'この列が二つあります')
    else columns.push(column)
  }
  for (const column of REQUIRED.filter((required) => !columns.includes(required)))
    fault(column, `${COLUMNS[column]}の列がありません`)
  return { columns, faults }
}
