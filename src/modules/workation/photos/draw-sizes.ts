import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { Part, ReceivedFile } from '#kernel/files/receive.ts'

/** Longest edges in pixels: of a list on a phone, and of a page on a desk. */
const [SMALL, LARGE] = [480, 1200]

export interface Sizes {
  /** What is to be kept: the two sizes, and nothing of what arrived. */
  file: ReceivedFile
  small: Part
  large: Part
}

/** Draws a picture that was received in the two sizes in which the site shows it, as WebP: 20 KB and 100 KB of a usual one. */
export async function drawSizes(received: ReceivedFile): Promise<Sizes> {
  const picture = received.parts.at(-1)!.bytes
  const [small, large] = await Promise.all([drawn(picture, SMALL), drawn(picture, LARGE)])
  return { small, large, file: { ...received, sha256: large.sha256, parts: [small, large] } }
}

async function drawn(bytes: Uint8Array, edge: number): Promise<Part> {
  const { data, info } = await sharp(bytes)
    .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 72 })
    .toBuffer({ resolveWithObject: true })
  const sha256 = createHash('sha256').update(data).digest()
  return { bytes: data, sha256, mediaType: 'image/webp', width: info.width, height: info.height }
}
