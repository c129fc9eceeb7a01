import { createRequire } from 'node:module'
import sharp, { type OverlayOptions } from 'sharp'
import { iconPaths } from '#ui/index.ts'
import { type Area, areasOf, type MenuContent, type MenuField, sizeOf } from './menu.ts'

const require = createRequire(import.meta.url)
const fontFile = (file: string) => require.resolve(`@expo-google-fonts/noto-sans-jp/${file}`)
/** The font comes with the program: the picture is the same on every machine. */
const FONTS = {
  title: { fontfile: fontFile('700Bold/NotoSansJP_700Bold.ttf'), font: 'Noto Sans JP Bold 92', colour: '#1a1a1a' },
  note: { fontfile: fontFile('400Regular/NotoSansJP_400Regular.ttf'), font: 'Noto Sans JP 52', colour: '#4d4d4d' },
}

const MARGIN = 40
const DISC = 130
/** LINE takes a megabyte at most; some flat colours stay far below. */
const COLOURS = 64

/** リッチメニュー as LINE gets it: PNG of 2500 pixels. @param colour of the town */
export async function drawMenu({ layout, fields, audience }: MenuContent, colour: string): Promise<Buffer> {
  const size = sizeOf(layout)
  const areas = areasOf(layout)
  const ink = audience === 'disaster' ? '#a90000' : colour
  const ground = fields.map(({ icon }, place) => drawField(areas[place]!, iconPaths[icon], ink)).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}"><rect width="100%" height="100%" fill="#fff"/>${ground}</svg>`
  const words = await Promise.all(fields.map((field, place) => drawWords(field, areas[place]!)))
  return await sharp(Buffer.from(svg)).composite(words.flat()).png({ palette: true, colours: COLOURS }).toBuffer()
}

/** A disc with the sign, a little above the middle, in a thin frame. */
function drawField({ x, y, width, height }: Area, path: string, colour: string): string {
  const [middle, centre] = [x + width / 2, y + height * 0.36]
  const scale = (DISC * 1.1) / 24
  return (
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="none" stroke="#d8d8db" stroke-width="4"/>` +
    `<circle cx="${middle}" cy="${centre}" r="${DISC}" fill="${colour}"/>` +
    `<path d="${path}" transform="translate(${middle - 12 * scale} ${centre - 12 * scale}) scale(${scale})" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`
  )
}

async function drawWords({ title, note }: MenuField, area: Area): Promise<OverlayOptions[]> {
  const lines = [
    { text: title, ...FONTS.title, at: 0.68 },
    { text: note, ...FONTS.note, at: 0.83 },
  ].filter(({ text }) => text !== '')
  return await Promise.all(lines.map((line) => drawLine(line, area)))
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** In the middle; what is too long for its field is drawn smaller. */
async function drawLine(
  { text, font, fontfile, colour, at }: { text: string; at: number } & (typeof FONTS)['title'],
  { x, y, width, height }: Area,
): Promise<OverlayOptions> {
  const markup = `<span foreground="${colour}">${escape(text)}</span>`
  const drawn = await sharp({ text: { text: markup, font, fontfile, rgba: true, dpi: 72 } })
    .png()
    .toBuffer({ resolveWithObject: true })
  const room = width - 2 * MARGIN
  const { data, info } =
    drawn.info.width <= room
      ? drawn
      : await sharp(drawn.data).resize({ width: room }).png().toBuffer({ resolveWithObject: true })
  const left = Math.round(x + (width - info.width) / 2)
  return { input: data, left, top: Math.round(y + height * at - info.height / 2) }
}
