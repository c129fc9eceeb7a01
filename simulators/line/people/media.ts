import type { MessageObject } from '../chats.ts'
import { imageSetId } from '../identifiers.ts'
import type { World } from '../world.ts'
import { inventedPhoto } from './pictures.ts'
import { say, type MediaContent, type Said } from './say.ts'
import type { Where } from './where.ts'

export type MediaOptions = {
  contentType?: string
  /** Content answers 202 this often first, then `outcome`. */
  preparing?: number
  outcome?: 'ready' | 'failed'
}

const provider = { contentProvider: { type: 'line' } }

// Signature box of an MP4 file: enough for whoever looks at the first bytes.
const FILM = new Uint8Array(Buffer.from('000000186674797069736f6d0000020069736f6d69736f32', 'hex'))

export async function sayImages(
  world: World,
  where: Where,
  photos: (Uint8Array | undefined)[],
  options: MediaOptions = {},
): Promise<Said[]> {
  const set = photos.length > 1 ? imageSetId() : undefined
  const ready = await Promise.all(
    photos.map(async (bytes, index) => bytes ?? (await inventedPhoto(`写真 ${index + 1}`))),
  )
  return Promise.all(
    ready.map((bytes, index) => {
      const imageSet = set === undefined ? {} : { imageSet: { id: set, index: index + 1, total: ready.length } }
      const content = { type: 'image', ...provider, ...imageSet }
      return say(world, where, content, media('image', bytes, options, 'image/jpeg'))
    }),
  )
}

export function sayVideo(world: World, where: Where, bytes = FILM, duration = 5_000, options: MediaOptions = {}) {
  return say(world, where, { type: 'video', duration, ...provider }, media('video', bytes, options, 'video/mp4'))
}

export function sayAudio(world: World, where: Where, bytes = FILM, duration = 5_000, options: MediaOptions = {}) {
  return say(world, where, { type: 'audio', duration, ...provider }, media('audio', bytes, options, 'audio/m4a'))
}

export function sayFile(world: World, where: Where, fileName: string, bytes: Uint8Array, options: MediaOptions = {}) {
  const content: MessageObject = { type: 'file', fileName, fileSize: bytes.length }
  return say(world, where, content, { ...media('file', bytes, options, 'application/octet-stream'), fileName })
}

function media(kind: MediaContent['kind'], bytes: Uint8Array, options: MediaOptions, usual: string): MediaContent {
  return {
    kind,
    bytes: new Uint8Array(bytes),
    contentType: options.contentType ?? sniffed(bytes) ?? usual,
    pollsLeft: options.preparing ?? 0,
    outcome: options.outcome ?? 'ready',
  }
}

function sniffed(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  if (start.startsWith('ffd8ff')) return 'image/jpeg'
  if (start === '89504e47') return 'image/png'
  return start === '25504446' ? 'application/pdf' : undefined
}
