import { type ReceivedFile, receiveFile } from '#kernel/files/receive.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import { Refusal } from '#lib/refusal.ts'
import { videoPreview } from './video-preview.ts'

export interface Prepared {
  file: ReceivedFile
  preview?: ReceivedFile | undefined
}

/** @throws Refusal on the field `files` */
export async function prepareFile(
  program: Program,
  municipality: Municipality,
  file: { bytes: Uint8Array; name: string },
): Promise<Prepared> {
  try {
    const prepared = await receiveFile(program, municipality, { ...file, purpose: 'any' })
    if (!prepared.mediaType.startsWith('video/')) return { file: prepared }
    const bytes = await videoPreview()
    return {
      file: prepared,
      preview: await receiveFile(program, municipality, { bytes, name: 'preview.jpg', purpose: 'image' }),
    }
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.status, error.message, 'files')
    throw error
  }
}
