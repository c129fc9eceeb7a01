/** What we use of it: the package, which pdfkit stands on, brings no types. */
declare module 'fontkit' {
  export interface Font {
    unitsPerEm: number
    layout(text: string): {
      glyphs: { path: { toSVG(): string } }[]
      positions: { xAdvance: number; xOffset: number; yOffset: number }[]
    }
  }
  export function create(bytes: Uint8Array): Font
}
