import Pdf from 'pdfkit'
import { graphemes } from '../text/graphemes.ts'
import { loadFonts, type Weight } from './fonts.ts'
import { wrap } from './wrap.ts'

/** Lengths are in points, 72 to an inch, from the top left corner of the page. */
export interface WriteOptions {
  x?: number
  width?: number
  size?: number
  weight?: Weight
  align?: 'left' | 'center' | 'right'
  color?: string
}

export interface PaperOptions {
  title: string
  at: Temporal.Instant
  landscape?: boolean
  margin?: number
}

export const LEADING = 1.5

/** 紙: a PDF in Japanese, with its font inside, tagged for those who listen. What is drawn goes on below what was drawn. */
export interface Paper {
  doc: PDFKit.PDFDocument
  left: number
  width: number
  /** Where the next thing goes. */
  y: number
  /** Begins a new page where less than this height is left. @returns true where it did */
  room: (height: number) => boolean
  lines: (text: string, width: number, size: number, weight?: Weight) => string[]
  /** One line at the present height, which stays. */
  line: (text: string, y: number, options?: WriteOptions) => void
  /** Lines, ruling and fields that say nothing. */
  artifact: (draw: () => void) => void
  /** An element of the document’s structure: P, H1, Table … Content is added piece by piece, across pages. */
  element: (type: string, options?: { alt?: string; scope?: 'Row' | 'Column' | 'Both' }) => PDFKit.PDFStructureElement
  finish: () => Promise<Buffer>
}

export function openPaper({ title, at, landscape, margin = 56 }: PaperOptions): Paper {
  const doc = new Pdf({
    size: 'A4',
    layout: landscape ? 'landscape' : 'portrait',
    margin,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'ja-JP',
    displayTitle: true,
    bufferPages: true,
    info: { Title: title, CreationDate: new Date(at.epochMilliseconds) },
  })
  for (const [name, bytes] of Object.entries(loadFonts())) doc.registerFont(name, bytes)
  const bytes = collect(doc)
  const width = doc.page.width - 2 * margin
  const bottom = doc.page.height - margin
  const use = (weight: Weight, size: number) => doc.font(weight).fontSize(size)
  const clean = cleaner(doc)

  const paper: Paper = {
    doc,
    left: margin,
    width,
    y: margin,
    room(height) {
      if (paper.y + height <= bottom) return false
      doc.addPage()
      paper.y = margin
      return true
    },
    lines(text, room, size, weight = 'regular') {
      use(weight, size)
      const widths = new Map<string, number>()
      const measure = (piece: string) => {
        const known = widths.get(piece) ?? doc.widthOfString(piece)
        widths.set(piece, known)
        return known
      }
      return wrap(clean(text), room, measure)
    },
    line(
      text,
      y,
      { x = margin, width: room = width, size = 10, weight = 'regular', align = 'left', color = '#000' } = {},
    ) {
      use(weight, size).fillColor(color)
      const words = clean(text)
      const left = align === 'left' ? 0 : room - doc.widthOfString(words)
      // A width would let pdfkit break lines and pages by itself.
      doc.text(words, x + (align === 'center' ? left / 2 : left), y, { lineBreak: false })
    },
    artifact(draw) {
      doc.markContent('Artifact')
      draw()
      doc.endMarkedContent()
    },
    element: (type, options) => doc.struct(type, options as StructOptions),
    finish() {
      numberPages(paper, bottom)
      doc.end()
      return bytes
    },
  }
  return paper
}

/** 〓 (geta), as printers do: a character that the font lacks is seen to be lacking. */
function cleaner(doc: PDFKit.PDFDocument) {
  const known = new Map<string, string>()
  const has = (grapheme: string) =>
    [...grapheme].every((one) => {
      const point = one.codePointAt(0)!
      return isSelector(point) || (doc as unknown as FontHolder)._font.font.hasGlyphForCodePoint(point)
    })
  return (text: string) =>
    [...graphemes(text)]
      .map((grapheme) => {
        const shown = known.get(grapheme) ?? (/^\s$/.test(grapheme) || has(grapheme) ? grapheme : '〓')
        known.set(grapheme, shown)
        return shown
      })
      .join('')
}

/** `scope` of a table’s heads is newer than the types. */
type StructOptions = Parameters<PDFKit.PDFDocument['struct']>[1]

interface FontHolder {
  _font: { font: { hasGlyphForCodePoint: (point: number) => boolean } }
}

/** 異体字セレクタ: where the font lacks the variant, its base character is drawn. */
const isSelector = (point: number) => (point >= 0xfe00 && point <= 0xfe0f) || (point >= 0xe0100 && point <= 0xe01ef)

function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
}

function numberPages(paper: Paper, bottom: number): void {
  const { count } = paper.doc.bufferedPageRange()
  for (let page = 0; page < count; page++) {
    paper.doc.switchToPage(page)
    paper.artifact(() => paper.line(`${page + 1} / ${count}`, bottom + 16, { size: 8, align: 'center', color: '#555' }))
  }
}
