import type { Paper } from './paper.ts'

export interface PaperStamp {
  /** 移住定住推進課長 */
  role: string
  /** Inside the seal: 承認, R8.11.24, 鈴木. Nothing where it was not pressed. */
  seal?: { word: string; date: string; name: string }
  /** Below the seal. */
  name: string
  note?: string
  /** Vermilion, as a seal is; black where something was sent back. */
  color?: string
}

const VERMILION = '#b3261e'
const BOX = { width: 80.5, role: 28, seal: 58, words: 44 }
const HEIGHT = BOX.role + BOX.seal + BOX.words
const RADIUS = 25

/** 印: a row of seals, as many to a line as fit. */
export function stamps(paper: Paper, all: PaperStamp[], label: string): void {
  const perRow = Math.floor(paper.width / BOX.width)
  const list = paper.element('L', { alt: label })
  paper.doc.addStructure(list)
  for (let at = 0; at < all.length; at += perRow) {
    paper.room(HEIGHT + 8)
    for (const [column, stamp] of all.slice(at, at + perRow).entries()) {
      const x = paper.left + column * BOX.width
      const item = paper.element('LI')
      const body = paper.element('LBody')
      list.add(item)
      item.add(body)
      paper.artifact(() => frame(paper, x, stamp))
      body.add(() => drawWords(paper, x, stamp))
    }
    paper.y += HEIGHT + 8
  }
  list.end()
}

function frame({ doc, y }: Paper, x: number, { seal, color = VERMILION }: PaperStamp): void {
  doc.lineWidth(0.5).strokeColor('#555')
  doc.rect(x, y, BOX.width, BOX.role).fillAndStroke('#f2f2f2', '#555')
  doc.rect(x, y, BOX.width, HEIGHT).stroke()
  if (!seal) return
  const [middle, centre] = [x + BOX.width / 2, y + BOX.role + BOX.seal / 2]
  const chord = Math.sqrt(RADIUS ** 2 - 8 ** 2)
  doc.lineWidth(1.2).strokeColor(color).circle(middle, centre, RADIUS).stroke()
  for (const line of [-8, 8])
    doc
      .lineWidth(0.8)
      .moveTo(middle - chord, centre + line)
      .lineTo(middle + chord, centre + line)
      .stroke()
}

function drawWords(paper: Paper, x: number, { role, seal, name, note, color = VERMILION }: PaperStamp): void {
  const { y } = paper
  const width = BOX.width - 6
  const centred = { x: x + 3, width, align: 'center' } as const
  few(paper, role, width, 8, 2).forEach((line, at, { length }) =>
    paper.line(line, y + (BOX.role - length * 11) / 2 + at * 11, { ...centred, size: 8 }),
  )
  if (seal) {
    const top = y + BOX.role + BOX.seal / 2
    const parts: [string, number, number][] = [
      [seal.word, top - 21, 34],
      [seal.date, top - 6, 46],
      [seal.name, top + 9, 34],
    ]
    for (const [part, at, room] of parts)
      paper.line(part, at, { ...centred, size: sizeToFit(paper, part, room), color })
  }
  const below = [...few(paper, name, width, 8, note ? 2 : 3), ...few(paper, note ?? '', width, 7, name ? 2 : 3)].slice(
    0,
    4,
  )
  below.forEach((line, at) => paper.line(line, y + BOX.role + BOX.seal + at * 10.5, { ...centred, size: 7.5 }))
}

/** The first lines of it; a name that needs more ends in …, as the list of acts has it whole. */
function few(paper: Paper, text: string, width: number, size: number, most: number): string[] {
  if (!text) return []
  const lines = paper.lines(text, width, size)
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1]!.slice(0, -1)}…`]
}

const LARGEST = 9
const SMALLEST = 4

function sizeToFit({ doc }: Paper, text: string, room: number): number {
  const wide = doc.font('regular').fontSize(LARGEST).widthOfString(text)
  return Math.max(SMALLEST, Math.min(LARGEST, (LARGEST * room) / wide))
}
