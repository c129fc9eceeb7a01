import type { Weight } from './fonts.ts'
import { LEADING, type Paper } from './paper.ts'

export interface TextOptions {
  size?: number
  weight?: Weight
  x?: number
  width?: number
  align?: 'left' | 'center' | 'right'
  /** Role in the document: a paragraph, or a heading. */
  as?: 'P' | 'H1' | 'H2' | 'H3'
  after?: number
}

/** Running text over as many pages as it needs. */
export function text(paper: Paper, words: string, options: TextOptions = {}): void {
  const { size = 10, weight = 'regular', x = paper.left, width = paper.width, align, as = 'P', after = 0 } = options
  const element = paper.element(as)
  paper.doc.addStructure(element)
  const height = size * LEADING
  const lines = paper.lines(words, width, size, weight)
  while (lines.length > 0) {
    paper.room(height)
    const here = lines.splice(0, Math.max(1, Math.floor(roomLeft(paper) / height)))
    element.add(() => {
      for (const line of here) {
        paper.line(line, paper.y, { x, width, size, weight, align })
        paper.y += height
      }
    })
  }
  element.end()
  paper.y += after
}

export const roomLeft = ({ doc, y }: Paper): number => doc.page.height - doc.page.margins.bottom - y

export interface TableColumn {
  /** Share of the width. */
  share: number
  header?: string
  /** Names its row. */
  heads?: boolean
  align?: 'left' | 'center' | 'right'
}

export interface TableOptions {
  columns: TableColumn[]
  rows: string[][]
  size?: number
  padding?: number
}

/** A ruled table. A row that does not fit a page goes on upon the next one. */
export function table(paper: Paper, { columns, rows, size = 9, padding = 5 }: TableOptions): void {
  const total = columns.reduce((sum, { share }) => sum + share, 0)
  let x = paper.left
  const places = columns.map((column) => {
    const width = (column.share / total) * paper.width
    const place = { ...column, x, width }
    x += width
    return place
  })
  const element = paper.element('Table')
  paper.doc.addStructure(element)
  const look = { size, padding }
  const headers = columns.map(({ header = '' }) => header)
  const hasHead = headers.some((header) => header !== '')
  if (hasHead) {
    paper.room(3 * size * LEADING + 4 * padding) // never a head alone at the foot of a page
    tableRow(paper, element, places, headers, { ...look, head: true })
  }
  // Read aloud once, printed on every page.
  const again = () => hasHead && paper.artifact(() => printRow(paper, places, headers, look))
  for (const row of rows) tableRow(paper, element, places, row, { ...look, head: false, again })
  element.end()
}

interface Place extends TableColumn {
  x: number
  width: number
}

interface RowLook {
  size: number
  padding: number
  head?: boolean
  /** On a new page, before the row goes on. */
  again?: () => void
}

const weightOf = ({ heads }: Place, head = false): Weight => (head || heads ? 'bold' : 'regular')

function tableRow(
  paper: Paper,
  parent: PDFKit.PDFStructureElement,
  places: Place[],
  cells: string[],
  { head = false, size, padding, again }: RowLook,
): void {
  const row = paper.element('TR')
  parent.add(row)
  const height = size * LEADING
  const turn = (room: number) => paper.room(room) && again?.()
  const columns = places.map((place, index) => {
    const isHead = head || place.heads
    const cell = paper.element(isHead ? 'TH' : 'TD', isHead ? { scope: head ? 'Column' : 'Row' } : {})
    row.add(cell)
    return {
      place,
      cell,
      lines: paper.lines(cells[index] ?? '', place.width - 2 * padding, size, weightOf(place, head)),
    }
  })
  let left = Math.max(...columns.map(({ lines }) => lines.length))
  while (left > 0) {
    const whole = left * height + 2 * padding
    if (whole > roomLeft(paper) && (whole < 200 || roomLeft(paper) < 4 * height)) turn(whole)
    const count = Math.max(1, Math.min(left, Math.floor((roomLeft(paper) - 2 * padding) / height)))
    const top = paper.y
    paper.artifact(() => ruled(paper, places, top, count * height + 2 * padding, head))
    for (const { place, cell, lines } of columns) {
      const here = lines.splice(0, count)
      cell.add(() => printCell(paper, place, here, top, { size, padding, head }))
    }
    paper.y = top + count * height + 2 * padding
    left -= count
    if (left > 0) turn(Number.MAX_SAFE_INTEGER)
  }
  row.end()
}

function printCell(paper: Paper, place: Place, lines: string[], top: number, { size, padding, head }: RowLook): void {
  const where = { x: place.x + padding, width: place.width - 2 * padding, align: place.align ?? 'left' } as const
  for (const [at, line] of lines.entries())
    paper.line(line, top + padding + at * size * LEADING, { ...where, size, weight: weightOf(place, head) })
}

/** One line a cell, without a place in the structure. */
function printRow(paper: Paper, places: Place[], cells: string[], look: RowLook): void {
  const height = look.size * LEADING + 2 * look.padding
  ruled(paper, places, paper.y, height, true)
  for (const [index, place] of places.entries())
    printCell(paper, place, [cells[index] ?? ''], paper.y, { ...look, head: true })
  paper.y += height
}

function ruled({ doc }: Paper, places: Place[], top: number, height: number, head: boolean): void {
  doc.lineWidth(0.5).strokeColor('#555')
  for (const { x, width, heads } of places) {
    if (head || heads) doc.rect(x, top, width, height).fill('#f2f2f2')
    doc.rect(x, top, width, height).stroke()
  }
}
