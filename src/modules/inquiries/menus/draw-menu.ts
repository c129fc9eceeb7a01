import sharp from 'sharp'
import { outline } from '#lib/paper/outline.ts'
import { iconPaths } from '#ui/index.ts'
import { type Area, areasOf, type MenuContent, type MenuField, sizeOf } from './menu.ts'

/** Where the baseline stands in a field, and how large the letters are: on a phone they are a sixth of that. */
const LINES = {
  title: { weight: 'bold', size: 108, at: 0.715, colour: '#1a1a1a' },
  note: { weight: 'regular', size: 72, at: 0.865, colour: '#4d4d4d' },
} as const
const MARGIN = 40
const DISC = 130
/** LINE takes a megabyte at most; some flat colours stay far below. */
const COLOURS = 64

/** リッチメニュー as LINE gets it: PNG of 2500 pixels. @param colour of the town */
export function drawMenu({ layout, fields, audience }: MenuContent, colour: string): Promise<Buffer> {
  const { width, height } = sizeOf(layout)
  const areas = areasOf(layout)
  const ink = audience === 'disaster' ? '#a90000' : colour
  const drawn = fields.map((field, place) => drawField(field, areas[place]!, ink)).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/>${drawn}</svg>`
  return sharp(Buffer.from(svg)).png({ palette: true, colours: COLOURS }).toBuffer()
}

/** A disc with the sign, a little above the middle, the words below it, in a thin frame. */
function drawField({ icon, title, note }: MenuField, area: Area, colour: string): string {
  const { x, y, width, height } = area
  const [middle, centre] = [x + width / 2, y + height * 0.36]
  const scale = (DISC * 1.1) / 24
  return (
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="none" stroke="#d8d8db" stroke-width="4"/>` +
    `<circle cx="${middle}" cy="${centre}" r="${DISC}" fill="${colour}"/>` +
    `<path d="${iconPaths[icon]}" transform="translate(${middle - 12 * scale} ${centre - 12 * scale}) scale(${scale})" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>` +
    drawLine(title, 'title', area) +
    drawLine(note, 'note', area)
  )
}

/** In the middle; what is too long for its field is drawn smaller. */
function drawLine(text: string, line: keyof typeof LINES, { x, y, width, height }: Area): string {
  const { weight, size, at, colour } = LINES[line]
  const full = outline(text, weight, size)
  const shrunk = Math.min(1, (width - 2 * MARGIN) / full.width)
  const left = x + (width - full.width * shrunk) / 2
  return `<g fill="${colour}" transform="translate(${left} ${y + height * at}) scale(${shrunk})">${full.svg}</g>`
}
