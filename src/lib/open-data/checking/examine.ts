import type { Standard, StandardSet } from '../standard/sets.ts'
import { readHeader, unnamed } from './columns.ts'
import { findHeader, ROWS_BEFORE } from './header.ts'
import { type Encoding, readLines, type Reading } from './reading/lines.ts'
import { MOST_COLUMNS, type Row, rowReader } from './reading/rows.ts'
import { type ColumnOfFile, rowChecker } from './row.ts'
import { type Fault, type Finding, findingOf } from './rules.ts'
import { seenTexts } from './seen.ts'

export interface Outline {
  /** false: it is no table, or could be read only in part. */
  readable: boolean
  encoding: Encoding
  hasBom: boolean
  standard: Standard | undefined
  /** Line of the file that names the columns; 0 where none does. */
  headerRow: number
  /** Rows of data. */
  rows: number
  /** Whether later rows were compared with all before them. */
  everyRowCompared: boolean
}

export interface Watcher {
  found: (finding: Finding) => void
  /** Each row of the file in its order, with what is provably right in its cells. */
  passed?: (cells: readonly string[]) => void
}

export interface Meant {
  /** The set that the file is to be; otherwise it is known by its header. */
  set?: StandardSet | undefined
}

/** Reads a file once, from its first byte to its last, and tells what is wrong with it. Memory does not grow with the file. */
export async function examine(bytes: AsyncIterable<Uint8Array>, { set }: Meant, watcher: Watcher): Promise<Outline> {
  const reading: Reading = { encoding: 'ASCII', hasBom: false, broken: false }
  const onFile = (row: number, fault: Fault) => watcher.found(findingOf(row, '', fault))
  const table = tableReader(set, watcher, onFile)
  // Lines are read ahead of their rows; what was found in them is told with their own.
  const ahead: [number, Fault][] = []
  const tell = (through: number) => {
    while (ahead.length > 0 && ahead[0]![0] <= through) onFile(...ahead.shift()!)
  }
  let row = 0
  for await (const lines of readLines(bytes, reading, (at, fault) => ahead.push([at, fault]))) {
    for (const line of lines) {
      tell(++row)
      table.line(line, row)
      if (table.isBroken()) break
    }
    if (table.isBroken()) break
  }
  tell(Infinity)
  if (row === 0 && !reading.broken) onFile(1, { rule: 'empty', message: 'ファイルが空です。データを入れてください。' })
  table.end()
  return { readable: row > 0 && !reading.broken && !table.isBroken(), ...reading, ...table.outline() }
}

function tableReader(set: StandardSet | undefined, watcher: Watcher, onFile: (row: number, fault: Fault) => void) {
  let first: Row[] | undefined = []
  let body: ReturnType<typeof bodyReader> | undefined
  let standard: Standard | undefined
  let headerRow = 0
  let broken = false

  function begin(): void {
    const rows = first ?? []
    first = undefined
    if (rows.length === 0) return
    const header = findHeader(rows, set)
    standard = header.standard
    for (const row of rows.slice(0, Math.max(0, header.at))) {
      const blank = row.cells.every((cell) => cell.trim() === '')
      onFile(row.row, {
        rule: 'preamble',
        message: `見出しより前に${blank ? '空の行' : '行'}があります。1 行目を見出しにしてください。`,
      })
      watcher.passed?.(row.cells)
    }
    const named = rows[header.at]
    headerRow = named?.row ?? 0
    body = bodyReader(named ? readHeader(named, standard, watcher) : unnamed(rows[0]!, standard, watcher), watcher)
    for (const row of rows.slice(header.at + 1)) body.row(row)
  }

  /** Wide as no table is: it would take long, and nobody could read what is found. */
  function tooWide({ row, cells }: Row): void {
    broken = true
    const message = `この行に ${cells.length.toLocaleString('ja')} 列あります。${MOST_COLUMNS.toLocaleString('ja')} 列までにしてください。`
    onFile(row, { rule: 'columns-many', message })
  }

  const reader = rowReader((row) => {
    if (broken) return
    if (row.cells.length > MOST_COLUMNS) return tooWide(row)
    if (!first) return body?.row(row)
    first.push(row)
    if (first.length > ROWS_BEFORE) begin()
  })
  return {
    line: reader.line,
    isBroken: () => broken,
    end() {
      if (!broken) reader.end()
      if (first) begin()
      if (!broken && body?.count() === 0)
        onFile(headerRow || 1, { rule: 'no-rows', message: '見出しの下に、データの行がありません。' })
    },
    outline: () => ({
      standard,
      headerRow,
      rows: body?.count() ?? 0,
      everyRowCompared: body?.everyRowCompared() ?? true,
    }),
  }
}

/** The columns by which the standard tells rows apart. */
const KEYS = new Set(['ID', 'NO'])

function bodyReader(columns: readonly ColumnOfFile[], { found, passed }: Watcher) {
  const check = rowChecker(columns)
  const [rows, ids] = [seenTexts(), seenTexts()]
  const key = columns.findIndex(({ name, kind }) => kind === 'id' && KEYS.has(name))
  let count = 0

  function shape({ row, cells, quotes, again }: Row): void {
    const tell = (fault: Fault) => found(findingOf(row, '', fault))
    if (quotes === 'unclosed' && !again)
      tell({
        rule: 'quote-unclosed',
        message: '引用符 " の閉じ忘れがないか確かめてください。値の中の " は "" と書いてください。',
      })
    if (quotes === 'stray' && !again)
      tell({ rule: 'quote-stray', message: '値の途中に " があります。値を " で囲み、中の " は "" と書いてください。' })
    const difference = cells.length - columns.length
    if (difference < 0) tell({ rule: 'row-short', message: `列が ${-difference} つ足りません。` })
    if (difference > 0)
      tell({ rule: 'row-long', message: `列が ${difference} つ多くあります。値の中の , は " で囲んでください。` })
  }

  function repeats(row: number, cells: readonly string[]): void {
    const id = key >= 0 ? (cells[key]?.trim() ?? '') : ''
    const before = id && ids.see(id, row)
    if (before)
      found(findingOf(row, columns[key]!.name, { rule: 'duplicate-id', message: `${before} 行目と同じです。` }, id))
    const same = rows.see(cells.join('\u001F'), row)
    if (same) found(findingOf(row, '', { rule: 'duplicate-row', message: `${same} 行目と同じ内容です。` }))
  }

  return {
    row(line: Row): void {
      const { row, cells } = line
      if (cells.every((cell) => cell.trim() === '')) {
        found(findingOf(row, '', { rule: 'row-blank', message: '空の行です。取り除いてください。' }))
        return passed?.(cells)
      }
      count++
      shape(line)
      let right: string[] | undefined
      // In a row that is cut wrongly, no cell is known to be in its column.
      if (cells.length <= columns.length && line.quotes !== 'unclosed')
        check(cells, (place, fault) => {
          found(findingOf(row, columns[place]!.name, fault, cells[place]))
          if (fault.provable && fault.suggestion !== undefined) (right ??= [...cells])[place] = fault.suggestion
        })
      repeats(row, cells)
      passed?.(right ?? cells)
    },
    count: () => count,
    everyRowCompared: () => !rows.isFull() && !ids.isFull(),
  }
}
