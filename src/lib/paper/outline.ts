import { create, type Font } from 'fontkit'
import { loadFonts, type Weight } from './fonts.ts'

const opened = new Map<Weight, Font>()

function open(weight: Weight): Font {
  const font = opened.get(weight) ?? create(loadFonts()[weight])
  opened.set(weight, font)
  return font
}

export interface Outline {
  /** Of the whole line, in pixels. */
  width: number
  /** SVG: its baseline begins at 0, 0. */
  svg: string
}

/** One line of words as shapes. No rasteriser has to find a font: sharp's differ from thread to thread in those that they know. */
export function outline(text: string, weight: Weight, size: number): Outline {
  const font = open(weight)
  const { glyphs, positions } = font.layout(text)
  let x = 0
  const shapes = glyphs.map(({ path }, place) => {
    const { xOffset, yOffset, xAdvance } = positions[place]!
    const shape = `<path transform="translate(${x + xOffset} ${yOffset})" d="${path.toSVG()}"/>`
    x += xAdvance
    return shape
  })
  const scale = size / font.unitsPerEm
  return { width: x * scale, svg: `<g transform="scale(${scale} ${-scale})">${shapes.join('')}</g>` }
}
