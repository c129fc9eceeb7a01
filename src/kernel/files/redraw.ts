import sharp, { type Sharp } from 'sharp'
import { BROKEN_PICTURE, JPEG, type Kind, PNG } from './accepted.ts'

/** A picture of 48 megapixels, as phones take them, and a little more: about 200 MB while it is open. */
const MAX_PIXELS = 50_000_000
/** What LINE takes: 10 MB for the picture, 1 MB for its preview. */
const MAX_BYTES = 10 * 1000 * 1000
const MAX_PREVIEW_BYTES = 1000 * 1000
const PREVIEW_EDGE = 1024
const PATIENCE_S = 30

sharp.cache(false)

export interface Drawn {
  kind: Kind
  bytes: Uint8Array
  width: number
  height: number
}

interface Try {
  quality: number
  /** Longest edge in pixels. */
  edge?: number
}

const tries: Try[] = [{ quality: 88 }, { quality: 78 }, { quality: 65 }, { quality: 75, edge: 4096 }]
const previewTries: Try[] = [80, 60, 40].map((quality) => ({ quality, edge: PREVIEW_EDGE }))

/**
 * Draws a picture anew: upright, sRGB, without EXIF, GPS or anything else that came with it, as JPEG or PNG, which LINE and
 * every browser show. Of an animation the first frame stays.
 */
export async function redraw(bytes: Uint8Array): Promise<{ picture: Drawn; preview: Drawn } | { refused: string }> {
  const open = () =>
    sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 })
      .timeout({ seconds: PATIENCE_S })
      .autoOrient()
      .toColourspace('srgb')
  try {
    const { width, height, format, hasAlpha } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (width * height > MAX_PIXELS) return { refused: tooManyPixels(width, height) }
    const drawnWithLines = format === 'png' || format === 'gif' || hasAlpha
    const picture = (drawnWithLines && (await asPng(open()))) || (await asJpeg(open, tries, MAX_BYTES))
    return { picture, preview: await asJpeg(open, previewTries, MAX_PREVIEW_BYTES) }
  } catch {
    return { refused: BROKEN_PICTURE }
  }
}

const tooManyPixels = (width: number, height: number) =>
  `画素数が大きすぎます(${width}×${height})。5,000万画素までに縮小して送ってください。`

async function asPng(image: Sharp): Promise<Drawn | undefined> {
  const drawn = await finish(PNG, image.png())
  return drawn.bytes.length <= MAX_BYTES ? drawn : undefined
}

async function asJpeg(open: () => Sharp, tries: Try[], maxBytes: number): Promise<Drawn> {
  for (const { quality, edge } of tries) {
    const image = open().flatten({ background: '#fff' })
    if (edge) image.resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
    const drawn = await finish(JPEG, image.jpeg({ quality }))
    if (drawn.bytes.length <= maxBytes) return drawn
  }
  throw new Error(`no try gives less than ${maxBytes} bytes`)
}

async function finish(kind: Kind, image: Sharp): Promise<Drawn> {
  const { data, info } = await image.toBuffer({ resolveWithObject: true })
  return { kind, bytes: data, width: info.width, height: info.height }
}
