import type { Standard, StandardSet } from '../standard/sets.ts'
import { findHeader, nearlyNamed, ROWS_BEFORE, standardName } from './header.ts'
import { type Encoding, readLines, type Reading } from './reading/lines.ts'
import { type Row, rowReader } from './reading/rows.ts'
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
  for await (const lines of readLines(bytes, reading, (at, fault) => ahead.push([at, fault])))
    for (const line of lines) {
      tell(++row)
      table.line(line, row)
    }
  tell(Infinity)
  if (row === 0 && !reading.broken) onFile(1, { rule: 'empty', message: 'ファイルが空です。データを入れてください。' })
  table.end()
  return { readable: row > 0 && !reading.broken, ...reading, ...table.outline() }
}

function tableReader(set: StandardSet | undefined, watcher: Watcher, onFile: (row: number, fault: Fault) => void) {
  let first: Row[] | undefined = []
  let body: ReturnType<typeof bodyReader> | undefined
  let standard: Standard | undefined
  let headerRow = 0

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
    body = bodyReader(named ? readHeader(named, standard, watcher) : unnamed(rows[0]!, standard, onFile), watcher)
    for (const row of rows.slice(header.at + 1)) body.row(row)
  }

  const reader = rowReader((row) => {
    if (!first) return body?.row(row)
    first.push(row)
    if (first.length > ROWS_BEFORE) begin()
  })
  return {
    line: reader.line,
    end() {
      reader.end()
      if (first) begin()
      if (body?.count() === 0)
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

/** A file that begins with its data: nothing is known of its columns. */
function unnamed(
  row: Row,
  standard: Standard | undefined,
  onFile: (row: number, fault: Fault) => void,
): ColumnOfFile[] {
  const example = standard
    ? `例: ${standard.columns
        .slice(0, 5)
        .map(({ name }) => name)
        .join(',')}…`
    : ''
  onFile(row.row, { rule: 'no-header', message: `1 行目に、列の名前を入れてください。${example}` })
  return row.cells.map((_, at) => ({ name: `${at + 1} 列目`, kind: 'text', required: false }))
}

function readHeader({ row, cells }: Row, standard: Standard | undefined, { found, passed }: Watcher): ColumnOfFile[] {
  const names = cells.map((cell) => (standard && standardName(standard, cell)) ?? cell.trim())
  names.forEach((name, at) => {
    const written = cells[at]!
    const tell = (fault: Fault, column = name) => found(findingOf(row, column, fault, written))
    if (name === '') tell({ rule: 'header-blank', message: `${at + 1} 列目に名前がありません。` }, `${at + 1} 列目`)
    else if (names.indexOf(name) < at)
      tell({ rule: 'header-duplicate', message: `「${name}」という列がもう一つあります。` })
    else if (name !== written)
      tell({ rule: 'header-spelling', message: '標準のとおりに書いてください。', suggestion: name, provable: true })
  })
  for (const { name, required } of standard?.columns ?? [])
    if (required && !names.includes(name)) {
      const near = nearlyNamed(names, name)
      const message = near
        ? `「${name}」の列がありません。「${near}」の書き間違いかもしれません。`
        : `「${name}」の列がありません。`
      found(findingOf(row, name, { rule: 'column-missing', message }))
    }
  passed?.(names)
  return names.map((name, at) => {
    const known = names.indexOf(name) === at ? standard?.columns.find((column) => column.name === name) : undefined
    return known ?? { name: name || `${at + 1} 列目`, kind: 'text', required: false }
  })
}

/** The columns by which the standard tells rows apart. */
const KEYS = new Set(['ID', 'NO'])

function bodyReader(columns: readonly ColumnOfFile[], { found, passed }: Watcher) {
  const check = rowChecker(columns)
  const [rows, ids] = [seenTexts(), seenTexts()]
  const key = columns.findIndex(({ name, kind }) => kind === 'id' && KEYS.has(name))
  let count = 0

  function shape({ row, cells, quotes }: Row): void {
    const tell = (fault: Fault) => found(findingOf(row, '', fault))
    if (quotes === 'unclosed')
      tell({ rule: 'quote-unclosed', message: '" が閉じていません。値の中の " は "" と書いてください。' })
    if (quotes === 'stray')
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
