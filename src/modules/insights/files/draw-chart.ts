import type { Paper } from '#lib/paper/paper.ts'
import type { Measure } from '../boards/measure.ts'
import type { ChartLine } from '../boards/chart-lines.ts'
import { roundUp } from '#ui/index.ts'

interface Place {
  x: number
  width: number
  height: number
  measure: Pick<Measure, 'text' | 'unit'>
  lines: ChartLine[]
}

const [LEFT, TOP, BOTTOM, SIZE] = [34, 32, 14, 8]

/** Told apart without colour too. */
const LOOKS = [
  { color: '#0b57d0', width: 2, dash: undefined },
  { color: '#333333', width: 1.5, dash: [5, 3] },
]
const LEVELS = {
  before: { color: '#767676', width: 1.2, dash: [1.5, 3] },
  aim: { color: '#197a4b', width: 1.5, dash: [9, 3, 1.5, 3] },
}

const lookOf = ({ level }: ChartLine, at: number) => (level ? LEVELS[level] : (LOOKS[at] ?? LOOKS[1]!))

/** A chart as vectors, at the present height, which stays. For those who listen it is a figure with its lines in words. */
export function drawChart(paper: Paper, { x, width, height, measure, lines }: Place): void {
  const { doc, y: top } = paper
  const figure = paper.element('Figure', { alt: alternative(measure, lines) })
  paper.doc.addStructure(figure)
  figure.add(() => {
    const most = roundUp(Math.max(1, ...lines.flatMap(({ points }) => points.map(({ value }) => value))))
    const [left, right] = [x + LEFT, x + width - 4]
    const across = (at: number) => left + (at / 11) * (right - left)
    const down = (value: number) => top + TOP + (1 - value / most) * (height - TOP - BOTTOM)
    paper.line(`${measure.text}(${measure.unit})`, top, { x, width, size: 9, weight: 'bold' })
    keys(paper, x, top + 13, lines)
    for (const value of [0, most / 2, most]) {
      doc.undash().lineWidth(0.4).strokeColor('#bbb').moveTo(left, down(value)).lineTo(right, down(value)).stroke()
      paper.line(value.toLocaleString('ja'), down(value) - SIZE * 0.7, {
        x,
        width: LEFT - 4,
        size: SIZE,
        align: 'right',
      })
    }
    for (const month of [4, 7, 10, 1, 3]) {
      const at = across((month + 8) % 12)
      paper.line(`${month}月`, top + height - BOTTOM + 2, { x: at - 15, width: 30, size: SIZE, align: 'center' })
    }
    for (const [at, line] of lines.entries()) drawLine(paper, line, at, across, down)
  })
  figure.end()
}

function drawLine(
  { doc }: Paper,
  line: ChartLine,
  order: number,
  across: (at: number) => number,
  down: (value: number) => number,
): void {
  stroke(doc, lookOf(line, order))
  for (const [at, point] of line.points.entries()) {
    if (at === 0) doc.moveTo(across(point.at), down(point.value))
    else doc.lineTo(across(point.at), down(point.value))
  }
  doc.stroke().undash()
  if (line.level) return
  for (const { at, value } of line.points) doc.circle(across(at), down(value), 1.8).fill(lookOf(line, order).color)
}

function stroke(doc: PDFKit.PDFDocument, { color, width, dash }: ReturnType<typeof lookOf>): void {
  doc.undash().lineWidth(width).strokeColor(color)
  if (dash) doc.dash(dash[0]!, { space: dash[1]! })
}

function keys(paper: Paper, left: number, y: number, lines: ChartLine[]): void {
  let x = left
  for (const [at, line] of lines.entries()) {
    stroke(paper.doc, lookOf(line, at))
    paper.doc
      .moveTo(x, y + 6)
      .lineTo(x + 20, y + 6)
      .stroke()
      .undash()
    paper.line(line.label, y, { x: x + 24, width: 80, size: SIZE })
    x += 30 + paper.doc.font('regular').fontSize(SIZE).widthOfString(line.label)
  }
}

const monthAt = (at: number) => `${((at + 3) % 12) + 1}月`

const alternative = ({ text, unit }: Pick<Measure, 'text' | 'unit'>, lines: readonly ChartLine[]): string =>
  `${text}の折れ線。${lines
    .map(({ label, points }) => {
      const [first, last] = [points[0]!, points.at(-1)!]
      return `${label}は ${monthAt(first.at)}の ${first.value}${unit}から ${monthAt(last.at)}の ${last.value}${unit}`
    })
    .join('、')}。`
