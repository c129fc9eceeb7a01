import { LONGEST_LINE } from './lines.ts'

/** More lines than that no cell has: a quote was left open. */
const MOST_LINES = 200
/** Letters of all lines of a row: so much of a file is held at most. */
const MOST_LETTERS = LONGEST_LINE
/** No table has more. */
export const MOST_COLUMNS = 2000

/** 行 of a table: one line of the file, or more where a cell has line ends. */
export interface Row {
  /** Line of the file in which it begins. */
  row: number
  cells: string[]
  quotes?: 'unclosed' | 'stray'
  /** Its quotes belong to one that was left open before it, and are told there. */
  again?: true
}

interface Open {
  row: number
  lines: string[]
  letters: number
  cells: string[]
  cell: string
  inQuotes: boolean
  stray: boolean
}

const begin = (row: number): Open => ({
  row,
  lines: [],
  letters: 0,
  cells: [],
  cell: '',
  inQuotes: false,
  stray: false,
})

/** Reads on at a cell's closing quote; what stands between it and the comma belongs there no more. */
function endOfCell(open: Open, text: string, at: number): number {
  const comma = text.indexOf(',', at)
  const rest = text.slice(at, comma < 0 ? text.length : comma)
  if (rest.trim() !== '') open.stray = true
  open.cells.push(open.cell + rest.trim())
  open.cell = ''
  open.inQuotes = false
  return comma < 0 ? text.length + 1 : comma + 1
}

function bareCell(open: Open, text: string, at: number): number {
  const comma = text.indexOf(',', at)
  const cell = text.slice(at, comma < 0 ? text.length : comma)
  if (cell.includes('"')) open.stray = true
  open.cells.push(cell)
  return comma < 0 ? text.length + 1 : comma + 1
}

/** @returns whether the row ends with this line */
function scan(open: Open, text: string): boolean {
  let at = 0
  while (at <= text.length) {
    if (!open.inQuotes && text.charCodeAt(at) !== 34) at = bareCell(open, text, at)
    else {
      const from: number = open.inQuotes ? at : at + 1
      open.inQuotes = true
      const quote = text.indexOf('"', from)
      if (quote < 0) {
        open.cell += text.slice(from)
        return false
      }
      open.cell += text.slice(from, quote)
      const doubled = text.charCodeAt(quote + 1) === 34
      if (doubled) open.cell += '"'
      at = doubled ? quote + 2 : endOfCell(open, text, quote + 1)
    }
  }
  return true
}

/** RFC 4180, line by line. A quote that is never closed costs its own line and not the rest of the file. */
export function rowReader(take: (row: Row) => void) {
  let open: Open | undefined
  /** The last line that was read behind a quote left open, and is read once more. */
  let givenUp = 0

  const takeFaulty = (row: number, cells: string[], quotes: 'unclosed' | 'stray') =>
    take({ row, cells, quotes, ...(row <= givenUp && { again: true }) })

  function line(text: string, row: number): void {
    if (!open && !text.includes('"')) return take({ row, cells: text.split(',') })
    if (open) open.cell += '\n'
    open ??= begin(row)
    open.lines.push(text)
    open.letters += text.length
    if (scan(open, text)) {
      const { row: first, cells, stray } = open
      open = undefined
      if (stray) takeFaulty(first, cells, 'stray')
      else take({ row: first, cells })
    } else if (open.lines.length > MOST_LINES || open.letters > MOST_LETTERS) giveUp(open)
  }

  function giveUp({ row, lines }: Open): void {
    const [first = '', ...rest] = lines
    open = undefined
    takeFaulty(row, first.split(',', MOST_COLUMNS), 'unclosed')
    if (row > givenUp) givenUp = row + rest.length
    rest.forEach((text, at) => line(text, row + 1 + at))
  }

  return {
    line,
    end() {
      while (open) giveUp(open)
    },
  }
}
