import { createHash } from 'node:crypto'
import { Refusal } from '#lib/refusal.ts'
import type { Municipality } from '../municipality/municipalities.ts'
import { getProfile } from '../municipality/profile.queries.ts'
import type { Program } from '../program.ts'
import { type Kind, LIMITS } from './accepted.ts'
import { cleanFileName, truthfulName } from './file-name.ts'
import { redraw } from './redraw.ts'
import { scanArrival } from './scan.ts'
import { sniff } from './sniff.ts'

/** Bytes that will lie in the store under their SHA-256. */
export interface Part {
  sha256: Buffer
  mediaType: string
  width?: number
  height?: number
  bytes: Uint8Array
}

/** 添付: checked and fit to keep; in memory only, until `keepFile`. */
export interface ReceivedFile {
  /** Cleaned, with an ending that fits the content. */
  name: string
  sha256: Buffer
  mediaType: string
  width?: number
  height?: number
  /** JPEG of at most 1024 pixels and 1 MB; pictures only. */
  previewSha256?: Buffer
  /** As it arrived, where the municipality keeps originals. */
  originalSha256?: Buffer
  scan: 'unscanned' | 'clean'
  parts: Part[]
  put: (part: Part) => Promise<void>
}

export interface Arrival {
  bytes: Uint8Array
  name: string
  purpose: 'image' | 'any'
}

const HEIC =
  'HEIC 形式の写真は読み取れません。iPhone は「設定」→「カメラ」→「フォーマット」で「互換性優先」を選ぶと JPEG で撮れます。'

/**
 * Checks what somebody sent and makes it fit to keep. Call it before the transaction that calls `keepFile`.
 * @throws Refusal 413 or 422, which says why and what to do
 */
export async function receiveFile(
  program: Program,
  municipality: Municipality,
  { bytes, name: givenName, purpose }: Arrival,
): Promise<ReceivedFile> {
  const name = cleanFileName(givenName)
  const refuse = (reason: string, status: 413 | 422 = 422) =>
    new Refusal(status, `「${name}」は受け取れません。${reason}`)
  if (bytes.length === 0) throw refuse('中身が空です。もう一度選び直してください。')

  const kind = await sniff(bytes, name)
  if ('refused' in kind) throw refuse(kind.refused)
  if (purpose === 'image' && kind.family !== 'image') throw refuse('ここで送れるのは画像だけです。')
  const limit = LIMITS[kind.family]
  if (bytes.length > limit) throw refuse(`大きすぎます。${limit / 1024 / 1024}MB までにしてください。`, 413)
  if (!truthfulName(name, kind)) throw refuse('名前の末尾(拡張子)と中身が合いません。正しい名前に直してください。')

  const arrived = partOf({ kind, bytes })
  const scan = await scanArrival(program, municipality, arrived)
  if (scan === 'infected') throw refuse('ウイルスが見つかりました。開かずに削除してください。')
  const common = { scan, put: (part: Part) => program.files.put(municipality.slug, part.sha256, part.bytes) }
  if (kind.family !== 'image')
    return { ...about(arrived), ...common, name: truthfulName(name, kind)!, parts: [arrived] }

  const drawn = await redraw(bytes)
  if ('refused' in drawn) throw refuse(kind.mediaType === 'image/heic' ? HEIC : drawn.refused)
  const [picture, preview] = [partOf(drawn.picture), partOf(drawn.preview)]
  const { keepOriginals } = await getProfile(municipality.db)
  return {
    ...about(picture),
    ...common,
    name: truthfulName(name, drawn.picture.kind)!,
    previewSha256: preview.sha256,
    ...(keepOriginals && { originalSha256: arrived.sha256 }),
    parts: [...(keepOriginals ? [arrived] : []), preview, picture],
  }
}

const partOf = ({ kind, ...content }: Pick<Part, 'bytes' | 'width' | 'height'> & { kind: Kind }): Part => ({
  ...content,
  sha256: createHash('sha256').update(content.bytes).digest(),
  mediaType: kind.mediaType,
})

const about = ({ sha256, mediaType, width, height }: Part) => ({
  sha256,
  mediaType,
  ...(width && height && { width, height }),
})
